"""Who is asking. Sessions of our own: a random token in a cookie, its SHA-256 in the database, both together nowhere.

Every request asks, so the answer is kept in this process's memory for as long as the database tells us what ends
or changes: a deleted session, a changed or departed person (migrations/m0002). When that line is lost nothing is
remembered and every request reads the database again.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from roost.kit.live import Live
from roost.people import actions, queries
from roost.people.queries import Session, Who

# A phone must open on Monday morning without sign-in, else "two taps" is not true; a month is long enough for a
# phone that was lost and not told about.
IDLE = timedelta(days=7)
LONGEST = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=10)

# A signed-in phone costs about 1 kB here; more than these at once and the memory starts afresh.
REMEMBERED = 20_000

# Of one request; each may cost a query.
MOST_TOKENS = 8

_TOKEN_LENGTH = len(secrets.token_urlsafe(32))


def new_token() -> str:
    """What goes into the cookie: 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(token: bytes) -> bytes:
    """What goes into the database. A fast hash is right here: the token is random, there is nothing to guess."""
    return hashlib.sha256(token).digest()


class Sessions:
    """The sessions that this process has seen lately."""

    def __init__(self, live: Live, *, secure: bool) -> None:
        """`secure`: people reach us by https. Over plain http WebKit would drop a Secure cookie."""
        self.secure = secure
        self.cookie = "__Host-roost" if secure else "roost"
        self._cookie = self.cookie.encode()
        self._live = live
        self._known: dict[bytes, Session] = {}
        self._of: dict[UUID, set[bytes]] = {}
        self._drops = 0
        live.on("session", lambda rest: self.forget(bytes.fromhex(rest)))
        live.on("person", lambda rest: self.forget_person(UUID(rest)))
        live.on_lost(self.forget_all)

    def tokens_in(self, headers: Iterable[tuple[bytes, bytes]]) -> list[bytes]:
        """Of the cookies called like ours, those that could be ours.

        There may be several: other ports of this machine, and over plain http other sites of this domain, can set
        some, which come first when they name a longer path. They must not hide the one that counts.
        """
        found: list[bytes] = []
        for name, value in headers:
            if name == b"cookie" and self._cookie in value:
                for pair in value.split(b";"):
                    key, _, token = pair.strip().partition(b"=")
                    if key == self._cookie and len(token) == _TOKEN_LENGTH and token not in found:
                        found.append(token)
                        if len(found) == MOST_TOKENS:
                            return found
        return found

    async def who(self, headers: Iterable[tuple[bytes, bytes]], now: datetime) -> Who | None:
        """Whose request this is; None without a session, or with one that is over, ended or forged."""
        for token in self.tokens_in(headers):
            if who := await self._who(hash_of(token), now):
                return who
        return None

    async def _who(self, digest: bytes, now: datetime) -> Who | None:
        session = self._known.get(digest) if self._live.connected else None
        # Another process may have seen this person since: what looks idle from here is read again.
        if session is None or now - session.seen_at >= SEEN_EVERY:
            session = await self._read(digest, now)
        if session is None or _over(session, now):
            return None
        return session.who

    async def _read(self, digest: bytes, now: datetime) -> Session | None:
        drops = self._drops
        session = await queries.session_of(digest)
        if session is None or _over(session, now):
            self.forget(digest)
            return None
        if now - session.seen_at >= SEEN_EVERY:
            await actions.see_session(digest, now)
            session = Session(session.who, now, session.ends_at)
        # Something was dropped while we read: what we read may be older than that.
        if self._live.connected and drops == self._drops:
            if len(self._known) >= REMEMBERED:
                self.forget_all()
            self._known[digest] = session
            self._of.setdefault(session.who.id, set()).add(digest)
        return session

    def forget(self, digest: bytes) -> None:
        """This session ended: the next request with it reads the database."""
        self._drops += 1
        session = self._known.pop(digest, None)
        if session is not None:
            mine = self._of[session.who.id]
            mine.discard(digest)
            if not mine:
                del self._of[session.who.id]

    def forget_person(self, person: UUID) -> None:
        """Something about this person changed, or they left.

        The database's notice of that is on its way to every process, this one too; whoever changed it forgets here
        besides, so that no next request is faster than the notice.
        """
        self._drops += 1
        for digest in self._of.pop(person, ()):
            del self._known[digest]

    def forget_all(self) -> None:
        """Notices may have been missed."""
        self._drops += 1
        self._known.clear()
        self._of.clear()


def _over(session: Session, now: datetime) -> bool:
    return now >= session.ends_at or now - session.seen_at >= IDLE
