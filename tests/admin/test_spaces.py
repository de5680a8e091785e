"""Spaces one by one, and a row of desks at once."""

import pytest

from roost.kit import database
from roost.places.managing_spaces import labels_from
from tests.admin.desk import Desk, Json, journal, only, pointers, refused
from tests.bookings.world import World

NEW: Json = {"label": "T9", "kind": "desk", "zone": "hall-1-o", "x": 50, "y": 100, "features": ["Sit-Stand", "dock"]}
ROW: Json = {
    "zone": "hall-1-o", "kind": "desk", "first": "2B07", "count": 4, "x": 10, "y": 200, "dx": 20, "dy": 0,
    "features": ["dock"],
}  # fmt: skip


def form(row: Json, **but: object) -> Json:
    return only(row, *NEW) | but


async def labels(floor: str) -> list[str]:
    rows = await database.fetch("SELECT label FROM space WHERE floor = $1 AND retired_at IS NULL ORDER BY label", floor)
    return [row["label"] for row in rows]


async def test_a_space_is_added_and_can_be_looked_at(ada: Desk) -> None:
    made = await ada.post("floors/hall-1/spaces", NEW)
    assert (made["label"], made["features"], made["floor"]) == ("T9", ["dock", "sit-stand"], "hall-1")
    assert await ada.space("hall-1", "T9") == made
    facts = {"floor": "hall-1", "zone": "hall-1-o", "kind": "desk"}
    assert await journal("space") == [("added", made["id"], facts)]


@pytest.mark.parametrize(
    ("but", "pointer"),
    [
        ({"label": "=1"}, "/label"),
        ({"label": ""}, "/label"),
        ({"kind": "sofa"}, "/kind"),
        ({"features": ["ev"]}, "/features"),
        ({"features": ["seats 6"]}, "/features"),
        ({"zone": "hall-2-o"}, "/zone"),
        ({"zone": "nowhere"}, "/zone"),
        ({"x": 401}, "/x"),
        ({"y": -1}, "/y"),
        ({"y": 301}, "/y"),
    ],
)
async def test_what_cannot_be_is_refused_as_a_file_would_be(ada: Desk, but: Json, pointer: str) -> None:
    answer = await ada.try_post("floors/hall-1/spaces", NEW | but)
    assert pointers(refused(answer, 400, "invalid")) == [pointer]
    assert await journal("space") == []


async def test_a_label_is_one_spaces_on_a_floor_also_when_it_is_retired(ada: Desk, council: World) -> None:
    refused(await ada.try_post("floors/hall-1/spaces", NEW | {"label": "T1"}), 409, "label-taken")
    await ada.post(f"spaces/{council.space['T1']}/retirement")
    refused(await ada.try_post("floors/hall-1/spaces", NEW | {"label": "T1"}), 409, "was-retired")
    await ada.post("floors/hall-2/spaces", NEW | {"label": "T1", "zone": "hall-2-o"})


async def test_a_change_says_kind_zone_and_place_from_and_to(ada: Desk, council: World) -> None:
    row = await ada.space("hall-1", "T1")
    body = form(row, label="T1a", zone="hall-1-b", x=5, features=[])
    changed = (await ada.put(f"spaces/{row['id']}", body, row["version"]))["space"]
    assert (changed["id"], changed["label"], changed["zone"], changed["x"]) == (row["id"], "T1a", "hall-1-b", 5)
    facts = {"columns": "label zone x features", "zone_from": "hall-1-o", "zone_to": "hall-1-b"}
    assert await journal("space") == [("changed", row["id"], facts | {"x_from": 0, "x_to": 5})]


async def test_nobody_who_booked_a_desk_finds_a_room_there(ada: Desk, council: World) -> None:
    booking = await council.book("ann", "T2")
    row = await ada.space("hall-1", "T2")
    changed = await ada.put(f"spaces/{row['id']}", form(row, label="T2b"), row["version"])
    assert changed["freed"] == 0
    now = changed["space"]
    changed = await ada.put(f"spaces/{row['id']}", form(now, kind="room", features=["seats 4"]), now["version"])
    assert changed["freed"] == 1
    assert await database.fetch_value("SELECT state FROM booking WHERE id = $1", booking) == "cancelled"


