"""An administrator says what can be reported, and with which taps."""

import httpx
import pytest

from roost.issues.reports import Wish, report
from roost.kit import database
from roost.kit.errors import Problem
from tests.admin.conftest import Browsers
from tests.admin.desk import Desk, Json, journal, only, pointers, refused
from tests.bookings.world import World
from tests.support import NOW

CHIP: Json = {"code": "weeds", "words": "Weeds on the path", "space_kind": None, "position": 1}
NEW: Json = {"code": "garden", "name": "Garden and paths", "position": 10, "chips": [CHIP]}


def form(row: Json, **but: object) -> Json:
    return only(row, "name", "position", "chips") | but


async def category(ada: Desk, code: str) -> Json:
    return next(one for one in (await ada.get("categories"))["categories"] if one["code"] == code)


async def offered(client: httpx.AsyncClient) -> Json:
    found: Json = (await client.get("/api/report")).json()
    return found


async def test_a_category_and_its_chips_can_be_reported_at_once(ada: Desk, browsers: Browsers, council: World) -> None:
    assert await ada.post("categories", NEW) == await category(ada, "garden")
    ann = await browsers.of("ann")
    found = await offered(ann.client)
    assert "weeds" in [one["code"] for one in found["chips"]]
    assert found["categories"][-1]["code"] == "garden"
    number = await report(Wish(site="hall", chip="weeds"), await council.who("ann"), None, NOW)
    assert await database.fetch_value("SELECT category FROM issue WHERE number = $1", number) == "garden"
    assert await journal("category") == [("added", "garden", {"chips": 1})]


async def test_a_chip_that_is_left_out_is_tapped_no_more_and_what_was_said_stays(
    ada: Desk, browsers: Browsers, council: World
) -> None:
    made = await ada.post("categories", NEW)
    number = await report(Wish(site="hall", chip="weeds"), await council.who("ann"), None, NOW)
    other = CHIP | {"code": "gate", "words": "Gate will not shut", "position": 2}
    changed = await ada.put("categories/garden", form(made, chips=[other], position=3), made["version"])
    assert [one["code"] for one in changed["chips"]] == ["gate"]
    ann = await browsers.of("ann")
    assert "weeds" not in [one["code"] for one in (await offered(ann.client))["chips"]]
    issue = (await ann.client.get(f"/api/issues/{number}")).json()
    assert issue["chip"]["name"] == "Weeds on the path"
    facts = {"columns": "position chips", "position_from": 10, "position_to": 3, "chips_from": 1, "chips_to": 1}
    assert (await journal("category"))[-1] == ("changed", "garden", facts)
    back = await ada.put("categories/garden", form(changed, chips=[CHIP, other]), changed["version"])
    assert [one["code"] for one in back["chips"]] == ["weeds", "gate"]


async def test_two_who_change_one_category_lose_nothing(ada: Desk) -> None:
    made = await ada.post("categories", NEW)
    await ada.put("categories/garden", form(made, chips=[]), made["version"])
    refused(await ada.try_put("categories/garden", form(made, name="Park"), made["version"]), 409, "changed-meanwhile")
    refused(await ada.try_put("categories/garden", form(made), None), 428, "if-match")


@pytest.mark.parametrize(
    ("but", "found"),
    [
        ({"code": "Gar den"}, ["/code"]),
        ({"name": "<b>"}, ["/name"]),
        ({"position": -1}, ["/position"]),
        ({"chips": [CHIP | {"code": "a b"}]}, ["/chips/0/code"]),
        ({"chips": [CHIP | {"words": "=1+1"}]}, ["/chips/0/words"]),
        ({"chips": [CHIP, CHIP]}, ["/chips/1/code"]),
        ({"chips": [CHIP | {"space_kind": "sofa"}]}, ["/chips/0/space_kind"]),
        ({"chips": [CHIP | {"code": f"weed-{n}"} for n in range(51)]}, ["/chips"]),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_kept(ada: Desk, but: Json, found: list[str]) -> None:
    assert pointers(refused(await ada.try_post("categories", NEW | but), 400, "invalid")) == found
    assert len((await ada.get("categories"))["categories"]) == 9


async def test_a_chip_stays_with_its_category(ada: Desk) -> None:
    answer = await ada.try_post("categories", NEW | {"chips": [CHIP | {"code": "no-socket"}]})
    problem = refused(answer, 409, "code-taken")
    assert "no-socket" in problem["detail"]
    assert len((await ada.get("categories"))["categories"]) == 9


async def test_a_category_goes_with_its_chips_and_comes_back_with_those(
    ada: Desk, browsers: Browsers, council: World
) -> None:
    made = await ada.post("categories", NEW | {"chips": [CHIP, CHIP | {"code": "gate", "words": "Gate"}]})
    await ada.put("categories/garden", form(made, chips=[CHIP]), made["version"])
    gone = await ada.post("categories/garden/retirement")
    assert (gone["retired"], gone["chips"]) == (True, [CHIP])
    ann = await browsers.of("ann")
    found = await offered(ann.client)
    assert "garden" not in [one["code"] for one in found["categories"]]
    assert "weeds" not in [one["code"] for one in found["chips"]]
    with pytest.raises(Problem, match="Choose another"):
        await report(Wish(site="hall", chip="weeds"), await council.who("ann"), None, NOW)
    await ada.post("categories/garden/retirement")
    refused(await ada.try_post("categories", NEW), 409, "was-retired")
    back = await ada.post("categories/garden/return")
    assert [one["code"] for one in back["chips"]] == ["weeds"]
    await ada.post("categories/garden/return")
    assert [verb for verb, *_ in await journal("category")] == ["added", "changed", "retired", "brought back"]
    refused(await ada.try_post("categories", NEW), 409, "code-taken")


async def test_what_a_rule_leads_somewhere_is_still_needed(ada: Desk) -> None:
    problem = refused(await ada.try_post("categories/it/retirement"), 409, "still-needed")
    assert "rule" in problem["detail"]


async def test_the_last_category_stays(ada: Desk) -> None:
    await database.execute("DELETE FROM route")
    codes = [one["code"] for one in (await ada.get("categories"))["categories"]]
    for code in codes[1:]:
        await ada.post(f"categories/{code}/retirement")
    refused(await ada.try_post(f"categories/{codes[0]}/retirement"), 409, "last-category")


async def test_nobody_else_changes_what_can_be_reported(browsers: Browsers, council: World) -> None:
    for short in ("ann", "leo", "dee", "fay", "ivy", "guy"):
        desk = await browsers.of(short)
        assert (await desk.client.get("/api/admin/categories")).status_code == 403
        refused(await desk.try_post("categories", NEW), 403, "not-allowed")
