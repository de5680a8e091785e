"""What is taken out of use for good ends what is booked there, says how much, and can come back with its ids."""

from typing import Any

import pytest

from roost.kit import database
from roost.kit.errors import Problem
from tests.admin.desk import Desk, journal, refused
from tests.bookings.world import DAY, World
from tests.support import NOW


async def states(*bookings: Any) -> list[str]:
    rows = await database.fetch("SELECT id, state FROM booking WHERE id = ANY($1)", list(bookings))
    by_id = {row["id"]: row["state"] for row in rows}
    return [by_id[one] for one in bookings]


@pytest.mark.parametrize(
    ("path", "freed"),
    [("zones/hall-1-o", ["ann"]), ("floors/hall-1", ["ann", "ben"]), ("sites/hall", ["ann", "ben", "eve"])],
)
async def test_a_place_goes_with_everything_in_it_and_comes_back_so(
    ada: Desk, council: World, path: str, freed: list[str]
) -> None:
    await database.execute("DELETE FROM team_home")
    booked = {
        "ann": await council.book("ann", "T1"),
        "ben": await council.book("ben", "B1"),
        "eve": await council.book("eve", "U1"),
        "cat": await council.book("cat", "L1"),
    }
    ids = await database.fetch("SELECT id FROM space ORDER BY id")
    assert await ada.post(f"{path}/retirement") == {"freed": len(freed)}
    expected = {name: "cancelled" if name in freed else "booked" for name in booked}
    assert dict(zip(booked, await states(*booked.values()), strict=True)) == expected
    entity, code = path.removesuffix("s").partition("/")[0].removesuffix("s"), path.partition("/")[2]
    facts = {"from": "in use", "to": "retired", "freed": len(freed)}
    assert await journal(entity) == [("retired", code, facts)]
    assert await ada.post(f"{path}/retirement") == {"freed": 0}
    back = await ada.post(f"{path}/return")
    assert back["retired"] is False
    assert await database.fetch("SELECT id FROM space ORDER BY id") == ids
    assert (await journal(entity))[1:] == [("brought back", code, {"from": "retired", "to": "in use"})]
    assert await ada.post(f"{path}/return") == back


async def test_a_space_frees_its_holders_from_now_on_and_keeps_what_is_past(ada: Desk, council: World) -> None:
    ahead = [await council.book("ann", "T1"), await council.book("ben", "T1", "09:00-12:00", day=NOW.date())]
    other = await council.book("cat", "T2")
    await database.execute(
        "UPDATE booking SET day = $2 WHERE id = $1",
        past := await council.book("eve", "T1", day=DAY.replace(day=26)),
        DAY.replace(day=20),
    )
    path = f"spaces/{council.space['T1']}"
    assert await ada.post(f"{path}/retirement") == {"freed": 2}
    assert await states(*ahead, other, past) == ["cancelled", "cancelled", "booked", "booked"]
    back = await ada.post(f"{path}/return")
    assert (back["id"], back["label"], back["retired"]) == (str(council.space["T1"]), "T1", False)


async def test_nobody_books_what_is_retired(ada: Desk, council: World) -> None:
    await ada.post(f"spaces/{council.space['T1']}/retirement")
    await ada.post("floors/hall-2/retirement")
    for label in ("T1", "U1"):
        with pytest.raises(Problem, match="Choose another"):
            await council.book("ann", label)


async def test_nothing_comes_back_into_what_is_retired(ada: Desk, council: World) -> None:
    await ada.post(f"spaces/{council.space['U1']}/retirement")
    await ada.post("zones/hall-2-o/retirement")
    refused(await ada.try_post(f"spaces/{council.space['U1']}/return"), 409, "above-retired")
    await ada.post("floors/hall-2/retirement")
    refused(await ada.try_post("zones/hall-2-o/return"), 409, "above-retired")
    await database.execute("DELETE FROM team_home")
    await ada.post("sites/hall/retirement")
    refused(await ada.try_post("floors/hall-2/return"), 409, "above-retired")
    for path in ("sites/hall", "floors/hall-2", "zones/hall-2-o", f"spaces/{council.space['U1']}"):
        await ada.post(f"{path}/return")


async def test_a_home_is_given_to_its_team_elsewhere_first(ada: Desk) -> None:
    await database.execute(
        """INSERT INTO team_home (team, zone) VALUES ('fam', 'hall-2-o')
           ON CONFLICT (team) DO UPDATE SET zone = excluded.zone"""
    )
    for path in ("zones/hall-2-o", "floors/hall-2", "sites/hall"):
        problem = refused(await ada.try_post(f"{path}/retirement"), 409, "still-needed")
        assert "Family Support" in problem["detail"]


async def test_what_never_was_is_not_retired(ada: Desk) -> None:
    for path in ("sites/x", "floors/x", "zones/x", "spaces/01890a5d-ac96-774b-bcce-b302099a8057"):
        for act in ("retirement", "return"):
            refused(await ada.try_post(f"{path}/{act}"), 404, "not-found")
