"""The timed work: each job by itself, so that one that hangs keeps nobody waiting."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from roost import notices, schedule
from roost.kit import clock, database
from roost.schedule import Job
from roost.settings import Settings
from tests.notices import outbox
from tests.notices.push_service import PushService
from tests.support import eventually

OFTEN = timedelta(milliseconds=20)


@asynccontextmanager
async def running(monkeypatch: pytest.MonkeyPatch, *jobs: Job) -> AsyncIterator[None]:
    monkeypatch.setattr(schedule, "jobs", lambda *_: jobs)
    task = asyncio.create_task(schedule.run(Settings(), clock.now))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def counting(name: str, ran: list[str]) -> Callable[[datetime], Awaitable[int]]:
    async def run(now: datetime) -> int:
        ran.append(name)
        return 1

    return run


async def test_a_job_that_hangs_keeps_no_other_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    async def hang(now: datetime) -> int:
        ran.append("hangs")
        await asyncio.Event().wait()
        return 0

    async with running(monkeypatch, Job("hangs", OFTEN, hang), Job("goes", OFTEN, counting("goes", ran))):
        await outbox.until(lambda: ran.count("goes") > 5)
    assert ran.count("hangs") == 1


async def test_a_job_that_fails_is_tried_again_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ran: list[str] = []

    async def fail(now: datetime) -> int:
        ran.append("fails")
        raise KeyError("what")

    async with running(monkeypatch, Job("fails", OFTEN, fail), Job("goes", OFTEN, counting("goes", ran))):
        await outbox.until(lambda: ran.count("goes") > 3 and ran.count("fails") > 3)
    assert "fails: failed" in caplog.text


async def test_a_job_that_took_longer_than_its_turn_does_not_make_up_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    at: list[float] = []

    async def long(now: datetime) -> int:
        at.append(asyncio.get_running_loop().time())
        if len(at) == 1:
            await outbox.moment(20 * OFTEN.total_seconds())
        return 0

    async with running(monkeypatch, Job("takes long", OFTEN, long)):
        await outbox.until(lambda: len(at) > 6)
    gaps = [after - before for before, after in pairwise(at[2:])]
    assert min(gaps) > OFTEN.total_seconds() / 2


async def test_a_clock_that_is_set_back_stops_no_job(monkeypatch: pytest.MonkeyPatch) -> None:
    at: list[datetime] = []

    def behind() -> datetime:
        return clock.now() - timedelta(hours=len(at))

    async def run(now: datetime) -> int:
        at.append(now)
        return 0

    monkeypatch.setattr(schedule, "jobs", lambda *_: (Job("goes on", OFTEN, run),))
    task = asyncio.create_task(schedule.run(Settings(), behind))
    try:
        await outbox.until(lambda: len(at) > 2)
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    assert at[0] > at[1] > at[2]


def test_what_was_told_of_a_talk_is_gone_soon_after_midnight() -> None:
    assert [job.every for job in schedule.jobs(Settings()) if job.run is notices.forget_old] == [timedelta(minutes=15)]


async def test_the_worker_sends_what_is_due_and_forgets_what_is_old(
    service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.clock = clock.now
    now = clock.now()
    subscription = service.subscribe()
    [person] = await outbox.people(1)
    [device] = await outbox.devices([person], [subscription])
    await outbox.deliver(await outbox.notice(person, at=now), device, service.host, now)
    forgotten = await outbox.notice(person, at=now - timedelta(days=31))
    task = asyncio.create_task(schedule.run(Settings(push_hosts=(service.host,)), clock.now))
    try:
        await outbox.until(lambda: len(subscription.arrived) == 1)
        await eventually(
            lambda: database.fetch_value("SELECT NOT EXISTS (SELECT FROM notice WHERE id = $1)", forgotten)
        )
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
