"""Sites, and the rules by which places there are booked, are changed without code."""

from datetime import timedelta

import httpx
import pytest

from roost import places
from tests.admin.conftest import Browsers
from tests.admin.desk import Desk, Json, journal, pointers, refused
from tests.bookings.world import DAY, World

NEW: Json = {
    "code": "mill",
    "name": "The Mill",
    "kind": "office",
    "address": "3 Mill Lane",
    "timezone": "Europe/London",
    "opens": "07:30",
    "closes": "19:00",
    "opens_weekends": False,
    "opens_bank_holidays": False,
    "nation": "WLS",
    "bays_open_at": None,
    "release_after": 45,
    "remind_after": 20,
    "walk": [{"site": "hall", "minutes": 6}],
}


def form(row: Json, **but: object) -> Json:
    return {field: row[field] for field in NEW if field != "code"} | but


async def book(client: httpx.AsyncClient, council: World, times: tuple[str, str], day: str) -> httpx.Response:
    body = {"space": str(council.space["T1"]), "day": day, "starts": times[0], "ends": times[1]}
    return await client.post(
        "/api/bookings", json=body, headers={"Idempotency-Key": f"{day} {times}".replace(" ", "-")}
    )


async def test_a_site_is_added_with_its_rules_and_its_walks_both_ways(ada: Desk) -> None:
    made = await ada.post("sites", NEW)
    assert {field: made[field] for field in NEW} == NEW
    assert (made["retired"], made["floors"]) == (False, [])
    assert (await places.minutes_on_foot())["hall", "mill"] == 6
    assert ("added", "mill", {}) in await journal("site")


async def test_hours_count_for_the_next_who_books(ada: Desk, browsers: Browsers, council: World) -> None:
    ann = await browsers.of("ann")
    early = await book(ann.client, council, ("07:00", "09:00"), str(DAY))
    assert early.json()["type"] == "/problems/outside-hours"
    row = await ada.site("hall")
    await ada.put("sites/hall", form(row, opens="07:00"), row["version"])
    assert (await book(ann.client, council, ("07:00", "09:00"), str(DAY))).status_code == 201


async def test_a_weekend_opens_without_code(ada: Desk, browsers: Browsers, council: World) -> None:
    ann, saturday = await browsers.of("ann"), str(DAY + timedelta(days=3))
    shut = await book(ann.client, council, ("09:00", "17:00"), saturday)
    assert shut.json()["type"] == "/problems/closed"
    row = await ada.site("hall")
    await ada.put("sites/hall", form(row, opens_weekends=True), row["version"])
    assert (await book(ann.client, council, ("09:00", "17:00"), saturday)).status_code == 201


async def test_what_lies_outside_new_hours_stays_and_is_counted(ada: Desk, council: World) -> None:
    await council.book("ann", "T1", "08:00-10:00")
    await council.book("ben", "T2", "10:00-12:00")
    row = await ada.site("hall")
    changed = await ada.put("sites/hall", form(row, opens="09:00"), row["version"])
    assert (changed["outside"], changed["site"]["opens"]) == (1, "09:00")
    assert [verb for verb, *_ in await journal("booking") if verb == "cancelled"] == []


async def test_the_journal_says_every_rule_from_and_to_and_no_words(ada: Desk) -> None:
    row = await ada.site("hall")
    body = form(row, name="Old Hall", opens="07:00", opens_weekends=True, bays_open_at="16:00", release_after=60)
    await ada.put("sites/hall", body, row["version"])
    facts = {
        "columns": "name opens opens_weekends bays_open_at release_after",
        **{"opens_from": "08:00", "opens_to": "07:00", "opens_weekends_from": False, "opens_weekends_to": True},
        **{"bays_open_at_from": None, "bays_open_at_to": "16:00", "release_after_from": None, "release_after_to": 60},
    }
    assert await journal("site") == [("changed", "hall", facts)]


async def test_two_who_change_one_site_lose_nothing(ada: Desk) -> None:
    row = await ada.site("hall")
    await ada.put("sites/hall", form(row, walk=[{"site": "deck", "minutes": 5}]), row["version"])
    refused(await ada.try_put("sites/hall", form(row, opens="07:00"), row["version"]), 409, "changed-meanwhile")
    refused(await ada.try_put("sites/hall", form(row), None), 428, "if-match")
    assert (await ada.site("hall"))["walk"] == [{"site": "deck", "minutes": 5}]


@pytest.mark.parametrize(
    ("but", "pointer"),
    [
        ({"code": "The Mill"}, "/code"),
        ({"name": "-1+1"}, "/name"),
        ({"address": "<script>"}, "/address"),
        ({"timezone": "Europe/Atlantis"}, "/timezone"),
        ({"timezone": "../../etc/passwd"}, "/timezone"),
        ({"opens": "19:00"}, "/closes"),
        ({"opens": "07:07"}, "/opens"),
        ({"nation": "FRA"}, "/nation"),
        ({"walk": [{"site": "mill", "minutes": 1}]}, "/walk"),
        ({"walk": [{"site": "nowhere", "minutes": 1}]}, "/walk/0/site"),
        ({"walk": [{"site": "hall", "minutes": 1}, {"site": "hall", "minutes": 2}]}, "/walk/1/site"),
        ({"walk": [{"site": "hall", "minutes": 121}]}, "/walk/0/minutes"),
        ({"release_after": 10}, "/release_after"),
        ({"release_after": None}, "/remind_after"),
        ({"remind_after": 45}, "/remind_after"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_kept(ada: Desk, but: Json, pointer: str) -> None:
    answer = await ada.try_post("sites", NEW | but)
    assert pointers(refused(answer, 400, "invalid")) == [pointer]
    assert {site["code"] for site in (await ada.get("sites"))["sites"]} == {"hall", "lane", "deck"}


async def test_a_code_is_one_sites_for_good(ada: Desk) -> None:
    await ada.post("sites", NEW)
    refused(await ada.try_post("sites", NEW), 409, "code-taken")
    await ada.post("sites/mill/retirement")
    refused(await ada.try_post("sites", NEW), 409, "was-retired")


async def test_nobody_else_sees_or_changes_places_here(browsers: Browsers) -> None:
    for short in ("ann", "leo", "dee", "fay", "ivy", "guy"):
        desk = await browsers.of(short)
        assert (await desk.client.get("/api/admin/sites")).status_code == 403
        refused(await desk.try_post("sites", NEW), 403, "not-allowed")
