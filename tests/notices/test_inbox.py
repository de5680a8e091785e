"""What I was told in the last 30 days: mine alone, the newest first, and how much of it I have not read."""

import base64
import json
from contextlib import aclosing
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from litestar import Litestar

from roost.issues import states
from roost.kit import database
from roost.notices import inbox
from tests.api.cast import signed_in
from tests.api.streams import Stream
from tests.bookings.world import World
from tests.issues import world as small
from tests.issues.reporting import reported
from tests.notices.telling import NEWS, TALK, a_subscription, deliveries, told
from tests.support import NOW, SetClock, sign_in


@pytest.fixture
async def world(app: Litestar) -> World:
    return await small.build()


@pytest.fixture
async def ann(client: httpx.AsyncClient, world: World) -> httpx.AsyncClient:
    await sign_in(client, "ann@estuary.example", NOW)
    return client


async def page(client: httpx.AsyncClient, cursor: str = "") -> Any:
    answer = await client.get("/api/me/inbox", params={"cursor": cursor} if cursor else None)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return answer.json()


async def unread(client: httpx.AsyncClient) -> int:
    """As *Me* and the inbox say, which are the same."""
    me, listed = (await client.get("/api/me")).json()["unread"], (await page(client))["unread"]
    assert me == listed
    return int(listed)


async def id_of(number: int) -> UUID:
    found: UUID = await database.fetch_value("SELECT id FROM issue WHERE number = $1", number)
    return found


async def test_it_says_what_was_told_the_newest_first(ann: httpx.AsyncClient, world: World) -> None:
    first = await told(world.person["ann"], now=NOW - timedelta(hours=1))
    second = await told(world.person["ann"], title="Desk T2 is yours", path="/me", tag="other")
    listed = await page(ann)
    assert [one["id"] for one in listed["notices"]] == [str(second), str(first)]
    assert listed["notices"][0] == {
        "id": str(second),
        "at": "2026-11-24T09:00:00Z",
        "kind": "booked",
        "title": "Desk T2 is yours",
        "body": "Wednesday 25 November, 09:00 to 17:00.",
        "path": "/me",
        "read": False,
        "issue": None,
        "chip": None,
    }
    assert (listed["unread"], listed["next"]) == (2, None)


async def test_what_is_older_than_thirty_days_or_over_is_neither_shown_nor_counted(
    ann: httpx.AsyncClient, world: World, clock: SetClock
) -> None:
    await told(world.person["ann"], now=NOW - timedelta(days=30), tag="a")
    kept = await told(world.person["ann"], now=NOW - timedelta(days=30) + timedelta(seconds=1), tag="b")
    talk = await told(world.person["ann"], TALK, tag="c", until=NOW + timedelta(hours=15))
    assert [one["id"] for one in (await page(ann))["notices"]] == [str(talk), str(kept)]
    assert await unread(ann) == 2
    clock.move(hours=15)
    assert (await page(ann))["notices"] == []
    assert await unread(ann) == 0


