"""Desks are placed on the plan, many at once, on the copy that was looked at."""

from uuid import uuid4

from tests.admin.desk import Desk, Json, journal, pointers, refused
from tests.bookings.world import World


def moves(council: World, **to: tuple[int, int]) -> Json:
    return {"positions": [{"id": str(council.space[label]), "x": x, "y": y} for label, (x, y) in to.items()]}


async def test_spaces_move_and_the_others_stay(ada: Desk, council: World) -> None:
    before = await ada.get("floors/hall-1/spaces")
    after = await ada.put("floors/hall-1/positions", moves(council, T1=(5, 6), T2=(7, 8)), before["version"])
    was = {one["label"]: (one["x"], one["y"]) for one in before["spaces"]}
    now = {one["label"]: (one["x"], one["y"]) for one in after["spaces"]}
    assert now == was | {"T1": (5, 6), "T2": (7, 8)}
    assert after["version"] != before["version"]
    assert await journal("floor") == [("places moved", "hall-1", {"spaces": 2})]


async def test_what_is_where_it_was_is_no_change(ada: Desk, council: World) -> None:
    before = await ada.get("floors/hall-1/spaces")
    after = await ada.put("floors/hall-1/positions", moves(council, T1=(0, 100)), before["version"])
    assert after == before
    assert await journal("floor") == []


async def test_two_who_draw_on_one_floor_lose_nothing(ada: Desk, council: World) -> None:
    before = await ada.get("floors/hall-1/spaces")
    await ada.put("floors/hall-1/positions", moves(council, T1=(5, 6)), before["version"])
    stale = await ada.try_put("floors/hall-1/positions", moves(council, T2=(7, 8)), before["version"])
    refused(stale, 409, "changed-meanwhile")
    refused(await ada.try_put("floors/hall-1/positions", moves(council, T2=(7, 8)), None), 428, "if-match")
    assert (await ada.space("hall-1", "T2"))["x"] == 10


async def test_a_desk_that_was_added_meanwhile_is_seen_first(ada: Desk, council: World) -> None:
    before = await ada.get("floors/hall-1/spaces")
    new = {"label": "T9", "kind": "desk", "zone": "hall-1-o", "x": 5, "y": 6, "features": []}
    await ada.post("floors/hall-1/spaces", new)
    stale = await ada.try_put("floors/hall-1/positions", moves(council, T1=(5, 6)), before["version"])
    refused(stale, 409, "changed-meanwhile")


async def test_all_that_is_wrong_is_named_and_nothing_moves(ada: Desk, council: World) -> None:
    before = await ada.get("floors/hall-1/spaces")
    body = moves(council, T1=(5, 6), T2=(401, 301), U1=(1, 1))
    body["positions"] += [{"id": str(uuid4()), "x": 1, "y": 1}, {"id": str(council.space["T1"]), "x": 1, "y": 1}]
    answer = await ada.try_put("floors/hall-1/positions", body, before["version"])
    assert pointers(refused(answer, 400, "invalid")) == [
        "/positions/1/x",
        "/positions/1/y",
        "/positions/2/id",
        "/positions/3/id",
        "/positions/4/id",
    ]
    assert await ada.get("floors/hall-1/spaces") == before
