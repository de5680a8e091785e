"""Passing on to another queue: a reason, a hop that everybody sees, and the first clock kept. And queues that close."""

from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from roost import issues
from roost.issues import states
from roost.issues.merging import same_as
from roost.issues.routing import reroute
from roost.kit import database
from roost.kit.errors import Conflict, NotAllowed, NotFound, Refused
from tests.bookings.world import World, refused_as
from tests.issues.reporting import journal, reported, row, seen
from tests.support import NOW, sign_in

LATER = NOW + timedelta(days=2)
FRIDAY = date(2026, 11, 27)


async def passed_on(world: World, number: int, queue: str, by: str = "fay", **more: Any) -> None:
    await reroute(number, more.get("version"), queue, more.get("reason", "Not ours."), await world.who(by), LATER)


async def promises_of(number: int) -> list[tuple[date, str | None]]:
    rows = await database.fetch(
        """SELECT promised_for, ended FROM promise WHERE issue = (SELECT id FROM issue WHERE number = $1)
           ORDER BY made_at""",
        number,
    )
    return [(one["promised_for"], one["ended"]) for one in rows]


async def post(client: httpx.AsyncClient, number: int, body: Any, etag: str | None = '"1"') -> httpx.Response:
    headers = {} if etag is None else {"If-Match": etag}
    return await client.post(f"/api/issues/{number}/queue", json=body, headers=headers)


async def test_what_is_new_keeps_its_clock_and_how_far_silence_has_promoted_it(world: World) -> None:
    number = await reported(world)
    await database.execute("UPDATE issue SET escalated = 1")
    before = await row(number)
    due = await database.fetch_value("SELECT escalates_at FROM issue")
    await passed_on(world, number, "it")
    after = await row(number)
    assert after["queue"] == "it"
    for kept in ("reported_at", "unowned_since", "escalated", "state", "state_since"):
        assert after[kept] == before[kept], kept
    assert await database.fetch_value("SELECT escalates_at FROM issue") == due
    assert after["version"] == before["version"] + 1


async def test_everybody_sees_where_it_came_from_and_why(world: World) -> None:
    number = await reported(world)
    await passed_on(world, number, "it", reason="The dock, not the desk.")
    await passed_on(world, number, "leadership", by="ivy", reason="Needs a purchase.")
    hops = (await seen(world, number, "ben")).hops
    assert [(hop.from_.code, hop.to.code, hop.reason) for hop in hops] == [
        ("facilities", "it", "The dock, not the desk."),
        ("it", "leadership", "Needs a purchase."),
    ]
    assert (await journal(number))[1:] == [
        ("passed to another queue", world.person["fay"]),
        ("passed to another queue", world.person["ivy"]),
    ]


async def test_whose_it_was_goes_and_it_is_nobodys_from_then_on(world: World) -> None:
    number = await reported(world)
    await states.own(number, None, await world.who("fay"), NOW)
    await states.promise(number, None, await world.who("fay"), FRIDAY, None, NOW)
    await passed_on(world, number, "it")
    after = await row(number)
    assert (after["state"], after["owner"], after["due"]) == ("new", None, None)
    assert (after["unowned_since"], after["reported_at"]) == (LATER, NOW)
    assert await promises_of(number) == [(FRIDAY, "moved")]


async def test_a_promise_whose_day_is_over_was_missed_whoever_has_it_then(world: World) -> None:
    number = await reported(world)
    await states.promise(number, None, await world.who("fay"), NOW.date(), None, NOW)
    await passed_on(world, number, "it")
    assert await promises_of(number) == [(NOW.date(), "missed")]


async def test_an_owner_who_works_the_new_queue_keeps_it_promise_and_all(world: World) -> None:
    number = await reported(world)
    await states.promise(number, None, await world.who("leo"), FRIDAY, None, NOW)
    await passed_on(world, number, "leadership", by="leo")
    after = await row(number)
    assert (after["queue"], after["state"], after["owner"]) == ("leadership", "doing", world.person["leo"])
    assert await promises_of(number) == [(FRIDAY, None)]


async def test_it_lies_there_already(world: World) -> None:
    number = await reported(world)
    with refused_as("same-queue"):
        await passed_on(world, number, "facilities")


