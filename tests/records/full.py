"""A database with a row of every kind, made by the real actions, and what can be looked for in a dump of it."""

from datetime import timedelta
from typing import Any

import asyncpg
import httpx
import msgspec
from litestar import Litestar

from roost.bookings import actions, lending, parking
from roost.importing import trials
from roost.importing.files import Sent
from roost.issues import fixes
from roost.issues.queries import PEOPLE
from roost.kit import database, heartbeat
from roost.kit.days import Span
from roost.kit.limits import Limit, limits
from roost.notices import choices
from roost.notices.wire import SetHours
from roost.people import sessions, tokens
from roost.people.sign_in import arriving, links, pending
from roost.people.sign_in.claims import Somebody
from roost.people.sign_in.wire import Pending
from roost.records import looks, retention
from roost.records.wire import WantedDays, WantedRetention
from roost.webhooks import store
from roost.webhooks.wire import NewWebhook
from tests.api import cast as casts
from tests.api.cast import ASKERS, FRIDAY, TODAY, Cast
from tests.support import BROWSER, NOW

ISSUER = "https://login.example/council"
# Nobody is there; nothing of it is sent.
HOST = "127.0.0.1:9"
# Whose name the directory has in parts.
NAMED = ("fay", "cat")
# What only a demonstration or an import has, of nobody, and what lies there for a moment alone.
NOT_FILLED = {"demo", "unsent", "webhook_mark", "import_left"}


async def fill(app: Litestar) -> Cast:
    """Everything that can be there of anybody, at NOW."""
    cast = await casts.build(HOST)
    for short in cast.world.person:
        await _signs_in(cast, short)
    ann, fay, guy, ada = [await cast.world.who(short) for short in ("ann", "fay", "guy", "ada")]
    await actions.book(cast.world.hold("ann", "T3", day=FRIDAY), ann.id, key="a key of Ann's", now=NOW)
    await lending.check_in(cast.bookings["ann desk"], ann.id, NOW)
    await lending.lend(TODAY, Span(780, 840), ann.id, NOW)
    await parking.by_registration("HE11 HYD", "blocking", guy.id, NOW)
    await parking.by_registration("AN11 ABB", "lights on", guy.id, NOW)
    await fixes.install(cast.issues.fixes["outsider"], None, "it is there", fay, NOW)
    for short in ("ann", "hid"):
        await choices.set_hours(cast.person(short), SetHours("08:00", "16:00", False))
        await choices.set_wanted(cast.person(short), "digest", False)
    await retention.change(
        WantedRetention([WantedDays("photos", 300)]), f'"{(await retention.shown()).version}"', ada.id, NOW
    )
    await looks.look(cast.person("hid"), "record", "somebody wrote to the council", ada.id, NOW)
    await looks.look(ada.id, "record", "to see that it is right", fay.id, NOW)
    await trials.begin([Sent("people.csv", _people())], ada.id, lambda: NOW)
    await heartbeat.beat(NOW)
    await limits.use(Limit("anything", 5, 60), str(ann.id), NOW)
    await _tells_others(app, cast)
    return cast


def _people() -> bytes:
    head = "email,name,team,role,line_manager,vehicle,essential_car_user,blue_badge,ev,needs\n"
    return (head + "new@estuary.example,Nia New,fam,staff,,,no,no,no,\n").encode()


async def _signs_in(cast: Cast, short: str) -> None:
    """By the provider, by a mailed link, and half way; each leaves something."""
    person = cast.person(short)
    await database.execute("UPDATE person SET directory_id = $2 WHERE id = $1", person, f"oid-{short}-oid")
    who = Somebody(ISSUER, f"sub-{short}-sub", f"sid-{short}-sid", (f"oid-{short}-oid",), (), ())
    digest = sessions.hash_of(sessions.new_token().encode())
    await arriving.open_session(who, digest, NOW + sessions.LONGEST, (), NOW)
    await links.make(person, NOW)
    await links.wish(f"{short}@estuary.example", NOW)
    begun = Pending(b"browser", "nonce", "verifier", "/", NOW + timedelta(minutes=10))
    await pending.begin(short.encode(), begun)
    await database.execute(
        "INSERT INTO logout_token (issuer, jti, ends_at) VALUES ($1, $2, $3)",
        ISSUER,
        f"jti-{short}",
        NOW + timedelta(minutes=10),
    )


