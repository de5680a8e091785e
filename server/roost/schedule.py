"""Every timed job, on one page. `roost worker` runs them, and `roost serve` too unless told not to."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import msgspec

from roost import bookings, importing, issues, notices, people, records, webhooks
from roost.kit import heartbeat, limits, once
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


def setup_of(settings: Settings) -> notices.Setup:
    """What sending needs to know of them."""
    return notices.Setup(
        address=settings.address,
        hours=WorkingHours(*settings.working_hours),
        smtp=settings.smtp,
        mail_from=settings.mail_from,
        push_hosts=settings.push_hosts,
    )


def jobs(
    settings: Settings,
    post: notices.Post | None = None,
    links: notices.LinkPost | None = None,
    teller: webhooks.Teller | None = None,
) -> tuple[Job, ...]:
    """All of them. `post`, `links` and `teller`: what sends; without, nothing is sent."""
    setup = setup_of(settings)
    hours, mail = setup.hours, setup.mail
    sending = (Job("send notices", timedelta(seconds=2), post.send_due),) if post else ()
    mailing = (Job("mail links to sign in", timedelta(seconds=2), links.send_due),) if links else ()
    telling = (Job("tell other systems", timedelta(seconds=2), teller.send_due),) if teller else ()
    return (
        *sending,
        *mailing,
        *telling,
        Job("say that the worker is alive", heartbeat.EVERY, heartbeat.beat),
        Job("forget sign-ins that were not finished", timedelta(minutes=15), people.forget_sign_ins),
        Job("tell what happened", timedelta(seconds=5), lambda now: notices.expand(now, hours, mail=mail)),
        Job("say it to webhooks", timedelta(seconds=5), lambda now: webhooks.expand(now, settings.address)),
        Job("tell what time brought", timedelta(minutes=1), lambda now: notices.look(now, hours, mail=mail)),
        Job("forget what was told thirty days ago, or of a talk", timedelta(minutes=15), notices.forget_old),
        Job("forget what webhooks were told thirty days ago", timedelta(hours=1), webhooks.forget_old),
        Job("forget files that were tried an hour ago", timedelta(minutes=5), importing.forget_old),
        Job("forget repeats older than thirty days", timedelta(hours=1), once.forget_old),
        Job("end sessions that are over", timedelta(hours=1), lambda now: people.expire(now, now - people.IDLE)),
        Job("forget who wished to talk on days that are over", timedelta(minutes=15), bookings.forget_talks),
        Job("free places that nobody came to", timedelta(minutes=1), bookings.release_unclaimed),
        Job("promote what nobody owns", timedelta(minutes=1), lambda now: issues.escalate(now, hours)),
        Job("release what was left without a name", timedelta(minutes=1), issues.release_all),
        Job("forget how often things were done on days that are over", timedelta(hours=1), limits.forget_old),
        Job("take persons out of what is older than its rule", timedelta(hours=1), records.expire),
        Job("forget who left so long ago", timedelta(hours=1), records.forget_leavers),
    )


async def run(settings: Settings, clock: Clock) -> None:
    """Run every job when it is due, for ever, each in a task of its own: one that hangs keeps nobody waiting. A job
    that fails is tried again at its next turn."""
    setup = setup_of(settings)
    async with (
        notices.Post(setup) as post,
        notices.LinkPost(setup) as links,
        webhooks.Teller(settings.webhook_hosts) as teller,
        asyncio.TaskGroup() as group,
    ):
        for job in jobs(settings, post, links if settings.sign_in_links else None, teller):
            group.create_task(_keep_doing(job, clock))


async def _keep_doing(job: Job, clock: Clock) -> None:
    while True:
        # Not by the clock: one that is set back would stop the job for so long.
        began = asyncio.get_running_loop().time()
        await _try(job, clock())
        # From when it began: a long one is followed by one turn at once, not by all that it missed.
        took = asyncio.get_running_loop().time() - began
        await asyncio.sleep(max(0.0, job.every.total_seconds() - took))


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