@pytest.mark.parametrize("end", ["sorted", "cannot", "same as"])
async def test_what_has_ended_stays_where_it_is(world: World, end: str) -> None:
    number, fay = await reported(world), await world.who("fay")
    if end == "sorted":
        await states.sort(number, None, fay, "A tower stands there.", NOW)
    elif end == "cannot":
        await states.cannot(number, None, fay, "building", "It is listed.", FRIDAY, None, NOW)
    else:
        await same_as(number, None, await reported(world, "ben"), fay, NOW)
    with refused_as("ended"):
        await passed_on(world, number, "it")


async def test_an_old_copy_is_refused_and_told_what_changed(world: World) -> None:
    number = await reported(world)
    await states.own(number, None, await world.who("fay"), NOW)
    with pytest.raises(Conflict) as found:
        await passed_on(world, number, "it", version=1)
    assert found.value.extra["changed"]["owner"] == "Fay Frost"


async def test_only_its_queue_its_owner_and_leaders_pass_it_on(world: World) -> None:
    number = await reported(world)
    for outsider in ("ann", "ben", "ivy", "ada"):
        with pytest.raises(NotAllowed):
            await passed_on(world, number, "it", by=outsider)
    await passed_on(world, number, "it", by="leo")


async def test_what_only_its_queue_sees_is_not_there_for_others_not_even_its_version(world: World) -> None:
    number = await reported(world)
    await database.execute("UPDATE issue SET held = 'names a colleague'")
    for outsider in ("ben", "leo"):
        with pytest.raises(NotFound):
            await passed_on(world, number, "it", by=outsider, version=99)


async def test_who_passes_on_what_is_held_sees_it_once_more(client: httpx.AsyncClient, world: World) -> None:
    number = await reported(world)
    await database.execute("UPDATE issue SET held = 'names a colleague'")
    await sign_in(client, "fay@estuary.example", NOW)
    answer = await post(client, number, {"queue": "it", "reason": "Not ours."})
    assert answer.status_code == 200, answer.text
    assert (answer.json()["queue"]["code"], answer.json()["may"]) == ("it", [])
    with pytest.raises(NotFound):
        await seen(world, number, "fay")
    assert (await seen(world, number, "ivy")).number == number


async def test_the_answer_is_the_issue_and_its_tag(client: httpx.AsyncClient, world: World) -> None:
    number = await reported(world)
    await sign_in(client, "fay@estuary.example", NOW)
    answer = await post(client, number, {"queue": "it", "reason": "  The   dock.  "})
    assert answer.status_code == 200, answer.text
    assert answer.headers["etag"] == '"2"'
    assert [(hop["from"]["code"], hop["reason"]) for hop in answer.json()["hops"]] == [("facilities", "The dock.")]


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({"queue": "it"}, 400, "/reason"),
        ({"queue": "it", "reason": "   "}, 400, "/reason"),
        ({"queue": "it", "reason": "x" * 501}, 400, "/reason"),
        ({"queue": "it", "reason": "left \u202egnirts"}, 400, "/reason"),
        ({"queue": "nobody", "reason": "Not ours."}, 400, "/queue"),
        ({"queue": "closed", "reason": "Not ours."}, 400, "/queue"),
        ({"reason": "Not ours."}, 400, "/queue"),
    ],
)
async def test_without_a_reason_or_a_queue_nothing_moves(
    client: httpx.AsyncClient, world: World, body: Any, status: int, pointer: str
) -> None:
    await issues.upsert_queues([issues.QueueRow("closed", "Closed", "fay@estuary.example")])
    await issues.retire_queues(["closed"], NOW)
    number = await reported(world)
    await sign_in(client, "fay@estuary.example", NOW)
    answer = await post(client, number, body)
    assert answer.status_code == status, answer.text
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]
    assert (await row(number))["version"] == 1


async def test_a_reason_tells_of_no_child_or_family(client: httpx.AsyncClient, world: World) -> None:
    number = await reported(world)
    await sign_in(client, "fay@estuary.example", NOW)
    answer = await post(client, number, {"queue": "it", "reason": "Ring the family on 07700 900123."})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/personal-data")
    asked = {"queue": "it", "reason": "The mum of the boy next door said so."}
    answer = await post(client, number, asked)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/personal-data-ask")
    assert (await post(client, number, {**asked, "confirmed": True})).status_code == 200


