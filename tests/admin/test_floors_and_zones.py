"""Floors and zones: added, changed, and who may sit where."""

import pytest

from roost.kit import database
from tests.admin.conftest import Browsers
from tests.admin.desk import Desk, Json, journal, only, pointers, refused
from tests.bookings.world import DAY, World

FLOOR: Json = {
    "code": "hall-3",
    "site": "hall",
    "name": "Third floor",
    "level": 3,
    "plan_width": 400,
    "plan_height": 300,
}
ZONE: Json = {
    "code": "hall-2-f",
    "floor": "hall-2",
    "name": "Family upstairs",
    "team": "fam",
    "access": "team first",
    "team_first_until": "16:00",
}


def floor_form(row: Json, **but: object) -> Json:
    return only(row, "name", "level", "plan_width", "plan_height") | but


def zone_form(row: Json, **but: object) -> Json:
    return only(row, "name", "team", "access", "team_first_until") | but


async def test_a_floor_and_a_zone_are_added_where_they_belong(ada: Desk) -> None:
    floor = await ada.post("floors", FLOOR)
    assert {field: floor[field] for field in FLOOR} == FLOOR
    assert (floor["plan"], floor["plan_kind"], floor["zones"], floor["spaces"]) == (None, None, [], 0)
    zone = await ada.post("zones", ZONE)
    assert {field: zone[field] for field in ZONE if field != "floor"} == {k: v for k, v in ZONE.items() if k != "floor"}
    assert zone in (await ada.floor("hall-2"))["zones"]
    assert await journal("floor", "zone") == [
        ("added", "hall-3", {"site": "hall"}),
        ("added", "hall-2-f", {"floor": "hall-2", "access": "team first", "team": "fam"}),
    ]


@pytest.mark.parametrize(
    ("path", "body", "pointer"),
    [
        ("floors", FLOOR | {"code": "3"}, None),
        ("floors", FLOOR | {"code": "hall_3"}, "/code"),
        ("floors", FLOOR | {"site": "nowhere"}, "/site"),
        ("floors", FLOOR | {"name": "+1"}, "/name"),
        ("floors", FLOOR | {"level": 201}, "/level"),
        ("floors", FLOOR | {"plan_width": 0}, "/plan_width"),
        ("floors", FLOOR | {"plan_height": 20_001}, "/plan_height"),
        ("zones", ZONE | {"floor": "nowhere"}, "/floor"),
        ("zones", ZONE | {"team": "nowhere"}, "/team"),
        ("zones", ZONE | {"team": None}, "/team"),
        ("zones", ZONE | {"team_first_until": None}, "/team_first_until"),
        ("zones", ZONE | {"access": "open"}, "/team_first_until"),
        ("zones", ZONE | {"access": "closed"}, "/access"),
        ("zones", ZONE | {"code": "ZONE"}, "/code"),
    ],
)
async def test_what_cannot_be_is_refused_as_a_file_would_be(
    ada: Desk, path: str, body: Json, pointer: str | None
) -> None:
    answer = await ada.try_post(path, body)
    if pointer is None:
        assert answer.status_code == 201
    else:
        assert pointers(refused(answer, 400, "invalid")) == [pointer]
        assert await journal("floor", "zone") == []


async def test_a_plan_does_not_shrink_away_from_under_its_desks(ada: Desk) -> None:
    row = await ada.floor("hall-1")
    problem = refused(
        await ada.try_put("floors/hall-1", floor_form(row, plan_height=100), row["version"]), 409, "outside-plan"
    )
    assert "R1" in problem["detail"]
    assert "150 high" in problem["detail"]
    changed = await ada.put("floors/hall-1", floor_form(row, plan_height=150, level=-1), row["version"])
    assert (changed["plan_height"], changed["level"]) == (150, -1)
    facts = {"columns": "level plan_height", "level_from": 1, "level_to": -1}
    assert await journal("floor") == [("changed", "hall-1", facts | {"plan_height_from": 300, "plan_height_to": 150})]


async def test_who_may_sit_in_a_zone_counts_for_the_next_who_books(
    ada: Desk, browsers: Browsers, council: World
) -> None:
    cat = await browsers.of("cat")
    body = {"space": str(council.space["T1"]), "day": str(DAY), "starts": "09:00", "ends": "17:00"}
    row = await ada.zone("hall-1-o")
    await ada.put("zones/hall-1-o", zone_form(row, team="fam", access="team only"), row["version"])
    answer = await cat.client.post("/api/bookings", json=body, headers={"Idempotency-Key": "one-key-of-cat"})
    assert answer.json()["type"] == "/problems/team-only"
    facts = {"columns": "team access", "team_from": None, "team_to": "fam"}
    assert await journal("zone") == [("changed", "hall-1-o", facts | {"access_from": "open", "access_to": "team only"})]


async def test_two_who_change_one_floor_or_zone_lose_nothing(ada: Desk) -> None:
    floor, zone = await ada.floor("hall-1"), await ada.zone("hall-1-o")
    await ada.put("floors/hall-1", floor_form(floor, name="One"), floor["version"])
    await ada.put("zones/hall-1-o", zone_form(zone, name="Landing"), zone["version"])
    stale = await ada.try_put("floors/hall-1", floor_form(floor, level=9), floor["version"])
    refused(stale, 409, "changed-meanwhile")
    stale = await ada.try_put("zones/hall-1-o", zone_form(zone), zone["version"])
    refused(stale, 409, "changed-meanwhile")
    refused(await ada.try_put("floors/hall-1", floor_form(floor), None), 428, "if-match")
    refused(await ada.try_put("zones/hall-1-o", zone_form(zone), None), 428, "if-match")


async def test_codes_are_taken_for_good(ada: Desk) -> None:
    for path, body in (("floors", FLOOR), ("zones", ZONE)):
        await ada.post(path, body)
        refused(await ada.try_post(path, body), 409, "code-taken")
        await ada.post(f"{path}/{body['code']}/retirement")
        refused(await ada.try_post(path, body), 409, "was-retired")


async def test_a_zone_of_a_team_that_is_no_more_stays_retired_until_it_has_another(ada: Desk) -> None:
    await ada.post("zones", ZONE)
    await ada.post("zones/hall-2-f/retirement")
    await database.execute("UPDATE team SET retired_at = now() WHERE code = 'fam'")
    refused(await ada.try_post("zones/hall-2-f/return"), 409, "team-retired")
    row = await ada.zone("hall-2-f")
    await ada.put("zones/hall-2-f", zone_form(row, team="care"), row["version"])
    assert (await ada.post("zones/hall-2-f/return"))["retired"] is False
