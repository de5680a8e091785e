"""The road without a name: a code, a report without its space, a receipt, and an issue on the next working morning."""

import asyncio
import logging
import uuid
from datetime import UTC, date, datetime

import httpx
import pytest

from roost.issues import unlinked
from roost.issues.receipts import release_all
from roost.kit import database
from tests.bookings.world import World
from tests.issues.leaving import MORNING, code_at, code_of_site, left
from tests.issues.pictures import sent
from tests.issues.reporting import reported
from tests.support import NOW, SetClock, sign_in

KEY = str(uuid.UUID(int=7))


async def issues() -> list[dict[str, object]]:
    return [dict(row) for row in await database.fetch("SELECT * FROM issue ORDER BY number")]


async def count(table: str) -> int:
    found: int = await database.fetch_value(f"SELECT count(*) FROM {table}")
    return found


async def test_a_code_says_where_it_is_and_what_can_be_said_there(world: World, client: httpx.AsyncClient) -> None:
    await reported(world, at="T1")
    await reported(world, at="T2", chip="dock-broken")
    await reported(world, zone="hall-1-o", at=None, chip="no-printer", by="ben")
    await reported(world, at="U1")
    # Of the whole building: it would stand at each of its desks.
    await reported(world, site="hall", at=None, chip="no-printer", by="ben")
    answer = await client.get(f"/api/at/{await code_at(world, 'T1')}")
    assert answer.status_code == 200
    at = answer.json()
    assert at["place"] == {
        "site": "hall",
        "site_name": "Town Hall",
        "floor_name": "First floor",
        "zone": "hall-1-o",
        "zone_name": "Touchdown",
        "kind": "desk",
        "label": "T1",
    }
    assert {chip["space_kind"] for chip in at["chips"]} == {"desk", None}
    assert at["zones"] == []
    assert at["queue_name"] == "Facilities"
    assert at["already"] == [
        {"chip_words": "No socket in reach", "people": 1, "state": "new"},
        {"chip_words": "Printer does not work", "people": 1, "state": "new"},
    ]


async def test_the_code_of_a_site_offers_its_zones(world: World, client: httpx.AsyncClient) -> None:
    at = (await client.get(f"/api/at/{await code_of_site()}")).json()
    assert (at["place"]["kind"], at["place"]["zone"]) == (None, None)
    assert {zone["code"] for zone in at["zones"]} == {"hall-1-a", "hall-1-b", "hall-1-o", "hall-2-o"}
    assert {chip["space_kind"] for chip in at["chips"]} == {"desk", "bay", "room", None}


async def test_what_is_held_is_not_told_to_whoever_scans(world: World, client: httpx.AsyncClient) -> None:
    await left(client, await code_at(world, "T1"))
    await release_all(MORNING)
    assert (await client.get(f"/api/at/{await code_at(world, 'T1')}")).json()["already"] == []


@pytest.mark.parametrize("code", ["AAAAAAAAAA", "x", "2" * 40])
async def test_a_code_that_leads_nowhere_is_404(world: World, client: httpx.AsyncClient, code: str) -> None:
    assert (await client.get(f"/api/at/{code}")).status_code == 404
    assert (await left(client, code)).status_code == 404


async def test_a_report_waits_without_space_time_or_number(world: World, client: httpx.AsyncClient) -> None:
    answer = await left(client, await code_at(world, "T1"), words="No socket near the window.", photo=sent("JPEG"))
    assert answer.status_code == 202, answer.text
    assert answer.json()["release_on"] == "2026-11-25"
    [row] = await database.fetch("SELECT * FROM waiting_report")
    assert row["id"].version == 4
    assert (row["site"], row["zone"], row["space_kind"]) == ("hall", "hall-1-o", "desk")
    assert row["receipt"] == unlinked.hash_of(answer.json()["receipt"])
    assert not [value for value in row.values() if isinstance(value, datetime)]
    assert await count("issue") == await count("journal") - await journal_of_others() == await count("once") == 0


async def journal_of_others() -> int:
    found: int = await database.fetch_value("SELECT count(*) FROM journal WHERE entity <> 'issue'")
    return found