async def test_which_copy_it_rests_on_must_be_said(client: httpx.AsyncClient, world: World) -> None:
    number = await reported(world)
    await sign_in(client, "fay@estuary.example", NOW)
    assert (await post(client, number, {"queue": "it", "reason": "Not ours."}, None)).status_code == 428
    assert (await post(client, 999, {"queue": "it", "reason": "Not ours."})).status_code == 404


async def test_what_is_open_in_a_queue_that_closes_goes_to_the_fallback_and_keeps_its_owner(world: World) -> None:
    ivy = await world.who("ivy")
    new, done, promised = [await reported(world, chip="dock-broken") for _ in range(3)]
    await states.sort(done, None, ivy, "A new dock.", NOW - timedelta(days=20))
    await states.promise(promised, None, ivy, FRIDAY, None, NOW)
    await issues.retire_queues(["it"], LATER)
    assert [(await row(number))["queue"] for number in (new, done, promised)] == ["facilities", "it", "facilities"]
    assert (await row(new))["unowned_since"] == NOW
    assert ((await row(promised))["owner"], await promises_of(promised)) == (ivy.id, [(FRIDAY, None)])
    [hop] = (await seen(world, new, "ann")).hops
    assert (hop.from_.code, hop.to.code, hop.reason) == ("it", "facilities", "The queue was closed.")
    assert (await journal(new))[-1] == ("passed to another queue", None)


async def test_what_was_sorted_not_long_ago_and_is_not_finds_a_queue_again(world: World) -> None:
    number = await reported(world, chip="dock-broken")
    await states.sort(number, None, await world.who("ivy"), "A new dock.", NOW)
    await issues.retire_queues(["it"], LATER)
    await states.reopen(number, await world.who("ann"), "It hums and dies.", LATER)
    after = await row(number)
    assert (after["queue"], after["state"], after["owner_name"]) == ("facilities", "looking", "Ivy Innes")


async def test_the_queue_that_takes_all_the_rest_cannot_close(world: World) -> None:
    with pytest.raises(Refused, match="Choose another") as found:
        await issues.retire_queues(["it", "facilities"], NOW)
    assert found.value.type == "/problems/fallback"
    assert len(await database.fetch("SELECT FROM queue WHERE retired_at IS NULL")) == 4


async def queue_of(client: httpx.AsyncClient, code: str) -> Any:
    answer = await client.get("/api/queues")
    assert answer.status_code == 200, answer.text
    return next((one for one in answer.json()["queues"] if one["code"] == code), None)


async def test_queues_show_who_works_them_and_what_lies_there(client: httpx.AsyncClient, world: World) -> None:
    first, second, _ = [await reported(world) for _ in range(3)]
    fay = await world.who("fay")
    await states.own(first, None, fay, NOW)
    await states.sort(second, None, fay, "Done.", NOW)
    await sign_in(client, "ann@estuary.example", NOW)
    facilities = await queue_of(client, "facilities")
    assert (facilities["open"], facilities["unowned"], facilities["mine"]) == (2, 1, False)
    assert facilities["lead"] == {"id": str(fay.id), "name": "Fay Frost", "role": "facilities"}
    it = await queue_of(client, "it")
    assert ([one["name"] for one in it["members"]], it["open"]) == (["Ian Ives", "Ivy Innes"], 0)


async def test_what_is_held_counts_for_those_alone_who_work_the_queue(client: httpx.AsyncClient, world: World) -> None:
    await reported(world)
    await database.execute("UPDATE issue SET held = 'names a colleague'")
    for name, count in (("ann", 0), ("leo", 0), ("fay", 1)):
        await sign_in(client, f"{name}@estuary.example", NOW)
        found = await queue_of(client, "facilities")
        assert (found["open"], found["unowned"], found["mine"]) == (count, count, name == "fay"), name


async def test_who_has_left_works_no_queue_and_a_closed_one_is_not_listed(
    client: httpx.AsyncClient, world: World
) -> None:
    await database.execute("UPDATE person SET left_at = $1 WHERE name = 'Ian Ives'", NOW)
    await issues.retire_queues(["parking"], NOW)
    await sign_in(client, "ann@estuary.example", NOW)
    assert [one["name"] for one in (await queue_of(client, "it"))["members"]] == ["Ivy Innes"]
    assert await queue_of(client, "parking") is None
