"""Sites as everybody signed in may see them: which days they open, how far they are apart, their zones and plans."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from roost.kit import database
from roost.places import upserts
from tests.bookings.world import World
from tests.support import NOW, SetClock, sign_in

PLAN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><title>First floor £</title></svg>'


async def ask(client: httpx.AsyncClient, now: datetime = NOW) -> dict[str, Any]:
    await sign_in(client, "ann@estuary.example", now)
    answer = await client.get("/api/sites")
    assert answer.status_code == 200, answer.text
    return {site["code"]: site for site in answer.json()["sites"]}


@pytest.fixture
async def hall(world: World, client: httpx.AsyncClient) -> dict[str, Any]:
    return (await ask(client))["hall"]


async def test_offices_come_before_car_parks_and_each_by_name(world: World, client: httpx.AsyncClient) -> None:
    assert list(await ask(client)) == ["lane", "hall", "deck"]


async def test_a_site_says_its_hours_and_how_far_the_others_are(hall: dict[str, Any]) -> None:
    assert (hall["opens"], hall["closes"], hall["today"], hall["now"]) == ("08:00", "18:00", "2026-11-24", "09:00")
    assert hall["on_foot"] == [{"site": "deck", "minutes": 5}, {"site": "lane", "minutes": 11}]


async def test_the_days_are_the_horizon_and_say_why_a_site_is_closed(
    world: World, client: httpx.AsyncClient, clock: SetClock
) -> None:
    clock.at = datetime(2026, 12, 22, 9, tzinfo=UTC)
    days = (await ask(client, clock.at))["hall"]["days"]
    assert len(days) == 15
    assert [(day["day"], day["why"], day["name"]) for day in days if not day["open"]] == [
        ("2026-12-25", "bank holiday", "Christmas Day"),
        ("2026-12-26", "bank holiday", "Boxing Day"),
        ("2026-12-27", "weekend", None),
        ("2026-12-28", "bank holiday", "Boxing Day (observed)"),
        ("2027-01-01", "bank holiday", "New Year's Day"),
        ("2027-01-02", "weekend", None),
        ("2027-01-03", "weekend", None),
    ]


async def test_today_is_the_date_on_the_sites_wall(world: World, client: httpx.AsyncClient, clock: SetClock) -> None:
    clock.at = datetime(2026, 7, 7, 23, 30, tzinfo=UTC)
    hall = (await ask(client, clock.at))["hall"]
    assert (hall["today"], hall["now"], hall["days"][0]["day"]) == ("2026-07-08", "00:30", "2026-07-08")


async def test_floors_come_from_the_top_with_their_zones(hall: dict[str, Any]) -> None:
    assert [floor["code"] for floor in hall["floors"]] == ["hall-2", "hall-1"]
    zones = {zone["code"]: zone for zone in hall["floors"][1]["zones"]}
    assert zones["hall-1-b"] == {
        "code": "hall-1-b",
        "name": "Family zone",
        "team": "fam",
        "team_name": "Family Support",
        "access": "team first",
        "team_first_until": "16:00",
    }
    assert zones["hall-1-o"]["team_name"] is zones["hall-1-o"]["team_first_until"] is None


async def test_what_is_retired_is_not_listed(world: World, client: httpx.AsyncClient) -> None:
    await upserts.retire("site", ["lane"], NOW)
    await upserts.retire("floor", ["hall-2"], NOW)
    await upserts.retire("zone", ["hall-1-a"], NOW)
    sites = await ask(client)
    assert list(sites) == ["hall", "deck"]
    [floor] = sites["hall"]["floors"]
    assert [zone["code"] for zone in floor["zones"]] == ["hall-1-b", "hall-1-o"]


async def test_a_plan_is_an_image_that_stays_one_and_is_sent_once(world: World, client: httpx.AsyncClient) -> None:
    await upserts.set_plans([("hall-1", PLAN)])
    sites = await ask(client)
    assert [floor["plan"] for floor in sites["hall"]["floors"]] == [None, "/api/floors/hall-1/plan"]
    first = await client.get("/api/floors/hall-1/plan")
    assert (first.status_code, first.text) == (200, PLAN)
    assert first.headers["content-type"].startswith("image/svg+xml")
    assert "sandbox" in first.headers["content-security-policy"]
    again = await client.get("/api/floors/hall-1/plan", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    await database.execute("UPDATE floor SET plan = plan || '<!-- changed -->' WHERE code = 'hall-1'")
    other = await client.get("/api/floors/hall-1/plan", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("floor", ["hall-2", "moon"])
async def test_where_there_is_no_plan_one_is_sent_to_the_list(
    world: World, client: httpx.AsyncClient, floor: str
) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    answer = await client.get(f"/api/floors/{floor}/plan")
    assert (answer.status_code, answer.json()["detail"]) == (404, "There is no plan of this floor. Use the list.")
