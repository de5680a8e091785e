"""Every timed job, on one page. `roost worker` runs them, and `roost serve` too unless told not to."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import msgspec

from roost import bookings, issues, people
from roost.kit import limits, once
from roost.kit.clock import Clock
from roost.kit.errors import Problem
from roost.places import WorkingHours
from roost.settings import Settings

log = logging.getLogger("roost.schedule")


class Job(msgspec.Struct, frozen=True):
    """`run(now)` says how many rows it dealt with. Running it twice, or on two servers, does the work once."""

    name: str
    every: timedelta
    run: Callable[[datetime], Awaitable[int]]


def jobs(settings: Settings) -> tuple[Job, ...]:
    """All of them."""
    hours = WorkingHours(*settings.working_hours)
    return (
        Job("forget repeats older than thirty days", timedelta(hours=1), once.forget_old),
        Job("end sessions that are over", timedelta(hours=1), lambda now: people.expire(now, now - people.IDLE)),
        Job("forget who wished to talk on days that are over", timedelta(minutes=15), bookings.forget_talks),
        Job("promote what nobody owns", timedelta(minutes=1), lambda now: issues.escalate(now, hours)),
        Job("release what was left without a name", timedelta(minutes=1), issues.release_all),
        Job("forget how often things were done on days that are over", timedelta(hours=1), limits.forget_old),
    )


async def run(settings: Settings, clock: Clock) -> None:
    """Run every job when it is due, for ever. A job that fails is tried again at its next turn."""
    all_jobs = jobs(settings)
    due = {job: clock() for job in all_jobs}
    while True:
        now = clock()
        for job in all_jobs:
            if due[job] <= now:
                due[job] = now + job.every
                await _try(job, now)
        await asyncio.sleep(max(0.0, (min(due.values()) - clock()).total_seconds()))


async def _try(job: Job, now: datetime) -> None:
    try:
        done = await job.run(now)
    except Problem as problem:
        log.warning("%s: put off, %s", job.name, problem.detail)
    except Exception:
        log.exception("%s: failed", job.name)
    else:
        if done:
            log.info("%s: %d", job.name, done)
