"""Sessions: remembered, yet over at once when they are over."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta

import asyncpg
import pytest
import pytest_asyncio

from roost import people
from roost.kit import database
from roost.kit.live import Live
from roost.people import Sessions, Who, actions, api, sessions
from tests.people.conftest import ANN, BOB
from tests.support import NOW, ServerProcess, sign_in

pytestmark = pytest.mark.usefixtures("council")

Listening = Callable[[], AbstractAsyncContextManager[Live]]
Headers = list[tuple[bytes, bytes]]


class Process:
    """What one server remembers, and what it has heard."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.sessions = Sessions(live, secure=False)
        self.heard: asyncio.Queue[str] = asyncio.Queue()
        # Registered after the sessions' own: what is in the queue has been dealt with.
        for word in ("session", "person"):
            live.on(word, self.heard.put_nowait)

    async def who(self, headers: Headers, now: datetime = NOW) -> Who | None:
        return await self.sessions.who(headers, now)

    async def hears(self) -> str:
        return await asyncio.wait_for(self.heard.get(), 10)


@pytest_asyncio.fixture
async def one(listening: Listening) -> AsyncIterator[Process]:
    async with listening() as live:
        yield Process(live)


@pytest_asyncio.fixture
async def two(listening: Listening) -> AsyncIterator[Process]:
    async with listening() as live:
        yield Process(live)


async def signed_in(email: str = ANN, now: datetime = NOW) -> Headers:
    person = await database.fetch_value("SELECT id FROM person WHERE email = $1", email)
    token = sessions.new_token()
    await actions.open_session(person, sessions.hash_of(token.encode()), now + sessions.LONGEST, None, now)
    return [(b"accept", b"*/*"), (b"cookie", b"theme=dark; roost=" + token.encode())]


def hash_in(one: Process, headers: Headers) -> bytes:
    token = one.sessions.token_in(headers)
    assert token is not None
    return sessions.hash_of(token)


async def test_a_session_says_who_asks_with_all_that_a_handler_needs(one: Process) -> None:
    headers = await signed_in()
    who = await one.who(headers)
    assert who is not None
    assert (who.name, who.email, who.team, who.role, who.hidden) == ("Ann Hale", ANN, "fs1", "staff", False)
    assert (who.vehicle, who.essential_car_user, who.blue_badge, who.ev) == ("YB21 VVW", True, False, False)
    assert who.needs == ("dock",)
    assert who.session == hash_in(one, headers)


async def test_the_database_holds_no_token(one: Process) -> None:
    headers = await signed_in()
    token = one.sessions.token_in(headers)
    assert token is not None
    rows = await database.fetch("SELECT token_hash, session::text AS row FROM session")
    assert [row["token_hash"] for row in rows] == [sessions.hash_of(token)]
    assert token.decode() not in rows[0]["row"]
    assert len(token) >= 43  # 256 random bits


@pytest.mark.parametrize(
    "cookie",
    [
        None,
        b"",
        b"roost=",
        b"roost=short",
        b"roost=" + b"A" * 43,
        b"roost=" + b"A" * 44,
        b"roost=" + b"\xff" * 43,
        b"roost=" + b"\0" * 43,
        b"__Host-roost=" + b"A" * 43,
        b"roost; roost; =; ;;;",
        b"=" * 5000,
    ],
)
async def test_nobody_comes_in_with_a_forged_or_garbled_cookie(one: Process, cookie: bytes | None) -> None:
    await signed_in()
    assert await one.who([] if cookie is None else [(b"cookie", cookie)]) is None


async def test_the_hash_is_no_token(one: Process) -> None:
    stolen = hash_in(one, await signed_in())
    assert await one.who([(b"cookie", b"roost=" + stolen.hex().encode())]) is None


async def test_over_https_only_the_cookie_that_a_sibling_site_cannot_set_counts(one: Process) -> None:
    headers = await signed_in()
    safe = Sessions(one.live, secure=True)
    assert await safe.who(headers, NOW) is None
    renamed = [(name, value.replace(b"roost=", b"__Host-roost=")) for name, value in headers]
    assert await safe.who(renamed, NOW) is not None
    assert await one.who(renamed) is None


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


async def test_a_session_ends_after_thirty_days_however_busy(one: Process) -> None:
    headers = await signed_in()
    for day in range(30):
        assert await one.who(headers, NOW + timedelta(days=day)), day
    last = NOW + sessions.LONGEST
    assert await one.who(headers, last - timedelta(seconds=1))
    assert await one.who(headers, last) is None


async def test_a_session_ends_after_seven_idle_days(one: Process) -> None:
    headers = await signed_in()
    assert await one.who(headers)
    assert await one.who(headers, NOW + sessions.IDLE - timedelta(seconds=1))
    assert await one.who(headers, NOW + 2 * sessions.IDLE) is None


async def test_a_session_in_use_on_the_other_server_is_not_idle(one: Process, two: Process) -> None:
    headers = await signed_in()
    assert await one.who(headers)
    for day in range(1, 9):
        assert await two.who(headers, NOW + timedelta(days=day))
    assert await one.who(headers, NOW + timedelta(days=8))


async def test_that_a_session_is_in_use_is_written_every_ten_minutes_at_most(one: Process) -> None:
    headers = await signed_in()

    async def seen() -> datetime:
        at = await database.fetch_value("SELECT seen_at FROM session")
        assert isinstance(at, datetime)
        return at

    for minutes, expected in ((0, 0), (9, 0), (10, 10), (19, 10), (25, 25)):
        assert await one.who(headers, NOW + timedelta(minutes=minutes))
        assert await seen() == NOW + timedelta(minutes=expected), minutes


async def test_a_slower_server_does_not_set_the_clock_of_a_session_back(one: Process) -> None:
    headers = await signed_in()
    for minutes in (20, 10):
        await actions.see_session(hash_in(one, headers), NOW + timedelta(minutes=minutes))
    assert await database.fetch_value("SELECT seen_at FROM session") == NOW + timedelta(minutes=20)


async def test_what_i_change_about_myself_holds_here_before_any_notice_comes(one: Process) -> None:
    async def yes() -> bool:
        return True

    async def nowhere(_: str) -> None:
        return None

    one.live._told.clear()  # the notices are slow today
    headers = await signed_in()
    who = await one.who(headers)
    assert who is not None
    door = people.Door(one.sessions, lambda: NOW, yes, nowhere, frozenset({"quiet"}))
    await api.put_hidden.fn(api.Hidden(True), who, door, NOW)
    await api.put_needs.fn(api.Needs(["quiet"]), who, door, NOW)
    after = await one.who(headers)
    assert after is not None
    assert (after.hidden, after.needs) == (True, ("quiet",))


async def test_the_timed_job_deletes_what_is_over_or_idle_and_nothing_else(one: Process) -> None:
    await signed_in(now=NOW - sessions.LONGEST)
    await signed_in(now=NOW - sessions.IDLE)
    kept = await signed_in(now=NOW - sessions.IDLE + timedelta(seconds=1))
    assert await actions.expire(NOW, NOW - sessions.IDLE) == 2
    assert await one.who(kept)


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
        assert (await first.delete("/api/session")).status_code == 204
        first.cookies.update(cookies)
        assert (await first.get("/api/me")).status_code == 401
        # The notice is a few milliseconds on its way.
        for _ in range(500):
            if (answer := await second.get("/api/me")).status_code == 401:
                break
        assert answer.status_code == 401