async def test_nobody_is_asked_who_they_are_even_if_they_say_it(world: World, client: httpx.AsyncClient) -> None:
    code = await code_at(world, "T1")
    await sign_in(client, "ann@estuary.example", NOW)
    seen = await database.fetch("SELECT * FROM session")
    answer = await left(client, code)
    assert answer.status_code == 202
    assert "set-cookie" not in answer.headers
    client.cookies.set("roost", "nonsense")
    assert (await left(client, code)).status_code == 202
    assert await database.fetch("SELECT * FROM session") == seen


async def test_it_becomes_an_issue_at_seven_and_not_before(world: World, client: httpx.AsyncClient) -> None:
    answer = await left(client, await code_at(world, "T1"), words="No socket near the window.", photo=sent("JPEG"))
    assert await release_all(datetime(2026, 11, 25, 6, 59, tzinfo=UTC)) == 0
    assert await release_all(MORNING) == 1
    [issue] = await issues()
    assert (issue["site"], issue["zone"], issue["space"]) == ("hall", "hall-1-o", None)
    assert (issue["level"], issue["reporter"], issue["team"]) == ("unlinked", None, None)
    assert (issue["held"], issue["queue"], issue["state"]) == ("unlinked", "facilities", "new")
    assert issue["reported_at"] == issue["unowned_since"] == issue["state_since"] == MORNING
    assert issue["escalates_at"] == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
    assert issue["words"] == "No socket near the window."
    assert issue["receipt"] == unlinked.hash_of(answer.json()["receipt"])
    assert isinstance(issue["id"], uuid.UUID)
    assert issue["id"].version == 4
    assert await count("photo") == 1
    assert await count("waiting_report") == 0
    rows = await database.fetch("SELECT verb, actor, subject, at FROM journal WHERE entity = 'issue'")
    assert [tuple(row) for row in rows] == [("reported", None, None, MORNING)]
    assert await release_all(MORNING) == 0


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 27, 9, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2026, 12, 24, 9, tzinfo=UTC), date(2026, 12, 29)),
        (datetime(2026, 11, 24, 5, tzinfo=UTC), date(2026, 11, 25)),
        (datetime(2026, 7, 6, 23, 30, tzinfo=UTC), date(2026, 7, 8)),
    ],
)
async def test_it_is_released_on_the_next_working_day_of_the_site(
    world: World, client: httpx.AsyncClient, clock: SetClock, now: datetime, day: date
) -> None:
    clock.at = now
    answer = await left(client, await code_at(world, "T1"))
    assert answer.json()["release_on"] == day.isoformat()


async def test_a_repeat_gives_the_same_receipt_and_leaves_one_report(world: World, client: httpx.AsyncClient) -> None:
    code = await code_at(world, "T1")
    first = await left(client, code, key=KEY)
    again = await asyncio.gather(*(left(client, code, key=KEY) for _ in range(4)))
    assert {answer.text for answer in again} == {first.text}
    assert await count("waiting_report") == 1
    await release_all(MORNING)
    later = await left(client, code, key=KEY)
    assert later.json() == first.json()
    assert await count("waiting_report") == 0
    assert await count("issue") == 1


async def test_another_key_is_another_report(world: World, client: httpx.AsyncClient) -> None:
    code = await code_at(world, "T1")
    receipts = {(await left(client, code)).json()["receipt"] for _ in range(5)}
    assert len(receipts) == 5
    assert all(len(receipt) == 24 for receipt in receipts)


@pytest.mark.parametrize("key", [None, "", "short", "x" * 31, "with spaces " * 4, "é" * 36])
async def test_a_key_that_could_be_guessed_is_refused(world: World, client: httpx.AsyncClient, key: str | None) -> None:
    code = await code_at(world, "T1")
    headers = {} if key is None else {"Idempotency-Key": key.encode()}
    answer = await client.post("/api/unlinked", json={"code": code, "chip": "no-socket"}, headers=headers)
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == ["Idempotency-Key"]


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"chip": "bay-blocked"}, "/chip"),
        ({"chip": "nothing"}, "/chip"),
        ({"category": "nothing"}, "/category"),
        ({"chip": "no-socket", "category": "it"}, "/category"),
        ({"zone": "hall-1-o"}, "/zone"),
        ({"words": "x" * 501}, "/words"),
        ({"words": "a\u202eb"}, "/words"),
        ({"space": "x"}, "/space"),
        ({"level": "named"}, "/level"),
    ],
)
async def test_what_is_wrong_is_named(
    world: World, client: httpx.AsyncClient, wrong: dict[str, str], pointer: str
) -> None:
    answer = await left(client, await code_at(world, "T1"), **wrong)
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert await count("waiting_report") == 0


