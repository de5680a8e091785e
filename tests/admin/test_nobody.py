"""Nobody, to whom what the forgotten did is laid: no administrator finds, revives or names them."""

from typing import Any

import pytest

from roost.importing.queries import stored
from roost.kit import database
from roost.kit.errors import Invalid, NotFound
from roost.kit.ids import new_id
from roost.people import administrators, directory_groups, managing
from roost.people.directory_groups import Group
from roost.people.managing import PersonEdit
from roost.people.nobody import NOBODY, nobody
from roost.people.tokens import Token
from tests.admin.desk import Desk, refused
from tests.bookings.world import World, refused_as
from tests.support import NOW

EDIT = {
    "email": "somebody@estuary.example",
    "name": "Ben Brook",
    "team": None,
    "role": "administrator",
    "line_manager": None,
    "essential_car_user": False,
    "blue_badge": False,
}


async def _row() -> tuple[Any, ...]:
    row = await database.fetch_row("SELECT email, name, role, left_at FROM person WHERE id = $1", NOBODY)
    assert row is not None
    return tuple(row)


async def test_they_are_nobody_to_an_administrator_too(ada: Desk) -> None:
    await nobody(NOW)
    before = await _row()
    refused(await ada.client.get(f"/api/admin/people/{NOBODY}"), 404, "not-found")
    refused(await ada.try_put(f"people/{NOBODY}", EDIT, "0" * 16), 404, "not-found")
    for act in ("departure", "return", "sign-out"):
        refused(await ada.try_post(f"people/{NOBODY}/{act}"), 404, "not-found")
    assert (await ada.get("people", gone=True))["people"] == []
    assert await _row() == before


async def test_no_act_of_the_house_knows_them(ada: Desk, council: World) -> None:
    await nobody(NOW)
    me = council.person["ada"]
    for act in (
        managing.bring_back(NOBODY, me, NOW),
        managing.sign_out(NOBODY, me, NOW),
        managing.change(NOBODY, PersonEdit(**EDIT), None, me, NOW),
    ):
        with pytest.raises(NotFound):
            await act


async def test_they_would_be_no_administrator_to_rely_on(council: World) -> None:
    await nobody(NOW)
    await database.execute("UPDATE person SET role = 'administrator', left_at = NULL WHERE id = $1", NOBODY)
    async with database.transaction():
        assert not await administrators.could_do_without([council.person["ada"]])
        await database.execute("UPDATE person SET role = 'staff' WHERE id = $1", council.person["ada"])
        with refused_as("last-administrator"):
            await administrators.still_one()


async def test_no_file_is_compared_with_them(council: World) -> None:
    await nobody(NOW)
    assert NOBODY not in (await stored())["people"].ids.values()


async def test_no_group_of_the_directory_takes_them_in(council: World) -> None:
    await nobody(NOW)
    group = Group("Leaders", None, frozenset([NOBODY]))
    with pytest.raises(Invalid):
        await directory_groups.make(group, Token(new_id(), ("scim",)), NOW)
