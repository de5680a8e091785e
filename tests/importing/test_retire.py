"""What is gone from a file is said, and retired only when told to; what comes back is brought back."""

from datetime import date
from uuid import UUID

import pytest
from asyncpg import Record

from roost.bookings.actions import Hold, Seat, book
from roost.importing import RetiresTooMany
from roost.kit import database
from roost.kit.days import Span
from tests.importing.council import SMALL, Folder, everything, with_row, without
from tests.importing.test_check import refused
from tests.support import NOW


async def row(table: str, where: str) -> Record:
    found = await database.fetch_row(f"SELECT * FROM {table} WHERE {where}")
    assert found is not None
    return found


async def test_what_is_gone_is_listed_and_left_as_it_is(small: None, folder: Folder) -> None:
    before = await everything()
    changes = await folder.put(**without("spaces", 0)).bring_in()
    assert changes.of("spaces").gone == [("hall-1", "D01")]
    assert not changes.any(retiring=False)
    assert await everything() == before


async def test_a_file_that_is_not_there_says_nothing_about_its_rows(small: None, folder: Folder) -> None:
    changes = await folder.put(teams=SMALL["teams"]).bring_in(retire_missing=True)
    assert not changes.any(retiring=True)


async def test_a_space_that_is_gone_is_retired_and_keeps_its_row(small: None, folder: Folder) -> None:
    await folder.put(**without("spaces", 0)).bring_in(retire_missing=True)
    assert (await row("space", "label = 'D01'"))["retired_at"] == NOW
    assert await database.fetch_value("SELECT count(*) FROM space WHERE retired_at IS NULL") == 21
    assert not (await folder.bring_in(retire_missing=True)).any(retiring=True)


async def test_a_tenth_may_be_retired_and_more_only_with_yes(small: None, folder: Folder) -> None:
    two_less = SMALL["spaces"][2:]
    assert len(SMALL["spaces"]) == 22
    await folder.put(spaces=two_less).bring_in(retire_missing=True)

    before = await everything()
    folder.put(spaces=two_less[3:])
    with pytest.raises(RetiresTooMany) as caught:
        await folder.bring_in(retire_missing=True)
    assert [(sheet.name, len(sheet.gone), sheet.live) for sheet in caught.value.sheets] == [("spaces", 3, 20)]
    assert await everything() == before

    await folder.bring_in(retire_missing=True, yes=True)
    assert await database.fetch_value("SELECT count(*) FROM space WHERE retired_at IS NULL") == 17


async def test_exactly_a_tenth_is_not_too_much(small: None, folder: Folder) -> None:
    await folder.put(spaces=SMALL["spaces"][2:]).bring_in(retire_missing=True)
    await folder.put(spaces=SMALL["spaces"][4:]).bring_in(retire_missing=True)
    assert await database.fetch_value("SELECT count(*) FROM space WHERE retired_at IS NULL") == 18


async def test_a_file_cut_off_after_its_header_retires_nobody_without_yes(small: None, folder: Folder) -> None:
    # Cat leads a queue, and a queue takes all the rest: those two no file may leave out.
    folder.put(spaces=[], people=SMALL["people"][2:])
    with pytest.raises(RetiresTooMany) as caught:
        await folder.bring_in(retire_missing=True)
    assert [sheet.name for sheet in caught.value.sheets] == ["people", "spaces"]


async def test_who_leaves_is_signed_out_and_marked_and_their_bookings_are_freed(small: None, folder: Folder) -> None:
    ben = await row("person", "email = 'ben@hall.example'")
    ann = await row("person", "email = 'ann@hall.example'")
    desks = await database.fetch("SELECT id FROM space WHERE kind = 'desk' ORDER BY label LIMIT 2")
    for person, desk in ((ben, desks[0]), (ann, desks[1])):
        await _book(desk["id"], person["id"])
    await database.execute(
        "INSERT INTO session (token_hash, person, made_at, seen_at, ends_at) VALUES ('x', $1, $2, $2, $2)",
        ben["id"],
        NOW,
    )

    await folder.put(**without("people", 1)).bring_in(retire_missing=True, yes=True)

    assert (await row("person", "email = 'ben@hall.example'"))["left_at"] == NOW
    assert await database.fetch_value("SELECT count(*) FROM session") == 0
    states = await database.fetch("SELECT person, state FROM booking")
    assert {state["person"]: state["state"] for state in states} == {ben["id"]: "cancelled", ann["id"]: "booked"}


async def test_a_retired_space_gives_its_bookings_back(small: None, folder: Folder) -> None:
    ann = await row("person", "email = 'ann@hall.example'")
    desk = await row("space", "label = 'D01'")
    await _book(desk["id"], ann["id"])
    await folder.put(**without("spaces", 0)).bring_in(retire_missing=True)
    assert await database.fetch_value("SELECT state FROM booking") == "cancelled"