async def test_two_who_change_one_space_lose_nothing(ada: Desk) -> None:
    row = await ada.space("hall-1", "T1")
    await ada.put(f"spaces/{row['id']}", form(row, x=77), row["version"])
    refused(await ada.try_put(f"spaces/{row['id']}", form(row, y=7), row["version"]), 409, "changed-meanwhile")
    refused(await ada.try_put(f"spaces/{row['id']}", form(row), None), 428, "if-match")
    refused(await ada.try_put(f"spaces/{row['id']}", form(row, label="T2"), row["version"]), 409, "changed-meanwhile")
    now = await ada.space("hall-1", "T1")
    refused(await ada.try_put(f"spaces/{row['id']}", form(now, label="T2"), now["version"]), 409, "label-taken")


@pytest.mark.parametrize(
    ("first", "count", "last"),
    [("2B07", 4, "2B10"), ("2B98", 3, "2B100"), ("A1", 10, "A10"), ("3-09-w", 2, "3-10-w"), ("007", 3, "009")],
)
def test_labels_count_on_as_wide_as_they_were(first: str, count: int, last: str) -> None:
    found = labels_from(first, count)
    assert (found[0], found[-1], len(set(found))) == (first, last, count)


async def test_a_row_of_desks_is_there_at_once(ada: Desk) -> None:
    floor = await ada.post("floors/hall-1/rows", ROW)
    made = {one["label"]: (one["x"], one["y"]) for one in floor["spaces"] if one["label"].startswith("2B")}
    assert made == {"2B07": (10, 200), "2B08": (30, 200), "2B09": (50, 200), "2B10": (70, 200)}
    assert [verb for verb, *_ in await journal("space")] == ["added"] * 4


async def test_a_row_that_clashes_names_every_clash_and_adds_nothing(ada: Desk) -> None:
    before = await labels("hall-1")
    problem = refused(await ada.try_post("floors/hall-1/rows", ROW | {"first": "T0", "count": 5}), 409, "label-taken")
    assert problem["labels"] == ["T1", "T2", "T3"]
    assert "T1, T2, T3" in problem["detail"]
    assert await labels("hall-1") == before


@pytest.mark.parametrize(
    ("but", "pointer"),
    [
        ({"first": "Desk"}, "/first"),
        ({"first": "=2B07"}, "/first"),
        ({"count": 0}, "/count"),
        ({"count": 101}, "/count"),
        ({"dx": 200}, "/x"),
        ({"dy": -100}, "/y"),
        ({"zone": "deck-0-p"}, "/zone"),
        ({"features": ["visitor"]}, "/features"),
    ],
)
async def test_a_row_that_cannot_be_is_refused_whole(ada: Desk, but: Json, pointer: str) -> None:
    before = await labels("hall-1")
    answer = await ada.try_post("floors/hall-1/rows", ROW | but)
    assert set(pointers(refused(answer, 400, "invalid"))) == {pointer}
    assert await labels("hall-1") == before


async def test_a_hundred_desks_are_added_in_few_statements(ada: Desk) -> None:
    floor = await ada.post("floors/hall-1/rows", ROW | {"first": "X001", "count": 100, "dx": 3})
    assert len([one for one in floor["spaces"] if one["label"].startswith("X")]) == 100


async def test_nothing_is_added_to_a_floor_that_is_retired_or_never_was(ada: Desk) -> None:
    refused(await ada.try_post("floors/nowhere/spaces", NEW), 404, "not-found")
    refused(await ada.try_post("floors/nowhere/rows", ROW), 404, "not-found")
    await ada.post("floors/hall-2/retirement")
    problem = await ada.try_post("floors/hall-2/spaces", NEW | {"zone": "hall-2-o"})
    refused(problem, 409, "above-retired")
