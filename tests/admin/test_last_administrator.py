"""There is always somebody who can administer Roost, whoever asks: a form, a file, another system."""

import asyncio

import pytest

from roost import people
from roost.kit import database
from roost.kit.errors import Refused
from roost.people import PersonRow, administrators, managing
from roost.people.managing import PersonEdit
from tests.admin.conftest import Browsers
from tests.admin.desk import Desk, refused
from tests.admin.test_people import form
from tests.bookings.world import World, refused_as
from tests.support import NOW, rounds

BOB = PersonRow("bob@estuary.example", "Bob Admin", None, "administrator")


async def nothing_held(*_: object) -> None:
    """Gives nothing up."""


async def administrators_here() -> int:
    found: int = await database.fetch_value(
        "SELECT count(*) FROM person WHERE role = 'administrator' AND left_at IS NULL"
    )
    return found


async def test_the_last_one_neither_leaves_nor_becomes_something_else(ada: Desk, council: World) -> None:
    me = council.person["ada"]
    refused(await ada.try_post(f"people/{me}/departure"), 409, "last-administrator")
    row = await ada.person(me)
    problem = refused(
        await ada.try_put(f"people/{me}", form(row, role="staff"), row["version"]), 409, "last-administrator"
    )
    assert "somebody else" in problem["detail"]
    assert await ada.person(me) == row


async def test_one_of_two_may(ada: Desk, council: World) -> None:
    await people.save_person(BOB, None, NOW)
    row = await ada.person(council.person["ada"])
    changed = await ada.put(f"people/{row['id']}", form(row, role="staff"), row["version"])
    assert changed["role"] == "staff"
    refused(await ada.try_post(f"people/{row['id']}/departure"), 403, "not-allowed")


async def test_a_file_cannot_take_the_last_one_away(council: World) -> None:
    with refused_as("last-administrator"):
        await people.save_person(PersonRow("ada@estuary.example", "Ada Admin", None, "staff"), None, NOW)
    with refused_as("last-administrator"):
        await people.mark_left([council.person["ada"]], None, NOW, nothing_held)
    assert await administrators_here() == 1


async def test_a_file_may_put_another_in_their_place(council: World) -> None:
    await people.upsert_people([BOB, PersonRow("ada@estuary.example", "Ada Admin", None, "staff")], None, NOW)
    assert await administrators_here() == 1


async def test_who_left_counts_for_nothing(council: World) -> None:
    await people.save_person(BOB, None, NOW)
    bob = await database.fetch_value("SELECT id FROM person WHERE email = $1", BOB.email)
    await people.mark_left([bob], None, NOW, nothing_held)
    with refused_as("last-administrator"):
        await people.mark_left([council.person["ada"]], None, NOW, nothing_held)


async def test_a_council_that_has_none_yet_is_not_held_up(council: World) -> None:
    await database.execute("UPDATE person SET role = 'staff' WHERE role = 'administrator'")
    await people.mark_left([council.person["ada"]], None, NOW, nothing_held)
    assert await administrators_here() == 0


async def _demote(short: str) -> None:
    row = await managing.row_of(
        await database.fetch_value("SELECT id FROM person WHERE email = $1", f"{short}@estuary.example")
    )
    edit = PersonEdit(row["email"], row["name"], row["team"], "staff", None, False, False)
    await managing.change(row["id"], edit, f'"{managing.version_of(row)}"', row["id"], NOW)


async def _leave(short: str) -> None:
    id_ = await database.fetch_value("SELECT id FROM person WHERE email = $1", f"{short}@estuary.example")
    await people.mark_left([id_], None, NOW, nothing_held)


async def _by_file(short: str) -> None:
    await people.save_person(PersonRow(f"{short}@estuary.example", "Somebody", None, "staff"), None, NOW)


@pytest.mark.parametrize("ways", [(_demote, _demote), (_leave, _leave), (_by_file, _leave), (_demote, _by_file)])
async def test_of_two_who_go_at_once_one_stays(council: World, ways: tuple[object, object]) -> None:
    """Each alone might: whoever is second sees what the first has done."""
    for _ in range(rounds(10, 100)):
        await people.upsert_people(
            [BOB, PersonRow("ada@estuary.example", "Ada Admin", None, "administrator")], None, NOW
        )
        assert await administrators_here() == 2
        results = await asyncio.gather(
            *(way(short) for way, short in zip(ways, ("ada", "bob"), strict=True)),
            return_exceptions=True,
        )
        assert [type(one) for one in results if one is not None] == [Refused], results
        assert await administrators_here() == 1


async def test_who_signs_in_with_a_lesser_role_can_ask_first(council: World) -> None:
    async with database.transaction():
        assert await administrators.could_do_without([council.person["ann"]])
        assert not await administrators.could_do_without([council.person["ada"]])


async def test_the_one_who_is_left_still_gets_in(browsers: Browsers, ada: Desk, council: World) -> None:
    await ada.try_post(f"people/{council.person['ada']}/departure")
    assert (await ada.get("people"))["people"]
