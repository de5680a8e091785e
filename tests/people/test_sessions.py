"""Sessions: who comes in with what cookie, and for how long."""

from datetime import datetime, timedelta

import pytest

from roost.kit import database
from roost.people import Sessions, actions, sessions
from tests.people.conftest import ANN, Process, hash_in, signed_in
from tests.support import NOW

pytestmark = pytest.mark.usefixtures("council")


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
    [token] = one.sessions.tokens_in(headers)
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


async def test_a_request_with_very_many_cookies_costs_few_queries(one: Process) -> None:
    cookies = "; ".join(f"roost={number:043}" for number in range(1000))
    assert len(one.sessions.tokens_in([(b"cookie", cookies.encode())])) == sessions.MOST_TOKENS


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


async def test_the_timed_job_deletes_what_is_over_or_idle_and_nothing_else(one: Process) -> None:
    await signed_in(now=NOW - sessions.LONGEST)
    await signed_in(now=NOW - sessions.IDLE)
    kept = await signed_in(now=NOW - sessions.IDLE + timedelta(seconds=1))
    assert await actions.expire(NOW, NOW - sessions.IDLE) == 2
    assert await one.who(kept)
