"""People and teams come in by set: what a file says wins, what it leaves blank is the person's own."""

import time
from collections.abc import AsyncIterator

import asyncpg
import pytest
import pytest_asyncio

from roost import people
from roost.kit import database
from roost.people import PersonRow, TeamRow
from roost.people.actions import transactional
from tests.people.conftest import ANN, BOB, PEOPLE, PIP, TEAMS
from tests.support import NOW

pytestmark = pytest.mark.usefixtures("council")


async def row(email: str) -> asyncpg.Record:
    found = await database.fetch_row(
        """SELECT person.*, boss.email AS boss FROM person LEFT JOIN person boss ON boss.id = person.line_manager
           WHERE person.email = $1""",
        email,
    )
    assert found is not None
    return found


async def versions(table: str) -> list[asyncpg.Record]:
    return await database.fetch(f"SELECT xmin, {table}.* FROM {table} ORDER BY 2")


@pytest_asyncio.fixture
async def notices(database_url: str, council: None) -> AsyncIterator[list[str]]:
    heard: list[str] = []
    connection = await asyncpg.connect(database_url)
    await connection.add_listener("roost", lambda *args: heard.append(str(args[3])))
    yield heard
    await connection.close()


async def test_a_new_person_has_what_the_file_says_and_nothing_else() -> None:
    ann = await row(ANN)
    assert (ann["name"], ann["team"], ann["role"], ann["boss"]) == ("Ann Hale", "fs1", "staff", BOB)
    assert (ann["vehicle"], ann["needs"], ann["ev"]) == ("YB21 VVW", ["dock"], False)
    assert (ann["essential_car_user"], ann["blue_badge"], ann["hidden"]) == (True, False, False)
    assert (ann["made_at"], ann["left_at"]) == (NOW, None)


async def test_the_same_file_again_touches_no_row_and_tells_nobody() -> None:
    before = await versions("person"), await versions("team")
    await people.upsert_teams(TEAMS)
    await people.upsert_people(PEOPLE, None, NOW)
    assert (await versions("person"), await versions("team")) == before


async def test_blank_cells_leave_what_the_person_has_set() -> None:
    await database.execute("UPDATE person SET vehicle = 'AB12 CDE', ev = true, needs = '{quiet}' WHERE email = $1", BOB)
    for name in ("Bob Mbeki", "Robert Mbeki"):
        await people.save_person(PersonRow(BOB, name, "fs1", "manager"), None, NOW)
        bob = await row(BOB)
        assert (bob["name"], bob["vehicle"], bob["ev"], bob["needs"]) == (name, "AB12 CDE", True, ["quiet"])


async def test_filled_cells_win_over_what_the_person_has_set() -> None:
    await database.execute("UPDATE person SET vehicle = 'AB12 CDE', ev = true, needs = '{quiet}' WHERE email = $1", BOB)
    changed = PersonRow(BOB, "Bob Mbeki", "fs1", "manager", vehicle="XY99 ZZZ", ev=False, needs=("dock",))
    await people.save_person(changed, None, NOW)
    bob = await row(BOB)
    assert (bob["vehicle"], bob["ev"], bob["needs"]) == ("XY99 ZZZ", False, ["dock"])


async def test_blank_entitlements_and_a_blank_manager_mean_no() -> None:
    await people.save_person(PersonRow(ANN, "Ann Hale", "fs1", "staff"), None, NOW)
    ann = await row(ANN)
    assert (ann["essential_car_user"], ann["blue_badge"], ann["boss"]) == (False, False, None)


async def test_a_manager_may_stand_below_their_people_in_the_file() -> None:
    await people.upsert_people(
        [
            PersonRow("new@estuary.example", "New", "duty", "staff", "boss@estuary.example"),
            PersonRow("boss@estuary.example", "Boss", "duty", "manager"),
        ],
        None,
        NOW,
    )
    assert (await row("new@estuary.example"))["boss"] == "boss@estuary.example"


async def test_somebody_keeps_their_id_and_their_hiding_whatever_the_file_says() -> None:
    before = await row(ANN)
    await database.execute("UPDATE person SET hidden = true WHERE email = $1", ANN)
    await people.save_person(PersonRow(ANN, "Ann Hale-Ghosh", None, "leader"), None, NOW)
    after = await row(ANN)
    assert (after["id"], after["hidden"], after["made_at"]) == (before["id"], True, before["made_at"])
    assert (after["name"], after["team"], after["role"]) == ("Ann Hale-Ghosh", None, "leader")


async def test_a_changed_role_and_only_that_is_journalled_person_by_person() -> None:
    actor = (await row(PIP))["id"]
    ann = PersonRow(ANN, "Ann Hale-Ghosh", "fs1", "administrator", BOB, "YB21 VVW", True, needs=("dock",))
    await people.upsert_people([*PEOPLE[1:], ann], actor, NOW)
    [event] = await database.fetch("SELECT * FROM journal")
    assert (event["verb"], event["subject"], event["actor"]) == ("role-changed", (await row(ANN))["id"], actor)
    assert event["facts"] == '{"to": "administrator", "from": "staff"}'


