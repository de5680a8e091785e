"""The event stream over two servers: who hears what, and when a stream ends."""

import asyncio
from contextlib import AsyncExitStack

from roost.kit import database
from roost.people.sessions import hash_of
from tests.live.conftest import Pair
from tests.live.stream import PATIENCE, listening
from tests.support import rounds


async def test_a_booking_on_one_server_is_heard_on_both(pair: Pair) -> None:
    async with (
        listening(pair.here.client, pair.here.token) as near,
        listening(pair.there.client, pair.there.token) as far,
    ):
        for n in range(rounds(20, 300)):
            booking = (await pair.here.book(pair.desks[n % len(pair.desks)], pair.day)).json()["id"]
            await near.until("floor/day", **pair.news)
            await far.until("floor/day", **pair.news)
            await pair.here.cancel(booking)
            await near.until("floor/day", **pair.news)
            await far.until("floor/day", **pair.news)


async def test_me_is_said_to_the_person_concerned_alone_wherever_they_listen(pair: Pair) -> None:
    elsewhere = await pair.crowd.phone(pair.here.person)  # a second device of theirs, at the one server
    at_the_other = await pair.crowd.phone(pair.here.person)  # and a third at the other
    assert elsewhere.client is not at_the_other.client
    async with AsyncExitStack() as stack:
        mine = [
            await stack.enter_async_context(listening(phone.client, phone.token))
            for phone in (pair.here, elsewhere, at_the_other)
        ]
        theirs = await stack.enter_async_context(listening(pair.there.client, pair.there.token))
        await pair.here.book(pair.desks[0], pair.day)
        for stream in mine:
            await stream.until("me")
        # What the other person's own booking brings comes after all that: until then there was no "me" for them.
        await pair.there.book(pair.desks[1], pair.day)
        heard = await theirs.until("me")
        assert heard == [("floor/day", pair.news), ("floor/day", pair.news), ("me", {})]


async def test_who_is_booked_for_hears_it_not_who_books(pair: Pair) -> None:
    async with (
        listening(pair.here.client, pair.here.token) as maker,
        listening(pair.there.client, pair.there.token) as sitter,
    ):
        wish = {"space": pair.desks[0], "day": pair.day, "starts": "09:00", "ends": "10:00"}
        answer = await pair.here.post("/api/bookings", {**wish, "for": {"person": str(pair.there.person)}})
        assert answer.status_code == 201, answer.text
        await sitter.until("me")
        await pair.here.book(pair.desks[1], pair.day)
        assert await maker.until("me") == [("floor/day", pair.news), ("floor/day", pair.news), ("me", {})]


async def test_a_stream_ends_when_its_session_is_signed_out_at_the_other_server(pair: Pair) -> None:
    async with (
        listening(pair.here.client, pair.here.token) as ended,
        listening(pair.there.client, pair.there.token) as other,
    ):
        cookie = {"Cookie": f"roost={pair.here.token}"}
        assert (await pair.there.client.delete("/api/session", headers=cookie)).status_code == 200
        assert await ended.rest() == []
        # Everybody else goes on hearing.
        await pair.there.book(pair.desks[0], pair.day)
        await other.until("floor/day", **pair.news)
    assert (await pair.here.client.get("/api/events", headers=cookie)).status_code == 401


async def test_a_stream_ends_when_its_session_is_swept_away_and_a_second_one_of_the_same_person_does_not(
    pair: Pair,
) -> None:
    other = await pair.crowd.phone(pair.here.person)
    async with (
        listening(pair.here.client, pair.here.token) as ended,
        listening(other.client, other.token) as going_on,
    ):
        await database.execute("DELETE FROM session WHERE token_hash = $1", hash_of(pair.here.token.encode()))
        assert await ended.rest() == []
        await pair.there.book(pair.desks[0], pair.day)
        await going_on.until("floor/day", **pair.news)


async def test_a_listener_that_does_not_keep_up_is_ended_and_others_hear_everything(pair: Pair) -> None:
    """Much more is said than the operating system and the server keep for somebody who does not read."""
    many, batch, length = 2000, 100, 6000
    host, port = pair.here.client.base_url.host, pair.here.client.base_url.port
    reader, writer = await asyncio.open_connection(host, port, limit=1024)
    headers = {"Host": host, "Connection": "close", "Cookie": f"roost={pair.here.token}"}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    writer.write(f"GET /api/events HTTP/1.1\r\n{head}\r\n".encode())
    try:
        assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
        async with listening(pair.here.client, pair.here.token) as keeping_up:
            for begin in range(0, many, batch):
                await database.execute(
                    """SELECT pg_notify('roost', 'day ' || rpad(n::text, $1, '-') || ' ' || $2::text)
                       FROM generate_series($3::int, $4::int) n""",
                    length,
                    pair.day,
                    begin,
                    begin + batch - 1,
                )
                last = {"floor": str(begin + batch - 1).ljust(length, "-"), "day": pair.day}
                assert len(await keeping_up.until("floor/day", **last)) == batch
        async with asyncio.timeout(PATIENCE):
            got = 0
            while chunk := await reader.read(2**20):
                got += len(chunk)
        assert got < many * length
    finally:
        writer.close()
