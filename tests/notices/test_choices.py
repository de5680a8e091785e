"""What I am told, and when: each kind can be switched off, and the hours are mine."""

from contextlib import aclosing

import httpx
import msgspec
import pytest
from litestar import Litestar

from roost.kit import database
from roost.notices import kinds
from roost.settings import Settings
from tests.api.cast import signed_in
from tests.bookings import world as small
from tests.bookings.world import World
from tests.notices.telling import BOOKED, DIGEST, KINDS, NEWS, deliveries, told
from tests.support import NOW, sign_in

USUAL = {"starts": "09:00", "ends": "17:00", "weekends": False, "usual": True}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With a mail server."""
    return msgspec.structs.replace(settings, smtp="smtp://127.0.0.1:9", mail_from="roost@estuary.example")


@pytest.fixture
async def world(app: Litestar, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(kinds, "KINDS", KINDS)
    return await small.build()


@pytest.fixture
async def ann(client: httpx.AsyncClient, world: World) -> httpx.AsyncClient:
    await sign_in(client, "ann@estuary.example", NOW)
    return client


async def wanted(client: httpx.AsyncClient) -> dict[str, bool]:
    answer = await client.get("/api/me/notices")
    assert answer.headers["cache-control"] == "no-store"
    return {one["kind"]: one["wanted"] for one in answer.json()["kinds"]}


async def test_every_kind_is_there_in_the_order_of_the_table_and_is_wanted(ann: httpx.AsyncClient) -> None:
    choices = (await ann.get("/api/me/notices")).json()
    assert [one["kind"] for one in choices["kinds"]] == ["talk", "booked", "news", "digest", "mails"]
    assert all(one["wanted"] and one["name"] and one["why"] for one in choices["kinds"])
    assert [one["kind"] for one in choices["kinds"] if one["by_mail"]] == ["digest", "mails"]
    assert (choices["hours"], choices["devices"], choices["mail"]) == (USUAL, [], True)


async def test_without_a_mail_server_there_is_no_switch_for_mails(
    ann: httpx.AsyncClient, app: Litestar, db: None, settings: Settings
) -> None:
    from roost.notices import choices

    setup = app.dependencies["setup"].dependency()
    without = await choices.choices_of(
        await database.fetch_value("SELECT id FROM person WHERE email = 'ann@estuary.example'"),
        msgspec.structs.replace(setup, smtp=None),
    )
    assert (without.mail, [one.kind for one in without.kinds][-1]) == (False, "digest")


async def test_a_kind_that_is_switched_off_is_told_no_more_and_to_nobody_else_less(
    ann: httpx.AsyncClient, world: World
) -> None:
    answer = await ann.put("/api/me/notices/kinds/booked", json={"wanted": False})
    assert {one["kind"]: one["wanted"] for one in answer.json()["kinds"]}["booked"] is False
    assert await told(world.person["ann"]) is None
    assert await told(world.person["ann"], NEWS)
    assert await told(world.person["ben"])
    answer = await ann.put("/api/me/notices/kinds/booked", json={"wanted": True})
    assert await wanted(ann) == dict.fromkeys(("talk", "booked", "news", "digest", "mails"), True)
    assert await told(world.person["ann"])


async def test_who_wants_no_mails_reads_in_the_inbox_what_a_mail_would_have_said(
    ann: httpx.AsyncClient, world: World
) -> None:
    assert await deliveries(await told(world.person["ann"], mail=True)) == [("mail", "due", None)]
    await ann.put("/api/me/notices/kinds/mails", json={"wanted": False})
    for kind in (BOOKED, DIGEST):
        assert await deliveries(await told(world.person["ann"], kind, mail=True)) == []
    assert (await ann.get("/api/me/inbox")).json()["unread"] == 3
    assert await deliveries(await told(world.person["ben"], mail=True)) == [("mail", "due", None)]


async def test_what_is_decided_for_one_is_decided_for_nobody_else(
    ann: httpx.AsyncClient, app: Litestar, world: World
) -> None:
    await ann.put("/api/me/notices/kinds/news", json={"wanted": False})
    await ann.put("/api/me/notices/hours", json={"starts": "06:00", "ends": "07:00"})
    async with aclosing(await signed_in(app, "ben")) as ben:
        theirs = (await ben.get("/api/me/notices")).json()
    assert all(one["wanted"] for one in theirs["kinds"])
    assert theirs["hours"] == USUAL


@pytest.mark.parametrize("kind", ["nothing", "BOOKED", "booked ", "*"])
async def test_a_kind_that_there_is_not_is_404(ann: httpx.AsyncClient, kind: str) -> None:
    answer = await ann.put(f"/api/me/notices/kinds/{kind}", json={"wanted": False})
    assert answer.status_code == 404
    assert answer.json()["detail"] == "There is no such kind of notice. Look at the list of them."
    assert await database.fetch("SELECT FROM notice_choice") == []


async def test_my_hours_are_kept_until_i_want_the_usual_ones_again(ann: httpx.AsyncClient) -> None:
    wish = {"starts": "07:30", "ends": "24:00", "weekends": True}
    for _ in range(2):
        answer = await ann.put("/api/me/notices/hours", json=wish)
        assert answer.json()["hours"] == wish | {"usual": False}
    # Said by themselves, they are theirs, also where the council's should change.
    answer = await ann.put("/api/me/notices/hours", json={"starts": "09:00", "ends": "17:00"})
    assert answer.json()["hours"] == USUAL | {"usual": False}
    for _ in range(2):
        assert (await ann.delete("/api/me/notices/hours")).json()["hours"] == USUAL


@pytest.mark.parametrize(
    ("starts", "ends", "pointer"),
    [
        ("17:00", "09:00", "/ends"),
        ("09:00", "09:00", "/ends"),
        ("22:00", "06:00", "/ends"),
        ("09:07", "17:00", "/starts"),
        ("09:00", "25:00", "/ends"),
        ("24:00", "24:00", "/ends"),
    ],
)
async def test_hours_that_are_none_are_refused_by_their_name(
    ann: httpx.AsyncClient, starts: str, ends: str, pointer: str
) -> None:
    answer = await ann.put("/api/me/notices/hours", json={"starts": starts, "ends": ends})
    assert answer.status_code == 400
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]
    assert (await ann.get("/api/me/notices")).json()["hours"] == USUAL


async def test_the_journal_knows_nothing_of_it(ann: httpx.AsyncClient) -> None:
    before = await database.fetch_value("SELECT count(*) FROM journal")
    await ann.put("/api/me/notices/kinds/booked", json={"wanted": False})
    await ann.put("/api/me/notices/hours", json={"starts": "06:00", "ends": "07:00"})
    assert await database.fetch_value("SELECT count(*) FROM journal") == before
