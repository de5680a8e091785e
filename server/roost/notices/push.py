"""Notices to browsers, by Web Push (RFC 8030, 8291, 8292)."""

import base64
import functools
import logging
from datetime import datetime, timedelta

import aiohttp
from pywebpush import WebPusher  # type: ignore[import-untyped]
from yarl import URL

from roost.kit import outward
from roost.kit.outward import NotPublic
from roost.notices.kinds import kind_of
from roost.notices.outgoing import Outcome, Outgoing, Target
from roost.notices.push_rules import endpoint_problem, outcome_of, payload, service_of, topic_of
from roost.notices.setup import Setup
from roost.notices.vapid import Signed, public_key

__all__ = ["Pusher", "public_key"]

log = logging.getLogger("roost.notices")

PATIENCE = timedelta(seconds=10)
# Of a kind that is no longer in the table, and of a test.
USUAL_TTL = timedelta(days=1)
# Of an answer that nobody reads; what is left of a longer one goes with its connection.
ANSWER = 4096


class Pusher:
    """One pool of connections, and for each push service one signature. Never says an endpoint in a log: who has one
    can be written to. `patience`: how long one sending may take from beginning to end."""

    def __init__(self, setup: Setup, *, patience: timedelta = PATIENCE) -> None:
        self._address = setup.address
        self._hosts = setup.push_hosts
        self._patience = patience
        self._session: aiohttp.ClientSession | None = None
        contact = "mailto:" + (setup.mail_from or "roost@localhost")
        self._signed = Signed(setup.address if setup.address.startswith("https:") and not setup.mail_from else contact)

    async def close(self) -> None:
        """Let go of all connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def send(self, out: Outgoing, now: datetime) -> Outcome:
        """Send it to its target, which must be set. Whatever the other side does is an outcome; Unavailable where our
        key cannot be read."""
        target = out.target
        assert target is not None
        if problem := endpoint_problem(target.endpoint, self._hosts):
            return Outcome("failed", problem)
        service = service_of(target.endpoint)
        headers = {
            "Authorization": await self._signed.header(service, now),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "Topic": topic_of(out.tag),
            **_how(out, now),
        }
        try:
            # Not its `send_async`: that follows redirects, and reads and decodes an answer of any length.
            body = _encrypting_for(target).encode(payload(out, self._address))["body"]
        except ValueError:
            return Outcome("failed", "its keys are not valid")
        return await self._post(target.endpoint, body, headers, now)

    async def _post(self, endpoint: str, body: bytes, headers: dict[str, str], now: datetime) -> Outcome:
        try:
            # As it was given to us: a path that looks the same after requoting need not be the same to the service.
            async with self._open().post(
                URL(endpoint, encoded=True), data=body, headers=headers, allow_redirects=False
            ) as answer:
                outcome = outcome_of(answer.status, answer.headers.get("Retry-After"), now)
                await _drain(answer)
                return outcome
        except TimeoutError:
            return Outcome("later", "its push service did not answer in time")
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, NotPublic):
                return Outcome("failed", "its push service's name leads to an address that is not on the internet")
            return Outcome("later", "its push service cannot be reached")
        except (aiohttp.ClientError, OSError, ValueError):
            return Outcome("later", "its push service broke off before it had answered")

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = outward.session(self._hosts, self._patience)
        return self._session


@functools.lru_cache(2048)
def _encrypting_for(target: Target) -> WebPusher:
    keys = {"p256dh": base64.urlsafe_b64encode(target.p256dh), "auth": base64.urlsafe_b64encode(target.auth)}
    return WebPusher({"endpoint": target.endpoint, "keys": keys})


def _how(out: Outgoing, now: datetime) -> dict[str, str]:
    """TTL and urgency (RFC 8030, 5.2 and 5.3): kept for as long as it is of use, and no longer."""
    kind = kind_of(out.kind)
    ttl = kind.ttl if kind else USUAL_TTL
    if out.until is not None:
        ttl = min(ttl, out.until - now)
    return {"TTL": str(max(1, int(ttl.total_seconds()))), "Urgency": kind.urgency if kind else "normal"}


async def _drain(answer: aiohttp.ClientResponse) -> None:
    """Reads a short body, so that the connection can be used again. How that goes changes nothing: it has answered."""
    try:
        if not answer.content.at_eof():
            await answer.content.read(ANSWER)
    except (aiohttp.ClientError, TimeoutError, OSError):
        answer.close()
