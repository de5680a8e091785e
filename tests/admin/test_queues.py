"""An administrator says who leads and who works each queue."""

from uuid import uuid4

import pytest

from roost.issues.reports import Wish, report
from roost.kit import database
from tests.admin.conftest import Browsers
from tests.admin.desk import Desk, Json, journal, only, pointers, refused
from tests.bookings.world import World
from tests.support import NOW


def new(council: World, **but: object) -> Json:
    return {
        "code": "garden",
        "name": "Garden",
        "lead": str(council.person["fay"]),
        "members": [str(council.person["ann"])],
    } | but


def form(row: Json, **but: object) -> Json:
    members = [one["id"] for one in row["members"]]
    return only(row, "name", lead=row["lead"]["id"], members=members) | but


async def queue(ada: Desk, code: str) -> Json:
    return next(one for one in (await ada.get("queues"))["queues"] if one["code"] == code)


async def test_a_queue_is_added_and_whoever_works_it_sees_it_as_theirs(
    ada: Desk, browsers: Browsers, council: World
) -> None:
    made = await ada.post("queues", new(council))
    assert (made["lead"]["name"], [one["name"] for one in made["members"]]) == ("Fay Frost", ["Ann Abbot"])
    ann = await browsers.of("ann")
    queues = (await ann.client.get("/api/queues")).json()["queues"]
    assert [one["code"] for one in queues if one["mine"]] == ["garden"]
    assert ("added", "garden", {"members": 1}) in await journal("queue")


async def test_a_change_counts_members_and_names_nobody(ada: Desk, council: World) -> None:
    made = await ada.post("queues", new(council))
    members = [str(council.person[name]) for name in ("ben", "cat", "ben")]
    body = form(made, lead=str(council.person["leo"]), members=members)
    changed = await ada.put("queues/garden", body, made["version"])
    assert [one["name"] for one in changed["members"]] == ["Ben Brook", "Cat Clark"]
    facts = {"columns": "lead members", "members_from": 1, "members_to": 2}
    assert (await journal("queue"))[-1] == ("changed", "garden", facts)
    again = await ada.put("queues/garden", form(changed), changed["version"])
    assert again == changed


async def test_two_who_change_one_queue_lose_nothing(ada: Desk, council: World) -> None:
    made = await ada.post("queues", new(council))
    await ada.put("queues/garden", form(made, members=[]), made["version"])
    refused(await ada.try_put("queues/garden", form(made, name="Park"), made["version"]), 409, "changed-meanwhile")
    refused(await ada.try_put("queues/garden", form(made), None), 428, "if-match")


async def test_only_who_is_here_leads_or_works_a_queue(ada: Desk, council: World) -> None:
    await ada.post(f"people/{council.person['cat']}/departure")
    for but, pointer in (
        ({"lead": str(council.person["cat"])}, "/lead"),
        ({"lead": str(uuid4())}, "/lead"),
        ({"members": [str(council.person["ann"]), str(council.person["cat"])]}, "/members/1"),
    ):
        assert pointers(refused(await ada.try_post("queues", new(council, **but)), 400, "invalid")) == [pointer]


@pytest.mark.parametrize(
    ("but", "pointer"), [({"code": "Garden!"}, "/code"), ({"name": "@garden"}, "/name"), ({"name": "a\tb"}, "/name")]
)
async def test_what_cannot_be_is_refused(ada: Desk, council: World, but: Json, pointer: str) -> None:
    assert pointers(refused(await ada.try_post("queues", new(council, **but)), 400, "invalid")) == [pointer]


async def test_what_is_open_in_a_closed_queue_goes_to_the_fallback(ada: Desk, council: World) -> None:
    number = await report(Wish(space=council.space["T1"], chip="dock-broken"), await council.who("ann"), None, NOW)
    assert await database.fetch_value("SELECT queue FROM issue WHERE number = $1", number) == "it"
    closed = await ada.post("queues/it/retirement")
    assert closed["retired"] is True
    assert await database.fetch_value("SELECT queue FROM issue WHERE number = $1", number) == "facilities"
    facts = {"from": "in use", "to": "retired"}
    assert await journal("queue") == [("retired", "it", facts)]
    await ada.post("queues/it/retirement")
    assert len(await journal("queue")) == 1
    assert (await ada.post("queues/it/return"))["retired"] is False


async def test_the_fallback_is_never_closed(ada: Desk) -> None:
    assert (await queue(ada, "facilities"))["fallback"] is True
    problem = refused(await ada.try_post("queues/facilities/retirement"), 409, "fallback")
    assert "Choose another" in problem["detail"]


async def test_a_queue_comes_back_under_somebody_who_is_here(ada: Desk, council: World) -> None:
    await ada.post("queues", new(council, lead=str(council.person["cat"])))
    await ada.post("queues/garden/retirement")
    await ada.post(f"people/{council.person['cat']}/departure")
    refused(await ada.try_post("queues/garden/return"), 409, "lead-left")
    row = await queue(ada, "garden")
    await ada.put("queues/garden", form(row, lead=str(council.person["fay"])), row["version"])
    await ada.post("queues/garden/return")
    refused(await ada.try_post("queues", new(council)), 409, "code-taken")
    await ada.post("queues/garden/retirement")
    refused(await ada.try_post("queues", new(council)), 409, "was-retired")


async def test_nobody_else_changes_queues_here(browsers: Browsers, council: World) -> None:
    for short in ("ann", "leo", "dee", "fay", "ivy", "guy"):
        desk = await browsers.of(short)
        assert (await desk.client.get("/api/admin/queues")).status_code == 403
        refused(await desk.try_post("queues", new(council)), 403, "not-allowed")