async def test_pages_hold_everything_once_also_when_something_new_comes_in_between(
    ann: httpx.AsyncClient, world: World
) -> None:
    # Many at the same moment, as one batch of events makes them.
    made = [await told(world.person["ann"], now=NOW - timedelta(minutes=n // 40), tag=str(n)) for n in range(120)]
    seen: list[str] = []
    listed = await page(ann)
    while True:
        assert len(listed["notices"]) == (20 if len(seen) == 100 else 50)
        seen += [one["id"] for one in listed["notices"]]
        await told(world.person["ann"], tag=f"late {len(seen)}")
        if listed["next"] is None:
            break
        listed = await page(ann, listed["next"])
    assert len(seen) == len(set(seen))
    assert set(seen) == {str(one) for one in made}


@pytest.mark.parametrize(
    "place",
    [
        ["2026-11-24T09:00:00", str(uuid4())],
        ["0001-01-01T00:00:00+14:00", str(uuid4())],
        ["9999-12-31T23:59:59-12:00", str(uuid4())],
        ["2026-11-24T09:00:00Z", "x"],
        ["2026-11-24T09:00:00Z"],
        [1, str(uuid4())],
        None,
        "\0",
    ],
)
async def test_a_cursor_that_is_not_ours_is_refused(ann: httpx.AsyncClient, place: object) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(place).encode()).decode()
    answer = await ann.get("/api/me/inbox", params={"cursor": cursor})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "cursor")


async def test_anothers_is_never_seen_read_or_counted(ann: httpx.AsyncClient, app: Litestar, world: World) -> None:
    bens = await told(world.person["ben"], title="Desk U2 is yours")
    for outsider in ("ann", "cat", "fay", "leo"):
        async with aclosing(await signed_in(app, outsider)) as client:
            assert await page(client) == {"notices": [], "unread": 0, "next": None}
            answer = await client.post("/api/me/inbox/reading", json={"notice": str(bens)})
            unknown = await client.post("/api/me/inbox/reading", json={"notice": str(uuid4())})
            assert (answer.status_code, answer.content) == (404, unknown.content)
            assert (await client.post("/api/me/inbox/reading", json={"notice": None})).json() == {"unread": 0}
    async with aclosing(await signed_in(app, "ben")) as ben:
        assert await unread(ben) == 1


async def test_one_is_read_and_then_all_and_a_repeat_changes_nothing(
    ann: httpx.AsyncClient, world: World, clock: SetClock
) -> None:
    ids = [await told(world.person["ann"], tag=str(n)) for n in range(3)]
    for _ in range(2):
        answer = await ann.post("/api/me/inbox/reading", json={"notice": str(ids[0])})
        assert (answer.status_code, answer.json()) == (200, {"unread": 2})
        clock.move(minutes=1)
    assert [one["read"] for one in (await page(ann))["notices"]] == [False, False, True]
    read_at = await database.fetch_value("SELECT read_at FROM notice WHERE id = $1", ids[0])
    assert read_at == NOW
    assert (await ann.post("/api/me/inbox/reading", json={"notice": None})).json() == {"unread": 0}
    assert await unread(ann) == 0


async def test_the_number_and_the_chip_are_there_for_whoever_may_see_the_issue_at_that_moment(
    ann: httpx.AsyncClient, app: Litestar, world: World
) -> None:
    number = await reported(world, "eve", chip="no-socket")
    about = await id_of(number)
    for name in ("ann", "eve", "fay"):
        await told(world.person[name], NEWS, about=about)
    [seen] = (await page(ann))["notices"]
    assert (seen["issue"], seen["chip"]) == (number, "No socket in reach")
    await database.execute("UPDATE issue SET held = 'names a colleague' WHERE id = $1", about)
    for name, sees in (("ann", False), ("eve", True), ("fay", True)):
        async with aclosing(await signed_in(app, name)) as client:
            [seen] = (await page(client))["notices"]
            assert (seen["issue"] == number, seen["chip"] is not None) == (sees, sees), name


async def test_of_an_issue_without_a_chip_its_category_is_said_and_never_its_words(
    ann: httpx.AsyncClient, world: World
) -> None:
    number = await reported(world, "eve", category="comfort", words="the blind is torn")
    await told(world.person["ann"], NEWS, about=await id_of(number))
    answer = await ann.get("/api/me/inbox")
    [seen] = answer.json()["notices"]
    [category] = [row["name"] for row in await database.fetch("SELECT name FROM category WHERE code = 'comfort'")]
    assert seen["chip"] == category
    assert "blind" not in answer.text


async def test_of_a_booking_there_is_neither_number_nor_chip(ann: httpx.AsyncClient, world: World) -> None:
    await told(world.person["ann"], about=await world.book("ann", "T1"))
    [seen] = (await page(ann))["notices"]
    assert (seen["issue"], seen["chip"]) == (None, None)


async def test_a_page_that_is_open_hears_of_what_is_new_and_of_what_was_read_elsewhere(
    ann: httpx.AsyncClient, app: Litestar, world: World
) -> None:
    async with Stream(app, ann) as stream:
        await told(world.person["ann"])
        assert (await stream.hear(b"event: me")).count(b"event: me") == 1
        await told(world.person["ben"])
        await ann.post("/api/me/inbox/reading", json={"notice": None})
        # Ben's was told in between, to Ben alone.
        await states.own(await reported(world, "eve"), None, await world.who("fay"), NOW)
        assert (await stream.hear(b"event: issue")).count(b"event: me") == 2


async def test_what_is_old_is_forgotten_with_what_went_out_of_it(ann: httpx.AsyncClient, world: World) -> None:
    await ann.post("/api/me/devices", json=a_subscription())
    old = await told(world.person["ann"], now=NOW - timedelta(days=30), tag="a")
    young = await told(world.person["ann"], now=NOW - timedelta(days=29), tag="b", until=NOW - timedelta(days=20))
    over = await told(world.person["ann"], TALK, NOW - timedelta(hours=20), tag="c", until=NOW)
    talk = await told(world.person["ann"], TALK, tag="d", until=NOW + timedelta(hours=1))
    assert [len(await deliveries(one)) for one in (old, young, over, talk)] == [1, 1, 1, 1]
    assert await inbox.forget_old(NOW) == 2
    rows = await database.fetch("SELECT id FROM notice ORDER BY tag")
    assert [row["id"] for row in rows] == [young, talk]
    assert [len(await deliveries(one)) for one in (old, young, over, talk)] == [0, 1, 0, 1]
    assert await inbox.forget_old(NOW) == 0


async def test_who_asks_for_me_is_not_kept_waiting_by_years_of_notices(ann: httpx.AsyncClient, world: World) -> None:
    """It is counted with an index that holds what is unread and nothing else."""
    everybody = list(world.person.values())
    await database.execute(
        """INSERT INTO notice (id, event, person, kind, at, title, body, path, tag, read_at)
           SELECT gen_random_uuid(), gen_random_uuid(), ($1::uuid[])[1 + n % $2], 'news', $3, 't', 'b', '/', 'x',
               CASE WHEN n % 50 > 0 THEN $3::timestamptz END
           FROM generate_series(1, 20000) n""",
        everybody,
        len(everybody),
        NOW - timedelta(days=1),
    )
    await database.execute("ANALYZE notice")
    question = inbox.UNREAD
    for place, value in (("$1", everybody[0]), ("$2", NOW), ("$3", NOW - inbox.KEPT)):
        question = question.replace(place, f"'{value}'")
    plan = await database.fetch(f"EXPLAIN {question}")
    said = "\n".join(row["QUERY PLAN"] for row in plan)
    assert "notice_unread" in said, said
    assert "Seq Scan" not in said, said
