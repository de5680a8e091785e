"""A push service of our own (RFC 8030): it looks at everything a real one looks at, keeps what arrived, and can
misbehave. As a process, `python -m tests.notices.push_service` prints its port, takes everything and looks at nothing:
for measuring, so that what is measured is not the service."""

import asyncio
import base64
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, ClassVar, Self

import http_ece
import httptools
import msgspec
import uvloop
from aiohttp import web
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from roost.kit import clock as real_clock
from roost.kit.clock import Clock

LONGEST = 4096
URGENCIES = ("very-low", "low", "normal", "high")
HOURS_24 = timedelta(hours=24)
ANSWERS = {"400", "401", "403", "404", "410", "413", "429", "500", "503"}


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@dataclass
class Arrived:
    """A message that the service took, decrypted: `text` as it is, `told` what it says."""

    topic: str
    ttl: int
    urgency: str
    text: bytes

    @property
    def told(self) -> dict[str, Any]:
        message: dict[str, Any] = msgspec.json.decode(self.text)
        assert message["web_push"] == 8030
        notification: dict[str, Any] = message["notification"]
        return notification


@dataclass
class Subscription:
    """What a browser holds. `how` the service treats it: a status, or one of `PushService.misbehave`; "" as it should.
    `retry_after`: said with 429 and 503."""

    endpoint: str
    private: ec.EllipticCurvePrivateKey
    auth: bytes
    how: str = ""
    retry_after: str | None = None
    arrived: list[Arrived] = field(default_factory=list)
    tried: int = 0

    @property
    def p256dh(self) -> bytes:
        return point(self.private)

    @property
    def shown(self) -> list[Arrived]:
        """What a phone that was off shows when it comes on: of a topic, the newest alone (RFC 8030, 5.4)."""
        return list({message.topic: message for message in self.arrived}.values())

    def decrypt(self, body: bytes) -> bytes:
        text: bytes = http_ece.decrypt(body, private_key=self.private, auth_secret=self.auth, version="aes128gcm")
        return text


