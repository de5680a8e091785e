"""Sends what lies in the outbox: at least once, however often we die (server/decisions/0019)."""

import asyncio
import logging
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self
from uuid import UUID

from roost.kit import database
from roost.kit.errors import NotFound, Unavailable
from roost.kit.ids import new_id
from roost.notices import deliveries
from roost.notices.deliveries import FIRST_WAIT, MAIL, Claimed, Done
from roost.notices.lanes import Lane
from roost.notices.mail import Mailer
from roost.notices.outgoing import Outcome, Outgoing, Target
from roost.notices.push import PATIENCE, Pusher
from roost.notices.setup import Setup

log = logging.getLogger("roost.notices")

LEASE = timedelta(minutes=2)
# Taken, and marked, at once.
AT_ONCE = 250
# What waited in its lane for longer is looked at again before it is sent; with those behind it, so many at once.
FRESH = timedelta(seconds=1)
TOGETHER = 16
# What is done is written down after so many seconds, even where it is little.
SOON = 0.25


class Post:
    """Everything that goes out of this process. An async context manager: afterwards nothing of it runs.

    `lease`: how long a delivery is ours once it is taken; if we die, another takes it after that. Nothing is begun once
    half of it is over, and nothing that was begun takes as long as the other half: no two send the same one.
    `patience`: how long a push service may take to answer.
    """

    def __init__(self, setup: Setup, *, lease: timedelta = LEASE, patience: timedelta = PATIENCE) -> None:
        self._setup = setup
        self._lease = lease
        self._pusher = Pusher(setup, patience=patience)
        self._mailer = Mailer(setup) if setup.mail else None
        self._lanes: dict[str, Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._done: list[Done] = []
        self._more = False
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._began: tuple[datetime, float]

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for lane in self._lanes.values():
            self._put_back(lane, self._now())
        try:
            await self._mark()
        except Unavailable:
            log.warning("what was sent last could not be written down; it is sent again")
        await self._pusher.close()
        if self._mailer is not None:
            await self._mailer.close()

    async def test(self, device: UUID, now: datetime) -> Outcome:
        """Send a notice to one device at once, whatever the hour, beside the outbox. NotFound where it is gone."""
        row = await database.fetch_row(
            """SELECT v.id, v.endpoint, v.p256dh, v.auth, p.id AS person, p.name, p.email,
                   (SELECT count(*) FROM notice u
                    WHERE u.person = p.id AND u.read_at IS NULL AND (u.until IS NULL OR u.until > $2)) AS unread
               FROM device v JOIN person p ON p.id = v.person WHERE v.id = $1""",
            device,
            now,
        )
        if row is None:
            raise NotFound("There is no such device. Look at the list of them.")
        out = Outgoing(
            delivery=new_id(),
            notice=new_id(),
            kind="test",
            at=now,
            title="Notices arrive here",
            body="You asked Roost for a test. Nothing else has happened.",
            path="/me/notices",
            tag="test",
            about=None,
            until=now + timedelta(minutes=5),
            person=row["person"],
            person_name=row["name"],
            email=row["email"],
            unread=row["unread"],
            tries=1,
            target=Target(row["id"], row["endpoint"], row["p256dh"], row["auth"]),
        )
        outcome = await self._pusher.send(out, now)
        await deliveries.mark([Done(out, outcome, now, instead=False)], now, mail=False)
        return outcome

    async def send_due(self, now: datetime) -> int:
        """Send everything that is due, and what falls due meanwhile; says how many deliveries have ended. Unavailable
        where the database is away: what is sent by then is written down by a later turn."""
        async with self._turn:
            self._began = now, asyncio.get_running_loop().time()
            ended = 0
            while True:
                self._wake.clear()
                # First: what is not written down when its lease is over would be taken, and sent, again.
                ended += await self._mark()
                taken = await self._claim()
                if not (taken or self._tasks or self._done):
                    return ended
                if self._tasks:
                    await self._rest()

    def _now(self) -> datetime:
        """Of a long turn, `now` is long ago."""
        now, began = self._began
        return now + timedelta(seconds=asyncio.get_running_loop().time() - began)

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(SOON):
                await self._wake.wait()
        except TimeoutError:
            pass

    async def _claim(self) -> int:
        """Take more, but for whom enough is waiting; says how many were taken."""
        now = self._now()
        without = [lane.host for lane in self._lanes.values() if lane.away(now) or lane.full]
        full = any(lane.full for lane in self._lanes.values())
        if self._mailer is None:
            without.append(MAIL)
        taken = await deliveries.claim(now, self._lease, without, AT_ONCE)
        self._more = full or len(taken) == AT_ONCE
        for claimed in taken:
            if claimed.needless is not None:
                self._done.append(claimed.needless)
            else:
                lane = self._lanes.setdefault(claimed.host, Lane(claimed.host))
                lane.waiting.append(claimed)
        for lane in self._lanes.values():
            self._start(lane)
        return len(taken)

    def _start(self, lane: Lane) -> None:
        now = self._now()
        for _ in range(lane.room(now)):
            lane.running += 1
            task = asyncio.create_task(self._run(lane))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        if lane.away(now):
            self._put_back(lane, now)

    def _put_back(self, lane: Lane, now: datetime) -> None:
        put_off = Outcome("later", "its service is away", lane.left(now))
        self._done += [Done(claimed.out, put_off, now, tried=False) for claimed in lane.waiting]
        lane.waiting.clear()

    async def _run(self, lane: Lane) -> None:
        """Sends one after the other until nothing waits."""
        try:
            while lane.waiting:
                claimed = lane.waiting.popleft()
                now = self._now()
                if claimed.leased_until - now < self._lease / 2:
                    continue  # too late to be sure that it is ours to the end; it is taken anew
                if now - claimed.looked_at > FRESH:
                    await self._look_again(lane, claimed, now)
                    continue
                outcome = await self._send(claimed, now)
                now = self._now()
                lane.heard(outcome, now)
                self._done.append(Done(claimed.out, outcome, now))
                if len(self._done) >= AT_ONCE or (self._more and not lane.full):
                    self._wake.set()
                if lane.away(now):
                    self._put_back(lane, now)
        finally:
            lane.running -= 1
            if len(self._tasks) == 1:
                self._wake.set()

    async def _look_again(self, lane: Lane, first: Claimed, now: datetime) -> None:
        """Somebody may have signed out since, or switched it off: what is to be sent still goes back into its lane."""
        behind = min(len(lane.waiting), TOGETHER - 1)
        some = [first, *(lane.waiting.popleft() for _ in range(behind))]
        try:
            some = await deliveries.look_again(some, now)
        except Unavailable:
            away = Outcome("later", "our own database was away", FIRST_WAIT)
            self._done += [Done(one.out, away, now, tried=False) for one in some]
            some = []
        finally:
            self._done += [one.needless for one in some if one.needless is not None]
            lane.waiting.extendleft(one for one in reversed(some) if one.needless is None)
        # The others of the lane may have ended for want of what was in our hands.
        self._start(lane)

    async def _send(self, claimed: Claimed, now: datetime) -> Outcome:
        road: Pusher | Mailer | None = self._mailer if claimed.host == MAIL else self._pusher
        assert road is not None
        try:
            return await road.send(claimed.out, now)
        except Unavailable:
            return Outcome("later", "our own database was away")
        except Exception as error:
            # Neither its words nor its traceback: both may hold an address.
            log.error("a notice could not be sent by %s: %s", claimed.host or "mail", type(error).__name__)
            return Outcome("later", "something went wrong on our side")

    async def _mark(self) -> int:
        """Write down what is done. If that fails it is kept, and written down with what is done next."""
        done, self._done = self._done, []
        if not done:
            return 0
        try:
            return await deliveries.mark(done, max(one.at for one in done), mail=self._setup.mail)
        except BaseException:
            self._done = done + self._done
            raise
