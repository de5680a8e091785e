"""What a server remembers of sessions, and how it forgets: at once, whoever ended them."""

import asyncio

import asyncpg
import pytest

from roost import people
from roost.kit import database
from roost.kit.limits import Limits
from roost.kit.pace import Pace
from roost.people import actions, api, sessions
from tests.people.conftest import ANN, BOB, Process, hash_in, signed_in
from tests.support import NOW, ServerProcess, sign_in

pytestmark = pytest.mark.usefixtures("council")


async def test_a_known_session_costs_no_query(one: Process, cleaner: asyncpg.Connection) -> None:
    headers = await signed_in()
    first = await one.who(headers)
    await cleaner.execute("DELETE FROM session")  # behind our back: no trigger tells
    assert await one.who(headers) is first
    await cleaner.execute("SELECT pg_notify('roost', 'session ' || $1)", hash_in(one, headers).hex())
    await one.hears()
    assert await one.who(headers) is None


async def test_signing_out_on_one_server_is_seen_by_the_other(one: Process, two: Process) -> None:
    ann, bob = await signed_in(), await signed_in(BOB)
    for headers in (ann, bob):
        assert await one.who(headers)
        assert await two.who(headers)
    assert await actions.end_session(hash_in(one, ann))
    assert await two.hears() == hash_in(one, ann).hex()
    assert await two.who(ann) is None
    assert await two.who(bob) is not None


async def test_what_changes_about_a_person_is_seen_by_the_other_server(one: Process, two: Process) -> None:
    headers = await signed_in()
    before = await two.who(headers)
    assert before is not None
    await actions.set_hidden(before.id, True, NOW)
    assert await two.hears() == str(before.id)
    after = await two.who(headers)
    assert after is not None
    assert after.hidden


async def test_who_has_left_is_signed_out_everywhere(one: Process, two: Process) -> None:
    headers, second = await signed_in(), await signed_in()
    who = await two.who(headers)
    assert who is not None
    freed: list[object] = []

    async def free_bookings(*args: object) -> None:
        freed.extend(args)

    await actions.mark_left([who.id], None, NOW, free_bookings)
    await two.hears()
    assert freed == [[who.id], None, NOW]
    assert [await process.who(each) for process in (one, two) for each in (headers, second)] == [None] * 4
    assert await database.fetch_value("SELECT count(*) FROM session") == 0


async def test_when_notices_may_be_missed_nothing_is_remembered(one: Process, cleaner: asyncpg.Connection) -> None:
    headers = await signed_in()
    assert await one.who(headers)
    await one.live.stop()
    await cleaner.execute("DELETE FROM session")  # nobody is told, and nobody listens
    assert not one.live.connected
    assert await one.who(headers) is None


async def test_what_is_remembered_does_not_count_while_nobody_listens(
    one: Process, cleaner: asyncpg.Connection
) -> None:
    headers = await signed_in()
    assert await one.who(headers)
    await cleaner.execute("DELETE FROM session")
    one.live.connected = False  # lost a moment ago, and nobody has been told yet
    assert await one.who(headers) is None


async def test_what_was_missed_while_nobody_listened_is_not_remembered_afterwards(
    one: Process, cleaner: asyncpg.Connection
) -> None:
    headers = await signed_in()
    assert await one.who(headers)
    await one.live.stop()
    await cleaner.execute("DELETE FROM session")
    back = asyncio.Event()
    one.live.on_lost(back.set)
    await one.live.start()
    await asyncio.wait_for(back.wait(), 10)
    assert one.live.connected
    assert await one.who(headers) is None


async def test_what_is_read_without_notices_is_not_kept_for_later(one: Process, cleaner: asyncpg.Connection) -> None:
    headers = await signed_in()
    one.live.connected = False
    assert await one.who(headers)
    one.live.connected = True
    await cleaner.execute("DELETE FROM session")
    assert await one.who(headers) is None


async def test_a_sign_out_that_comes_while_we_read_is_not_overlooked(
    one: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = await signed_in()
    real = sessions.queries.session_of

    async def slow(token_hash: bytes) -> object:
        session = await real(token_hash)
        await actions.end_session(token_hash)
        await one.hears()
        return session

    monkeypatch.setattr(sessions.queries, "session_of", slow)
    await one.who(headers)  # this one request was already under way
    monkeypatch.undo()
    assert await one.who(headers) is None


async def test_what_i_change_about_myself_holds_here_before_any_notice_comes(one: Process) -> None:
    async def yes() -> bool:
        return True

    async def nowhere(_: str) -> None:
        return None

    async def none_unread(*_: object) -> int:
        return 0

    one.live._told.clear()  # the notices are slow today
    headers = await signed_in()
    who = await one.who(headers)
    assert who is not None
    door = people.Door(one.sessions, lambda: NOW, yes, nowhere, frozenset({"quiet"}), none_unread, Pace(Limits(), 600))
    await api.put_hidden.fn(api.Hidden(True), who, door, NOW)
    await api.put_needs.fn(api.Needs(["quiet"]), who, door, NOW)
    after = await one.who(headers)
    assert after is not None
    assert (after.hidden, after.needs) == (True, ("quiet",))


async def test_memory_stays_within_its_bound(one: Process, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "REMEMBERED", 2)
    several = [await signed_in() for _ in range(5)]
    for headers in several:
        assert await one.who(headers)
    assert len(one.sessions._known) <= 2
    assert all([await one.who(headers) for headers in several])


async def test_signing_out_of_one_real_server_signs_out_of_the_other(two_servers: list[ServerProcess]) -> None:
    async with two_servers[0].client() as first, two_servers[1].client() as second:
        await sign_in(first, ANN)
        second.cookies = first.cookies
        for client in (first, second):
            assert (await client.get("/api/me")).status_code == 200
        cookies = dict(first.cookies)
        assert (await first.delete("/api/session")).json() == {"next": None}
        first.cookies.update(cookies)
        assert (await first.get("/api/me")).status_code == 401
        # The notice is a few milliseconds on its way.
        for _ in range(500):
            if (answer := await second.get("/api/me")).status_code == 401:
                break
        assert answer.status_code == 401