async def _tells_others(app: Litestar, cast: Cast) -> None:
    """A token, a webhook, and the council's directory, which brings groups."""
    fay, ada = cast.person("fay"), cast.person("ada")
    hook = NewWebhook("Facilities' own system", "https://hooks.example/roost", ["issue"])
    await store.make(hook, (HOST,), fay, NOW)
    _, token = await tokens.make("Directory", ["scim"], TODAY + timedelta(days=300), ada, NOW)
    await tokens.make("Old", ["board"], TODAY + timedelta(days=300), fay, NOW)
    head = {"Authorization": f"Bearer {token}", "Content-Type": "application/scim+json"}
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=BROWSER) as client:
        await _scim(client, "POST", "Groups", head, _group([cast.person("ann"), cast.person("cat")]))
        for short in NAMED:
            name = {"op": "replace", "path": "name.givenName", "value": f"Given-{short}"}
            await _scim(client, "PATCH", f"Users/{cast.person(short)}", head, _patch(name))
    await database.execute("INSERT INTO group_role (value, role, place) VALUES ('Staff', 'staff', 0)")


def _group(members: list[Any]) -> dict[str, Any]:
    schema = "urn:ietf:params:scim:schemas:core:2.0:Group"
    return {"schemas": [schema], "displayName": "Roost staff", "members": [{"value": str(one)} for one in members]}


def _patch(*operations: dict[str, Any]) -> dict[str, Any]:
    return {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [*operations]}


async def _scim(client: httpx.AsyncClient, method: str, path: str, head: dict[str, str], body: Any) -> None:
    answer = await client.request(method, f"/api/scim/v2/{path}", content=msgspec.json.encode(body), headers=head)
    assert answer.status_code < 300, answer.text


async def needles(shorts: list[str]) -> dict[str, list[str]]:
    """What would tell of each of these people, while they are here, by short name."""
    rows = await database.fetch(
        """SELECT id, split_part(email, '@', 1) AS short, email, name, vehicle, directory_id FROM person
           WHERE split_part(email, '@', 1) = ANY($1)""",
        shorts,
    )
    found = {}
    for row in rows:
        short, surname = row["short"], row["name"].split()[-1]
        said = [str(row["id"]), row["id"].hex, row["email"], row["name"], surname, row["directory_id"], row["vehicle"]]
        said += [f"sub-{short}-sub", f"sid-{short}-sid"]
        said += [f"Given-{short}"] if short in NAMED else []
        said += [f"of/{short}", f"Browser of {short}"] if short in [*ASKERS.values(), "hid"] else []
        found[short] = [one for one in said if one]
    assert set(found) == set(shorts)
    return found


async def dump(connection: asyncpg.Connection) -> dict[str, str]:
    """Every row of every table as text; bytes as what they say where they say something, and as they are stored."""
    tables = await connection.fetch(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    whole = {}
    for (table,) in tables:
        rows = await connection.fetch(f'SELECT t.*, t::text AS "as text" FROM "{table}" t')
        raw = [value.decode("latin-1") for row in rows for value in row.values() if isinstance(value, bytes)]
        whole[table] = "\n".join([*(row["as text"] for row in rows), *raw])
    return whole


def found_in(whole: dict[str, str], needle: str) -> list[str]:
    """The tables that say it, in any spelling of capitals, or written as bytes are."""
    wanted, as_bytes = needle.lower(), needle.encode().hex()
    return [table for table, text in whole.items() if wanted in text.lower() or as_bytes in text]


async def people_counted() -> dict[int, int]:
    """How many say so, by the numbers of the issues."""
    return {row["number"]: row["n"] for row in await database.fetch(f"SELECT i.number, {PEOPLE} AS n FROM issue i")}
