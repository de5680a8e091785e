"""Issues on the event stream: which one changed, that the board did, and no more than that."""

import httpx

from tests.live.conftest import Pair
from tests.live.stream import listening
from tests.live.test_many_streams import House, others_turn
from tests.support import SetClock


async def reported(pair: Pair) -> int:
    """The number of what `pair.here` reports, by a name that the board does not show."""
    wish = {"space": pair.desks[0], "chip": "no-socket", "level": "hidden", "words": "Under the far table"}
    answer: httpx.Response = await pair.here.post("/api/issues", wish)
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["number"]
    return number


async def test_a_report_is_heard_on_both_servers_with_its_number_and_nothing_else(pair: Pair) -> None:
    async with (
        listening(pair.here.client, pair.here.token) as near,
        listening(pair.there.client, pair.there.token) as far,
    ):
        number = await reported(pair)
        assert await far.until("board") == [("issue", {"number": number}), ("board", {})]
        assert await near.until("me") == [("issue", {"number": number}), ("board", {}), ("me", {})]


async def test_a_me_too_is_heard_too(pair: Pair) -> None:
    number = await reported(pair)
    async with listening(pair.there.client, pair.there.token) as far:
        assert (await pair.there.post(f"/api/issues/{number}/me-too")).status_code == 200
        assert await far.until("board") == [("issue", {"number": number}), ("board", {})]


async def test_what_nobody_has_heard_yet_is_said_once(clock: SetClock) -> None:
    house = House(clock)
    stream = await house.listener()
    # More listeners than have their turn at once: what comes meanwhile waits.
    many = [await house.listener(number) for number in range(1, 120)]
    for notice in ("issue 7", "board", "issue 8", "board", "issue 7", "board"):
        house.live.says(notice)
    for _ in range(20):
        await others_turn()
    house.live.says("day last 2026-11-24")
    heard = []
    async for line in stream:
        heard.append(line)
        if b"last" in line:
            break
    told = [line.decode().split("\n")[:2] for line in heard[:-1]]
    assert told == [
        ["event: issue", 'data: {"number":7}'],
        ["event: board", "data: {}"],
        ["event: issue", 'data: {"number":8}'],
        ["event: issue", 'data: {"number":7}'],  # its first line was on its way already
    ]
    for one in [stream, *many]:
        await one.aclose()