async def test_a_desk_that_turns_into_a_room_gives_its_bookings_back(small: None, folder: Folder) -> None:
    ann = await row("person", "email = 'ann@hall.example'")
    desk = await row("space", "label = 'D01'")
    await _book(desk["id"], ann["id"])
    await folder.put(**with_row("spaces", 0, x=11)).bring_in()
    assert await database.fetch_value("SELECT state FROM booking") == "booked"
    await folder.put(**with_row("spaces", 0, kind="room", features="quiet")).bring_in()
    assert await database.fetch_value("SELECT state FROM booking") == "cancelled"


# One gets what no rule sends elsewhere, and cannot go.
TWO_QUEUES = [*SMALL["queues"], {"queue": "post", "name": "Post room", "lead": "cat@hall.example", "members": ""}]

# What must go from which files so that one row of the named file can go.
NO_BAYS = {"zones": SMALL["zones"][:1], "spaces": SMALL["spaces"][:-1]}
GOING = {
    "spaces": without("spaces", 0),
    "people": without("people", 1),
    "queues": {"queues": SMALL["queues"][:1]},
    "zones": NO_BAYS,
    "floors": {"floors": SMALL["floors"][:1], **NO_BAYS},
    "sites": {"sites": [{**SMALL["sites"][0], "walk": ""}], "floors": SMALL["floors"][:1], **NO_BAYS},
    "teams": {
        "teams": [],
        "people": [{**person, "team": ""} for person in SMALL["people"]],
        **with_row("zones", 0, access="open", team="", team_first_until=""),
    },
}


@pytest.mark.parametrize("name", GOING)
async def test_what_reappears_is_brought_back_as_it_was(small: None, folder: Folder, name: str) -> None:
    await folder.put(queues=TWO_QUEUES).bring_in()
    before = {**await everything(), "journal": []}
    gone = (await folder.put(**GOING[name]).bring_in(retire_missing=True, yes=True)).of(name).gone
    assert len(gone) == 1

    changes = await folder.put(**SMALL | {"queues": TWO_QUEUES}).bring_in()

    assert [change.key for change in changes.of(name).back] == gone
    assert {**await everything(), "journal": []} == before
    assert not (await folder.bring_in(retire_missing=True)).any(retiring=True)


async def test_a_row_that_comes_back_changed_is_changed_too(small: None, folder: Folder) -> None:
    await folder.put(**without("spaces", 0)).bring_in(retire_missing=True)
    changes = await folder.put(**with_row("spaces", 0, x=33)).bring_in()
    (back,) = changes.of("spaces").back
    assert back.differs == {"x": (10, 33)}
    desk = await row("space", "label = 'D01'")
    assert (desk["x"], desk["retired_at"]) == (33, None)


@pytest.mark.parametrize(
    ("name", "at", "wrong"),
    [
        ("sites", 0, '"hall" is gone, and is still the site of 1 floor: hall-1'),
        ("floors", 0, '"hall-1" is gone, and is still the floor of 1 zone: hall-1-a'),
        ("floors", 0, '"hall-1" is gone, and is still the floor of 21 spaces: D01, D02 and 19 more'),
        ("zones", 0, '"hall-1-a" is gone, and is still the home_zone of 1 team: duty'),
        ("zones", 0, '"hall-1-a" is gone, and is still the zone of 21 spaces: D01, D02 and 19 more'),
        ("teams", 0, '"duty" is gone, and is still the team of 1 zone: hall-1-a'),
        ("teams", 0, '"duty" is gone, and is still the team of 2 people: ann@hall.example, ben@hall.example'),
        ("people", 2, '"cat@hall.example" is gone, and is still the lead of 1 queue: fac'),
        ("queues", 0, '"fac" is gone, and still gets every issue that no rule sends elsewhere'),
    ],
)
async def test_nothing_is_retired_that_is_still_needed(
    small: None, folder: Folder, name: str, at: int, wrong: str
) -> None:
    folder.put(**without(name, at))
    wrongs = await refused(folder, retire_missing=True, yes=True)
    assert wrong in [each.wrong for each in wrongs if each.file == f"{name}.csv"]
    await folder.bring_in()


async def test_a_row_of_a_file_may_not_lean_on_what_is_retired_with_it(small: None, folder: Folder) -> None:
    wrongs = await refused(folder.put(**without("people", 0)), retire_missing=True, yes=True)
    assert [(wrong.row, wrong.column, wrong.wrong) for wrong in wrongs] == [
        (2, "line_manager", '"ann@hall.example" is gone from people.csv and would be retired')
    ]


async def test_a_queue_has_one_member_fewer_when_one_leaves(small: None, folder: Folder) -> None:
    await folder.put(**with_row("queues", 0, members="cat@hall.example; ben@hall.example")).bring_in()
    (folder.path / "queues.csv").unlink()
    await folder.put(**without("people", 1)).bring_in(retire_missing=True, yes=True)
    changes = await folder.put(queues=SMALL["queues"]).bring_in()
    assert changes.of("queues").same == 1


async def _book(space: UUID, person: UUID) -> None:
    # A Thursday, open and within the horizon.
    await book(Hold((space,), date(2026, 11, 26), Span(540, 600), Seat(person)), person, None, NOW)