async def test_neither_chip_nor_category_is_not_enough(world: World, client: httpx.AsyncClient) -> None:
    answer = await left(client, await code_at(world, "T1"), chip=None)
    assert answer.status_code == 400


async def test_with_the_code_of_a_site_a_zone_of_it_may_be_named(world: World, client: httpx.AsyncClient) -> None:
    code = await code_of_site()
    assert (await left(client, code, zone="hall-1-b")).status_code == 202
    assert (await left(client, code)).status_code == 202
    rows = await database.fetch("SELECT zone FROM waiting_report ORDER BY zone NULLS LAST")
    assert [row["zone"] for row in rows] == ["hall-1-b", None]
    for elsewhere in ("lane-0-o", "nowhere"):
        assert (await left(client, code, zone=elsewhere)).status_code == 400


async def test_what_only_one_space_could_be_is_left_out(world: World, client: httpx.AsyncClient) -> None:
    await database.execute("UPDATE space SET retired_at = $1 WHERE label IN ('U2')", NOW)
    await left(client, await code_at(world, "U1"))
    await left(client, await code_at(world, "R1"), chip="room-screen")
    rows = await database.fetch("SELECT zone, space_kind FROM waiting_report ORDER BY zone NULLS FIRST")
    # Of Upstairs only one desk is left, so it could be no other; Touchdown has one room among its desks.
    assert [tuple(row) for row in rows] == [(None, "desk"), ("hall-1-o", None)]


async def test_it_goes_where_the_rules_of_its_kind_of_space_lead(world: World, client: httpx.AsyncClient) -> None:
    await database.execute(
        "INSERT INTO route (id, category, space_kind, queue) VALUES (gen_random_uuid(), 'power', 'desk', 'it')"
    )
    await left(client, await code_at(world, "T1"))
    await release_all(MORNING)
    assert [issue["queue"] for issue in await issues()] == ["it"]


async def test_it_is_released_once_however_many_try(world: World, client: httpx.AsyncClient) -> None:
    code = await code_at(world, "T1")
    for _ in range(6):
        await left(client, code)
    assert sum(await asyncio.gather(*(release_all(MORNING) for _ in range(4)))) == 6
    assert [issue["number"] for issue in await issues()] == sorted({issue["number"] for issue in await issues()})
    assert await count("issue") == 6


async def test_numbers_and_journal_have_any_order_but_the_one_of_leaving(
    world: World, client: httpx.AsyncClient
) -> None:
    code = await code_at(world, "T1")
    receipts = [(await left(client, code)).json()["receipt"] for _ in range(12)]
    await release_all(MORNING)
    by_number = {issue["receipt"]: issue["number"] for issue in await issues()}
    numbers = [by_number[unlinked.hash_of(receipt)] for receipt in receipts]
    # One time in 479 million twelve of them come out as they went in.
    assert numbers != sorted(numbers)


async def test_a_fault_writes_down_neither_code_nor_words(
    world: World, client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = await code_at(world, "T1")
    # A constraint that fails says the whole row.
    await database.execute("ALTER TABLE waiting_report ADD CONSTRAINT never CHECK (false) NOT VALID")
    try:
        with caplog.at_level(logging.DEBUG):
            assert (await left(client, code, words="The lamp flickers.", key=KEY)).status_code == 500
    finally:
        await database.execute("ALTER TABLE waiting_report DROP CONSTRAINT never")
    monkeypatch.setattr("roost.issues.api.at.place_of", None)
    with caplog.at_level(logging.DEBUG):
        assert (await client.get(f"/api/at/{code}")).status_code == 500
    ours = "\n".join(f"{one.getMessage()} {one.exc_text}" for one in caplog.records if one.name != "httpx")
    assert "unlinked.py" in ours
    assert "/at/{code:str}" in ours
    for secret in (code, "lamp", KEY, "no-socket"):
        assert secret not in ours
