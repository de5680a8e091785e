"""How Roost itself is doing: each check can say no, says what to do, and names nobody."""

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from roost import __version__
from roost.kit import database, heartbeat
from roost.kit.ids import new_id
from roost.notices import Setup
from roost.web import watching
from tests.bookings import world as small
from tests.bookings.world import World
from tests.support import NOW, sign_in

SETUP = Setup(address="https://roost.example.gov.uk")
MAILS = Setup(address="https://roost.example.gov.uk", smtp="smtp://127.0.0.1:9", mail_from="roost@example.gov.uk")


@pytest.fixture
async def world(db: None) -> World:
    await heartbeat.beat(NOW)
    return await small.build()


async def checks(setup: Setup = SETUP) -> dict[str, tuple[bool, str]]:
    return {check.name: (check.ok, check.words) for check in await watching.look(NOW, setup, None, "links")}


async def test_where_all_is_well_every_check_says_so(world: World) -> None:
    found = await checks()
    assert [name for name, (ok, _) in found.items() if not ok] == []
    assert found["Database"][1].startswith("PostgreSQL ")
    assert found["Schema"] == (True, "Up to date.")
    assert found["Mail"] == (True, "Not used: ROOST_SMTP is not set.")


async def test_a_worker_that_never_ran_or_fell_silent_or_is_an_older_one_is_said(world: World) -> None:
    await heartbeat.beat(NOW - timedelta(minutes=30))
    assert (await checks())["Worker"] == (True, "Alive.")  # a slow clock does not set it back
    await database.execute("UPDATE heartbeat SET at = $1", NOW - timedelta(minutes=30))
    ok, words = (await checks())["Worker"]
    assert (ok, words.startswith("It last said something 30 minutes ago")) == (False, True)
    await database.execute("UPDATE heartbeat SET at = $1, version = '0.0.1'", NOW)
    assert (await checks())["Worker"] == (False, f"It is of version 0.0.1, not {__version__}. Start it anew.")
    await database.execute("DELETE FROM heartbeat")
    assert (await checks())["Worker"][0] is False


async def test_a_schema_that_lacks_something_is_said(world: World) -> None:
    await database.execute("UPDATE migration SET name = 'm9999' WHERE name = 'm0018_webhooks'")
    try:
        assert (await checks())["Schema"] == (False, "Lacks m0018_webhooks. Run: roost migrate")
    finally:
        await database.execute("UPDATE migration SET name = 'm0018_webhooks' WHERE name = 'm9999'")


async def test_what_nobody_was_told_of_is_said(world: World) -> None:
    await world.book("ann", "T1")
    assert (await checks())["What happened is told"][0]
    await database.execute("UPDATE unsent SET at = at - interval '1 hour'")
    ok, words = (await checks())["What happened is told"]
    assert (ok, "60 minutes ago" in words) == (False, True)


async def test_mails_and_pushes_that_do_not_arrive_are_said_without_whom(world: World) -> None:
    notice = new_id()
    await database.execute(
        """INSERT INTO notice (id, event, person, kind, at, title, body, path, tag)
           VALUES ($1, $1, $2, 'booked', $3, 'Desk', '', '/', 'x')""",
        notice,
        world.person["ann"],
        NOW,
    )
    for channel, state in (("mail", "due"), ("push", "failed")):
        await database.execute(
            """INSERT INTO delivery (id, notice, channel, host, state, not_before, tries, failure, ended_at)
               VALUES ($1, $2, $3, 'h', $4, $5, 5, 'ann@estuary.example was refused', $6)""",
            new_id(),
            notice,
            channel,
            state,
            NOW - timedelta(hours=1),
            None if state == "due" else NOW - timedelta(hours=1),
        )
    found = await checks(MAILS)
    assert [name for name, (ok, _) in found.items() if not ok] == ["Notices go out", "Mail", "Push"]
    assert "1 are tried again and again" in found["Mail"][1]
    assert "ann" not in str(found)


async def test_a_webhook_that_is_off_or_failing_is_said_and_one_switched_off_by_hand_is_not(world: World) -> None:
    for name, off, failing in (
        ("A", "it is gone", None),
        ("B", None, NOW),
        ("C", watching.webhooks.store.BY_HAND, None),
    ):
        await database.execute(
            """INSERT INTO webhook (id, name, address, kinds, format, secret, made_by, made_at, off_at, off_why,
                   failing_since, failure)
               VALUES ($1, $2, 'https://x.example/?sig=key', '{issue}', 'json', $3, $4, $5, $6, $7, $8,
                   'it is slow')""",
            new_id(),
            name,
            b"x" * 32,
            world.person["fay"],
            NOW,
            NOW if off else None,
            off,
            failing,
        )
    assert (await checks())["Webhooks"] == (False, "A: off, it is gone; B: it is slow. Look at it under Webhooks.")


async def test_a_provider_that_is_away_is_said(world: World) -> None:
    class Gone:
        async def trouble(self, now: datetime) -> str | None:
            return "it cannot be reached."

    gone: Any = Gone()
    [check] = [one for one in await watching.look(NOW, SETUP, gone) if one.name == "Sign-in"]
    words = "Nobody can sign in with the identity provider: it cannot be reached. Who is signed in goes on."
    assert (check.ok, check.words) == (False, words)
    assert (await checks())["Sign-in"][0]


async def test_where_there_is_no_way_to_sign_in_that_is_said(world: World) -> None:
    [check] = [one for one in await watching.look(NOW, SETUP) if one.name == "Sign-in"]
    assert (check.ok, check.set_up, check.words[:20]) == (False, True, "Nobody can sign in: ")


async def test_what_nobody_has_set_up_is_neither_well_nor_a_trouble(world: World) -> None:
    found = {check.name: (check.ok, check.set_up) for check in await watching.look(NOW, SETUP, None, "demo")}
    assert [name for name, (_, set_up) in found.items() if not set_up] == ["Mail", "Webhooks", "Sign-in"]
    assert found["Mail"] == (True, False)


async def test_administrators_ask_for_it_and_nobody_else(client: httpx.AsyncClient) -> None:
    await small.build()
    await database.execute("UPDATE person SET role = 'administrator' WHERE email = 'ann@estuary.example'")
    await sign_in(client, "ann@estuary.example", NOW)
    answer = await client.get("/api/admin/health")
    assert answer.status_code == 200
    assert answer.json()["version"] == __version__
    assert answer.json()["ok"] is False  # nothing does the timed work in this test
    await sign_in(client, "fay@estuary.example", NOW)
    assert (await client.get("/api/admin/health")).status_code == 403