async def test_only_the_servers_that_need_to_know_of_a_change_are_told_of_it(notices: list[str]) -> None:
    await people.upsert_people(
        [PersonRow(PIP, "Pip Øster", None, "parking", vehicle="AB12 CDE"), *PEOPLE[:3]], None, NOW
    )
    await database.execute("NOTIFY roost, 'end'")
    while "end" not in notices:
        await database.fetch_value("SELECT 1")
    assert [notice for notice in notices if notice.startswith("person")] == [f"person {(await row(PIP))['id']}"]


async def test_who_had_left_and_is_named_again_is_back() -> None:
    await database.execute("UPDATE person SET left_at = now() WHERE email = $1", ANN)
    assert await people.by_email(ANN) is None
    await people.upsert_people(PEOPLE, None, NOW)
    assert await people.by_email(ANN) is not None


async def test_leaving_frees_what_they_hold_and_happens_once() -> None:
    ann = await people.by_email(ANN)
    assert ann is not None
    freed: list[object] = []

    async def free_bookings(*args: object) -> None:
        freed.append(args)

    for _ in range(2):
        await people.mark_left([ann.id], None, NOW, free_bookings)
    assert freed == [([ann.id], None, NOW)] * 2
    assert (await row(ANN))["left_at"] == NOW
    assert [event["verb"] for event in await database.fetch("SELECT verb FROM journal")] == ["left"]
    assert await people.by_ids([ann.id]) == {}
    assert await people.by_ids([ann.id], left_too=True) == {ann.id: ann}
    assert await people.names([ann.id]) == {ann.id: "Ann Hale"}


async def test_when_bookings_cannot_be_freed_nobody_leaves() -> None:
    ann = await people.by_email(ANN)
    assert ann is not None

    async def fail(*_: object) -> None:
        raise LookupError("no")

    with pytest.raises(LookupError):
        await people.mark_left([ann.id], None, NOW, fail)
    assert await people.by_email(ANN) == ann


async def test_a_file_comes_in_whole_or_not_at_all() -> None:
    before = await versions("person")

    @transactional
    async def bring_in() -> None:
        await people.upsert_teams([TeamRow("new", "New team")])
        await people.upsert_people([PersonRow("x@estuary.example", "X", "new", "staff")], None, NOW)
        raise LookupError("a later file is wrong")

    with pytest.raises(LookupError):
        await bring_in()
    assert await versions("person") == before
    assert await database.fetch_value("SELECT count(*) FROM team WHERE code = 'new'") == 0


async def test_a_team_is_renamed_retired_and_brought_back() -> None:
    await people.save_team(TeamRow("fs1", "Family Support One", (3,)))
    await people.retire_teams(["fs1"], NOW)
    team = await database.fetch_row("SELECT * FROM team WHERE code = 'fs1'")
    assert team is not None
    assert (team["name"], team["office_days"], team["retired_at"]) == ("Family Support One", [3], NOW)
    await people.save_team(TeamRow("fs1", "Family Support One", (3,)))
    assert await database.fetch_value("SELECT retired_at FROM team WHERE code = 'fs1'") is None


@pytest.mark.parametrize("typed", ["YB21 VVW", "yb21vvw", " yb21 vvw", "YB-21-VVW"])
async def test_whose_car_it_is_is_found_however_it_is_typed(typed: str) -> None:
    assert [person.name for person in await people.by_registration(typed)] == ["Ann Hale"]


async def test_a_shared_car_has_two_holders_and_one_of_nobodys_none() -> None:
    await people.save_person(PersonRow(PIP, "Pip Øster", None, "parking", vehicle="YB21 VVW"), None, NOW)
    assert [person.name for person in await people.by_registration("YB21VVW")] == ["Ann Hale", "Pip Øster"]
    for typed in ("ZZ99 ZZZ", "", "%", "x" * 300):
        assert await people.by_registration(typed) == []


async def test_twenty_thousand_people_come_in_within_seconds() -> None:
    rows = [
        PersonRow(f"p{n}@estuary.example", f"Person {n}", "fs1", "staff", ANN, None, n % 2 == 0) for n in range(20_000)
    ]
    began = time.perf_counter()
    await people.upsert_people(rows, None, NOW)
    first = time.perf_counter() - began
    assert await database.fetch_value("SELECT count(*) FROM person") == 20_000 + len(PEOPLE)
    began = time.perf_counter()
    await people.upsert_people(rows, None, NOW)
    assert time.perf_counter() - began < 10
    assert first < 20  # a second or two; one statement a person takes minutes