class Refusal(Exception):
    """What a real service would not have taken."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class PushService:
    """An async context manager. `refused`: what was wrong with what came; a test that expects nothing asserts so.

    `on_arrival`: called with how many have arrived, before each is answered. `key`: whose messages it takes, our public
    key; None: anybody's. `delay`: seconds that each answer takes.
    """

    def __init__(self, clock: Clock = real_clock.now) -> None:
        self.clock = clock
        self.key: str | None = None
        self.port = 0
        self.delay = 0.0
        self.on_arrival: Callable[[int], None] = lambda count: None
        self.subscriptions: dict[str, Subscription] = {}
        self.arrived = 0
        self.refused: list[str] = []
        self.at_once = self.most_at_once = 0
        self._verified: set[str] = set()
        self._over = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._runner = web.ServerRunner(web.Server(self._answer, access_log=None), shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._over.set()
        await self._runner.cleanup()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def subscribe(self, how: str = "", retry_after: str | None = None) -> Subscription:
        path = f"/{how or 'push'}/{len(self.subscriptions):05}"
        key = ec.generate_private_key(ec.SECP256R1())
        auth = len(self.subscriptions).to_bytes(16, "big")
        self.subscriptions[path] = Subscription(f"http://{self.host}{path}", key, auth, how, retry_after)
        return self.subscriptions[path]

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.read()
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        try:
            return await self._treat(request, body)
        except Refusal as refusal:
            self.refused.append(str(refusal))
            return web.Response(status=refusal.status)
        finally:
            self.at_once -= 1

    async def _treat(self, request: web.BaseRequest, body: bytes) -> web.StreamResponse:
        subscription = self.subscriptions.get(request.raw_path)
        if subscription is None:
            raise Refusal(404, "no such subscription")
        if self.delay:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), self.delay)
        subscription.tried += 1
        if subscription.how in ANSWERS:
            said = {"Retry-After": subscription.retry_after} if subscription.retry_after else {}
            return web.Response(status=int(subscription.how), headers=said, text="No." * 100)
        if subscription.how and subscription.how != "cut":
            return await self._misbehave(request, subscription.how)
        message = self._looked_at(request, body, subscription)
        self.arrived += 1
        self.on_arrival(self.arrived)
        subscription.arrived.append(message)
        if subscription.how == "cut":
            return await self._misbehave(request, "cut")
        return web.Response(status=201, headers={"Location": f"http://{self.host}/message/{self.arrived}"})

    async def _misbehave(self, request: web.BaseRequest, how: str) -> web.StreamResponse:
        """`redirect`: to a subscription that is well. `broken`: ends in the middle of the head. `cut`: took it, then
        ends before the body. `garbage`: no HTTP. `hang`: nothing, for ever."""
        if how == "redirect":
            well = next(path for path, other in self.subscriptions.items() if not other.how)
            return web.Response(status=307, headers={"Location": f"http://{self.host}{well}"})
        transport = request.transport
        assert transport is not None
        if how == "hang":
            await self._over.wait()
        else:
            said = {
                "broken": b"HTTP/1.1 201 Crea",
                "cut": b"HTTP/1.1 201 Created\r\nContent-Length: 90\r\n\r\n",
                "garbage": b"\x16\x03\x01 what? \r\n\r\n",
            }
            transport.write(said[how])
        transport.close()
        return web.Response()

    def _looked_at(self, request: web.BaseRequest, body: bytes, subscription: Subscription) -> Arrived:
        headers = request.headers
        self._check_sender(headers.get("Authorization", ""))
        if headers.get("Content-Encoding") != "aes128gcm":
            raise Refusal(400, f"encoded as {headers.get('Content-Encoding')}")
        if len(body) > LONGEST:
            raise Refusal(413, f"{len(body)} bytes")
        if not re.fullmatch("[0-9]+", ttl := headers.get("TTL", "")):
            raise Refusal(400, f"TTL {ttl!r}")
        if (urgency := headers.get("Urgency", "")) not in URGENCIES:
            raise Refusal(400, f"urgency {urgency!r}")
        if not re.fullmatch("[A-Za-z0-9_-]{1,32}", topic := headers.get("Topic", "")):
            raise Refusal(400, f"topic {topic!r}")
        try:
            text = subscription.decrypt(body)
        except Exception as error:
            raise Refusal(400, f"cannot be decrypted: {error}") from error
        return Arrived(topic, int(ttl), urgency, text)

    def _check_sender(self, authorization: str) -> None:
        """RFC 8292, sections 2 to 4. What was verified once is not verified again, as real ones do."""
        if authorization in self._verified:
            return
        found = re.fullmatch(r"vapid t=([\w-]+)\.([\w-]+)\.([\w-]+),\s*k=([\w-]+)", authorization, re.ASCII)
        if not found:
            raise Refusal(401, f"authorization {authorization[:20]!r}")
        head, claims = (msgspec.json.decode(from_base64url(found[n])) for n in (1, 2))
        signature = from_base64url(found[3])
        if head.get("alg") != "ES256" or len(signature) != 64:
            raise Refusal(401, f"signed by {head}")
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_base64url(found[4]))
        r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
        try:
            signed = f"{found[1]}.{found[2]}".encode()
            key.verify(utils.encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            raise Refusal(401, "the signature is not that of the key") from None
        left = timedelta(seconds=claims["exp"] - self.clock().timestamp())
        if not timedelta(0) < left <= HOURS_24:
            raise Refusal(401, f"runs out in {left}")
        if claims["aud"] != f"http://{self.host}":
            raise Refusal(401, f"meant for {claims['aud']}")
        if not str(claims.get("sub", "")).startswith(("mailto:", "https:")):
            raise Refusal(401, f"from {claims.get('sub')}")
        if self.key is not None and found[4] != self.key:
            raise Refusal(403, "not the key that this subscription was made with")
        self._verified.add(authorization)


class Hurried(asyncio.Protocol):
    """One connection of a service that takes whatever comes as fast as it can, and looks at nothing; to GET it says
    what came, (path, topic, body) of each, in MessagePack."""

    came: ClassVar[list[tuple[str, str, bytes]]] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: Any = transport
        self.parser = httptools.HttpRequestParser(self)

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_message_begin(self) -> None:
        self.path, self.topic, self.body = "", "", b""

    def on_url(self, url: bytes) -> None:
        self.path += url.decode()

    def on_header(self, name: bytes, value: bytes) -> None:
        if name.lower() == b"topic":
            self.topic = value.decode()

    def on_body(self, body: bytes) -> None:
        self.body += body

    def on_message_complete(self) -> None:
        if self.parser.get_method() == b"POST":
            self.came.append((self.path, self.topic, self.body))
            self.transport.write(b"HTTP/1.1 201 Created\r\nLocation: /message\r\nContent-Length: 0\r\n\r\n")
        else:
            said = msgspec.msgpack.encode(self.came)
            self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(said) + said)


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Hurried, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)  # until whoever started it is gone


if __name__ == "__main__":
    uvloop.run(main())
