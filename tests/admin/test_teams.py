"""An administrator adds, changes and closes teams."""

import pytest

from roost import places
from roost.kit import database
from tests.admin.desk import Desk, Json, journal, only, pointers, refused
from tests.bookings.world import World

NEW: Json = {"code": "night", "name": "Night Team", "office_days": [5, 1, 5], "home_zone": "hall-1-o"}


async def team(ada: Desk, code: str) -> Json:
    return next(one for one in (await ada.get("teams"))["teams"] if one["code"] == code)


def form(row: Json, **but: object) -> Json:
    return only(row, "name", "office_days", "home_zone") | but


async def test_a_team_is_added_with_its_days_and_its_home(ada: Desk) -> None:
    made = await ada.post("teams", NEW)
    assert (made["office_days"], made["home_zone"], made["people"]) == ([1, 5], "hall-1-o", 0)
    assert await places.home("night") == ("hall-1-o", "hall")
    assert await team(ada, "night") == made
    assert ("added", "night", {}) in await journal("team")


async def test_a_change_says_its_days_and_home_from_and_to(ada: Desk) -> None:
    row = await ada.post("teams", NEW)
    changed = await ada.put("teams/night", form(row, name="Late", office_days=[2], home_zone=None), row["version"])
    assert (changed["name"], changed["home_zone"]) == ("Late", None)
    assert await places.home("night") is None
    facts = {
        "columns": "name office_days home_zone",
        "office_days_from": "1 5",
        "office_days_to": "2",
        "home_zone_from": "hall-1-o",
        "home_zone_to": None,
    }
    assert (await journal("team"))[-1] == ("changed", "night", facts)
    await ada.put("teams/night", form(changed), changed["version"])
    assert len(await journal("team")) == 2


async def test_two_who_change_one_team_lose_nothing(ada: Desk) -> None:
    row = await ada.post("teams", NEW)
    await ada.put("teams/night", form(row, home_zone=None), row["version"])
    refused(await ada.try_put("teams/night", form(row, name="Late"), row["version"]), 409, "changed-meanwhile")
    refused(await ada.try_put("teams/night", form(row), None), 428, "if-match")


@pytest.mark.parametrize(
    ("but", "pointer"),
    [
        ({"code": "Night"}, "/code"),
        ({"code": "night-"}, "/code"),
        ({"code": "../x"}, "/code"),
        ({"name": "@home"}, "/name"),
        ({"office_days": [8]}, "/office_days/0"),
        ({"home_zone": "nowhere"}, "/home_zone"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_kept(ada: Desk, but: Json, pointer: str) -> None:
    answer = await ada.try_post("teams", NEW | but)
    assert pointers(refused(answer, 400, "invalid")) == [pointer]
    assert await database.fetch_value("SELECT count(*) FROM team") == 3


async def test_a_code_is_one_teams_also_when_it_is_no_more(ada: Desk) -> None:
    await ada.post("teams", NEW)
    refused(await ada.try_post("teams", NEW), 409, "code-taken")
    await ada.post("teams/night/retirement")
    refused(await ada.try_post("teams", NEW), 409, "was-retired")
    back = await ada.post("teams/night/return")
    assert back["retired"] is False


async def test_a_team_with_people_or_zones_is_still_needed(ada: Desk) -> None:
    problem = refused(await ada.try_post("teams/care/retirement"), 409, "still-needed")
    assert "2 people" in problem["detail"]
    problem = refused(await ada.try_post("teams/fam/retirement"), 409, "still-needed")
    assert "Family zone" in problem["detail"]


async def test_a_team_is_retired_once_and_says_so(ada: Desk, council: World) -> None:
    await ada.post("teams", NEW)
    assert (await ada.post("teams/night/retirement"))["retired"] is True
    await ada.post("teams/night/retirement")
    assert (await journal("team"))[1:] == [("retired", "night", {"from": "in use", "to": "retired"})]
    refused(await ada.try_post("teams/nowhere/retirement"), 404, "not-found")
