"""A receipt is the only way back: what became of the report, messages both ways, and whether it is sorted."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from roost.issues import merging, rewording, states, unlinked
from roost.issues.receipts import release_all
from roost.kit import database
from roost.kit.errors import NotFound
from tests.bookings.world import World
from tests.issues import steps
from tests.issues.leaving import MORNING, code_at, left
from tests.issues.reporting import reported, seen
from tests.support import NOW, SetClock, sign_in

NEXT = MORNING + timedelta(days=1)


@pytest.fixture
async def receipt(world: World, client: httpx.AsyncClient) -> str:
    """Of a report that waits for the morning."""
    answer = await left(client, await code_at(world, "T1"), words="No socket near the window.")
    found: str = answer.json()["receipt"]
    return found


async def look(client: httpx.AsyncClient, receipt: str) -> Any:
    answer = await client.post("/api/receipts", json={"receipt": receipt})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def send(client: httpx.AsyncClient, receipt: str, words: str) -> httpx.Response:
    return await client.post("/api/receipts/messages", json={"receipt": receipt, "words": words})


async def answer(client: httpx.AsyncClient, receipt: str, is_sorted: bool, words: str | None = None) -> httpx.Response:
    body = {"receipt": receipt, "sorted": is_sorted, "words": words}
    return await client.post("/api/receipts/answer", json=body)


async def released(clock: SetClock, at: datetime = MORNING) -> int:
    """The number of the one issue, in the morning."""
    clock.at = at
    await release_all(at)
    found: int = await database.fetch_value("SELECT number FROM issue WHERE level = 'unlinked'")
    return found


async def test_what_waits_says_until_when(client: httpx.AsyncClient, receipt: str) -> None:
    assert await look(client, receipt) == {
        "state": "waiting",
        "number": None,
        "release_on": "2026-11-25",
        "chip": "No socket in reach",
        "words": "No socket near the window.",
        "owner_role": None,
        "due": None,
        "outcome": None,
        "updates": [],
        "asked": False,
        "pending": 0,
    }


async def test_what_became_of_it_is_told_by_role_and_day(
    world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    number = await released(clock)
    await steps.promise(world, number, now=MORNING)
    await rewording.add_word(number, await world.who("fay"), "Which window?", "question", False, None, MORNING)
    found = await look(client, receipt)
    assert (found["state"], found["number"], found["release_on"]) == ("doing", number, "2026-11-25")
    assert (found["owner_role"], found["due"]) == ("facilities", "2026-11-27")
    assert found["updates"] == [{"at_day": "2026-11-25", "by": "facilities", "words": "Which window?"}]
    assert "Fay" not in str(found)


@pytest.mark.parametrize("change", [str.lower, lambda text: text.replace("-", " "), lambda text: f" {text} "])
async def test_a_receipt_may_be_typed_in_other_ways(client: httpx.AsyncClient, receipt: str, change: Any) -> None:
    assert (await look(client, change(receipt)))["chip"] == "No socket in reach"


@pytest.mark.parametrize("wrong", ["", "AAAA", "0" * 24, "x" * 60, "\u202e"])
async def test_a_receipt_that_is_none_is_404(client: httpx.AsyncClient, receipt: str, wrong: str) -> None:
    for path, more in (("", {}), ("/messages", {"words": "Hello there"}), ("/answer", {"sorted": True})):
        found = await client.post(f"/api/receipts{path}", json={"receipt": wrong, **more})
        assert found.status_code == 404, found.text


async def test_a_message_joins_the_issue_in_the_morning(
    world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    number = await released(clock)
    await rewording.add_word(number, await world.who("fay"), "Which window?", "question", False, None, MORNING)
    before = await database.fetch("SELECT * FROM journal")
    found = await send(client, receipt, "The one to the car park.")
    assert found.status_code == 200
    assert found.json()["pending"] == 1
    assert len(found.json()["updates"]) == 1
    assert await database.fetch("SELECT * FROM journal") == before
    await release_all(NEXT - timedelta(minutes=1))
    assert (await look(client, receipt))["pending"] == 1
    clock.at = NEXT
    assert await release_all(NEXT) == 1
    found_now = await look(client, receipt)
    assert found_now["pending"] == 0
    assert found_now["updates"][-1] == {"at_day": "2026-11-26", "by": "you", "words": "The one to the car park."}
    issue = await seen(world, number, "fay", NEXT)
    last = issue.updates[-1]
    assert (last.kind, last.by, last.by_reporter, last.at) == ("answer", None, True, NEXT)


async def test_several_messages_keep_their_order(client: httpx.AsyncClient, clock: SetClock, receipt: str) -> None:
    await released(clock)
    words = [f"Message {n} of several" for n in range(6)]
    for one in words:
        await send(client, receipt, one)
    await release_all(NEXT)
    assert [one["words"] for one in (await look(client, receipt))["updates"]] == words


async def test_a_message_may_be_left_before_the_report_is_released(
    client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    assert (await send(client, receipt, "The left one of the two.")).status_code == 200
    assert await release_all(MORNING) == 2
    clock.at = MORNING
    assert [one["words"] for one in (await look(client, receipt))["updates"]] == ["The left one of the two."]


async def test_it_is_asked_whether_it_is_sorted_and_the_answer_is_yes(
    world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    number = await released(clock)
    assert (await look(client, receipt))["asked"] is False
    await steps.sort(world, number, now=MORNING)
    found = await look(client, receipt)
    assert found["asked"] is True
    assert found["outcome"] == "A tower with six sockets stands there."
    found = (await answer(client, receipt, True)).json()
    assert (found["asked"], found["pending"], found["state"]) == (False, 1, "sorted")
    clock.at = NEXT
    await release_all(NEXT)
    found = await look(client, receipt)
    assert (found["asked"], found["pending"], found["state"]) == (False, 0, "sorted")
    assert (await answer(client, receipt, False)).status_code == 409


async def test_not_sorted_takes_it_up_again_in_the_morning(
    world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    number = await released(clock)
    await steps.sort(world, number, now=MORNING)
    found = (await answer(client, receipt, False, "The tower is at the other end.")).json()
    assert (found["asked"], found["state"]) == (False, "sorted")
    clock.at = NEXT
    await release_all(NEXT)
    found = await look(client, receipt)
    assert (found["state"], found["owner_role"], found["due"]) == ("looking", "facilities", "2026-11-30")
    assert found["updates"][-1]["words"] == "The tower is at the other end."
    assert found["updates"][-1]["by"] == "you"


async def test_an_answer_that_comes_too_late_is_a_word(
    world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    number = await released(clock)
    await steps.sort(world, number, now=MORNING)
    await answer(client, receipt, False, "The tower is at the other end.")
    await states.reopen(number, await world.who("fay"), None, MORNING)
    await release_all(NEXT)
    issue = await seen(world, number, "fay", NEXT)
    assert (issue.state, issue.updates[-1].words) == ("looking", "The tower is at the other end.")
    assert await database.fetch_value("SELECT count(*) FROM waiting_message") == 0


async def test_an_answer_without_words_that_comes_too_late_is_dropped(
    world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    number = await released(clock)
    await steps.sort(world, number, now=MORNING)
    await answer(client, receipt, True)
    await states.reopen(number, await world.who("fay"), None, MORNING)
    assert await release_all(NEXT) == 1
    assert await database.fetch_value("SELECT count(*) FROM waiting_message") == 0


async def test_nobody_asks_after_a_fortnight(
    world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    number = await released(clock)
    await steps.sort(world, number, now=MORNING)
    # It would be heard on the last day still; a day later it would not.
    clock.at = datetime(2026, 12, 7, 9, tzinfo=UTC)
    assert (await look(client, receipt))["asked"] is True
    clock.at = datetime(2026, 12, 8, 9, tzinfo=UTC)
    assert (await look(client, receipt))["asked"] is False
    assert (await answer(client, receipt, False)).status_code == 409


async def test_after_a_merge_it_tells_of_what_it_was_merged_into(
    world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    number = await released(clock)
    other = await reported(world, now=MORNING)
    await merging.same_as(number, None, other, await world.who("fay"), MORNING)
    await steps.promise(world, other, now=MORNING)
    found = await look(client, receipt)
    assert (found["number"], found["state"], found["owner_role"]) == (number, "doing", "facilities")


async def test_it_tells_nothing_of_what_only_its_queue_sees(
    world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    number = await released(clock)
    held = await reported(world, words="Ben Brook broke the socket", confirmed=True)
    fay = await world.who("fay")
    await rewording.add_word(held, fay, "It was Ben Brook.", "word", True, None, MORNING)
    await merging.same_as(number, None, held, fay, MORNING)
    found = await look(client, receipt)
    assert found["state"] == "same as"
    assert "Ben Brook" not in str(found)


async def test_words_are_looked_through(client: httpx.AsyncClient, receipt: str) -> None:
    for wrong in ("", "x" * 501, "a\u202eb"):
        found = await send(client, receipt, wrong)
        assert (found.status_code, [one["pointer"] for one in found.json()["errors"]]) == (400, ["/words"])


async def test_so_many_messages_may_wait(client: httpx.AsyncClient, receipt: str) -> None:
    answers = [await send(client, receipt, f"Message {n} of many") for n in range(21)]
    assert [one.status_code for one in answers] == [200] * 20 + [409]


async def test_no_session_is_looked_at(world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    before = await database.fetch("SELECT * FROM session")
    clock.move(hours=1)
    await look(client, receipt)
    await send(client, receipt, "The left one of the two.")
    assert await database.fetch("SELECT * FROM session") == before


def test_a_receipt_belongs_to_its_key_and_says_nothing_of_it() -> None:
    key = "5b0c9d3e-6f42-4a80-9d16-8c2c55d5e6a1"
    receipt = unlinked.receipt_of(key)
    assert receipt == unlinked.receipt_of(key)
    assert receipt != unlinked.receipt_of(key[:-1] + "2")
    assert not set("ILOU") & set(receipt)
    assert len(set(receipt.replace("-", ""))) > 5


async def test_a_message_that_names_a_colleague_is_held_for_the_queue(
    world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    number = await released(clock)
    await states.show(number, None, await world.who("fay"), True, None, None, MORNING)
    await steps.sort(world, number, now=MORNING)
    body = {"receipt": receipt, "words": "Ben Brook broke it", "confirmed": True}
    # The answer tells nobody who works here.
    assert (await client.post("/api/receipts/messages", json=body)).status_code == 200
    await client.post("/api/receipts/answer", json=body | {"sorted": False})
    await release_all(NEXT)
    issue = await seen(world, number, "fay", NEXT)
    assert (issue.held, issue.state) == ("unlinked", "looking")
    assert [one.words for one in issue.updates if one.by_reporter] == [body["words"], body["words"], None]
    with pytest.raises(NotFound):
        await seen(world, number, "leo", NEXT)


async def test_and_where_others_are_merged_into_it_nobody_reads_it_and_it_stays_on_the_board(
    world: World, client: httpx.AsyncClient, clock: SetClock, receipt: str
) -> None:
    number, fay = await released(clock), await world.who("fay")
    await states.show(number, None, fay, True, None, None, MORNING)
    await merging.same_as(await reported(world, now=MORNING), None, number, fay, MORNING)
    body = {"receipt": receipt, "words": "Ben Brook broke it", "confirmed": True}
    assert (await client.post("/api/receipts/messages", json=body)).status_code == 200
    await release_all(NEXT)
    issue = await seen(world, number, "leo", NEXT)
    assert [(one.words, one.redacted) for one in issue.updates if one.by_reporter] == [(None, True)]
