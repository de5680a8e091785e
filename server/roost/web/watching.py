"""How Roost itself is doing, for the administrators: each check with what to do. Nothing of anybody is in it."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Literal

import msgspec
from litestar import get
from litestar.di import NamedDependency

from roost import __version__, webhooks
from roost.kit import database, heartbeat, migrate
from roost.kit.errors import Unavailable
from roost.kit.openapi import answers
from roost.notices import Setup
from roost.people import Door, Provider, Who, require

# Far longer than each of them takes where all is well.
SILENT = timedelta(minutes=2)
LATE = timedelta(minutes=10)
LATELY = timedelta(hours=24)
ALIVE = "Start roost worker, or let roost serve do its work (ROOST_WORKER=on)."

# None: nobody has set it up, and nothing lacks for it.
Checked = tuple[bool | None, str]
OtherWay = Literal["demo", "links"]


class HealthCheck(msgspec.Struct):
    """One thing that was looked at. `words`: how it is, and what to do where it is not well. `set_up`: false for what
    the council does not use; it is `ok` then."""

    name: str
    ok: bool
    words: str
    set_up: bool


class HealthReport(msgspec.Struct):
    """Everything that was looked at. `ok`: all of it is well."""

    version: str
    ok: bool
    checks: list[HealthCheck]


@get("/admin/health", summary="How Roost itself is doing", responses=answers(403))
async def get_health_report(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    setup: NamedDependency[Setup],
    door: NamedDependency[Door],
) -> HealthReport:
    require(who, "watch_health")
    other: OtherWay | None = "demo" if await door.is_demo() else "links" if door.links else None
    checks = await look(now, setup, door.provider, other)
    return HealthReport(__version__, all(check.ok for check in checks), checks)


async def look(
    now: datetime, setup: Setup, provider: Provider | None = None, other: OtherWay | None = None
) -> list[HealthCheck]:
    """Every check, in the order in which one would look. Unavailable where the database is away: then nothing works.

    `other`: how people sign in where there is no provider.
    """

    async def mail() -> Checked:
        return await _mail(now, setup)

    named: tuple[tuple[str, Callable[[], Awaitable[Checked]]], ...] = (
        ("Database", _database),
        ("Schema", _schema),
        ("Worker", lambda: _worker(now)),
        ("What happened is told", lambda: _unsent(now)),
        ("Notices go out", lambda: _deliveries(now)),
        ("Mail", mail),
        ("Push", lambda: _push(now)),
        ("Webhooks", _webhooks),
        ("Sign-in", lambda: _sign_in(now, provider, other)),
    )
    found = []
    for name, check in named:
        try:
            ok, words = await check()
        except Unavailable:
            raise
        except Exception as error:
            ok, words = False, f"This could not be looked at: {type(error).__name__}. The log says more."
        found.append(HealthCheck(name, ok is not False, words, ok is not None))
    return found


async def _database() -> Checked:
    row = await database.fetch_row(
        """SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size,
               (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()) AS used,
               current_setting('max_connections')::int AS most"""
    )
    assert row is not None
    version, size = row["version"].split()[0], row["size"] / 1e6
    words = f"PostgreSQL {version}, {size:,.0f} MB, {row['used']} of {row['most']} connections"
    if row["used"] > 0.9 * row["most"]:
        return False, f"{words}: almost all are taken. Lower ROOST_POOL, or allow more."
    return True, f"{words}."


async def _schema() -> Checked:
    done = {row["name"] for row in await database.fetch("SELECT name FROM migration")}
    missing = [name for name in migrate.ids() if name not in done]
    return not missing, f"Lacks {', '.join(missing)}. Run: roost migrate" if missing else "Up to date."


async def _worker(now: datetime) -> Checked:
    last = await heartbeat.last()
    if last is None:
        return False, f"It has never run: nobody is told anything. {ALIVE}"
    if now - last["at"] > SILENT:
        return False, f"It last said something {_ago(now - last['at'])}: nobody is told anything. {ALIVE}"
    if last["version"] != __version__:
        return False, f"It is of version {last['version']}, not {__version__}. Start it anew."
    return True, "Alive."


async def _unsent(now: datetime) -> Checked:
    oldest = await database.fetch_value(
        "SELECT min(at) FROM (SELECT min(at) AS at FROM unsent UNION ALL SELECT min(at) FROM webhook_mark) AS oldest"
    )
    if oldest is not None and now - oldest > LATE:
        words = f"The oldest that nobody was told of happened {_ago(now - oldest)}. Look whether the worker runs."
        return False, words
    return True, "Nothing waits for long."


async def _deliveries(now: datetime) -> Checked:
    row = await database.fetch_row(
        """SELECT count(*) FILTER (WHERE not_before <= $1) AS due, min(not_before) AS oldest
           FROM delivery WHERE state = 'due'""",
        now,
    )
    assert row is not None
    if row["oldest"] is not None and now - row["oldest"] > LATE:
        return False, f"{row['due']:,} are due, the oldest since {_ago(now - row['oldest'])[:-4]}. See Mail and Push."
    return True, f"{row['due']:,} are due." if row["due"] else "None is due."


async def _mail(now: datetime, setup: Setup) -> Checked:
    if not setup.mail:
        return None, "Not used: ROOST_SMTP is not set."
    return await _trouble("mail", now, "Look at ROOST_SMTP, and at the mail server's own log.")


async def _push(now: datetime) -> Checked:
    return await _trouble("push", now, "If it is all of them, look whether this server may reach the internet.")


async def _trouble(channel: str, now: datetime, advice: str) -> Checked:
    """What was said by the other side, not of whom."""
    row = await database.fetch_row(
        """SELECT count(*) FILTER (WHERE state = 'sent') AS sent,
               count(*) FILTER (WHERE state = 'failed' AND tries > 0) AS failed,
               count(*) FILTER (WHERE state = 'due' AND tries > 2) AS stuck,
               max(failure) FILTER (WHERE state = 'due' AND tries > 2) AS why
           FROM delivery WHERE channel = $1 AND (state = 'due' OR ended_at > $2)""",
        channel,
        now - LATELY,
    )
    assert row is not None
    words = f"In the last day {row['sent']:,} arrived and {row['failed']:,} could not"
    if row["stuck"] or row["failed"] > row["sent"]:
        stuck = f"; {row['stuck']:,} are tried again and again" if row["stuck"] else ""
        return False, f"{words}{stuck}. {advice}"
    return True, f"{words}."


async def _sign_in(now: datetime, provider: Provider | None, other: OtherWay | None) -> Checked:
    if provider is None and other is None:
        ways = "set ROOST_OIDC_ISSUER for the council's identity provider, or ROOST_SIGN_IN_LINKS for mailed links"
        return False, f"Nobody can sign in: {ways}."
    if provider is None:
        how = "by links that are mailed to them" if other == "links" else "from the list of this demonstration"
        return None, f"No identity provider: ROOST_OIDC_ISSUER is not set. People sign in {how}."
    why = await provider.trouble(now)
    if why is None:
        return True, "The identity provider answers."
    return False, f"Nobody can sign in with the identity provider: {why.rstrip('.')}. Who is signed in goes on."


async def _webhooks() -> Checked:
    troubles = await webhooks.troubles()
    if troubles:
        return False, f"{'; '.join(troubles)}. Look at it under Webhooks."
    many = await database.fetch_value("SELECT count(*) FROM webhook WHERE off_at IS NULL")
    return (True, f"{many} on, and all of them take what they are told.") if many else (None, "None.")


def _ago(past: timedelta) -> str:
    minutes = int(past.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} minutes ago"
    return f"{minutes // 60} hours ago" if minutes < 2880 else f"{minutes // 1440} days ago"


routes: list[Any] = [get_health_report]
