"""Calls to the identity provider: bounded in time and size, and only to where they were sent."""

import asyncio
from collections.abc import Mapping
from typing import Any

import aiohttp
import msgspec

from roost.people.sign_in.trouble import Away

# Seconds, for one call from beginning to end: somebody looks at an empty page meanwhile.
PATIENCE = 10.0
# Entra's own keys and description have about 20 kB.
LONGEST = 512 * 1024

Json = dict[str, Any]


class Lines:
    """`patience`: seconds for one call."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Json:
        """The JSON object that stands there. Away."""
        status, found = await self._ask("GET", url, headers=headers)
        if status != 200 or found is None:
            raise Away(f"{_path(url)} answered {status}{'' if found else ' without JSON'}")
        return found

    async def post(self, url: str, fields: Mapping[str, str], headers: Mapping[str, str]) -> tuple[int, Json]:
        """Status and JSON object ({} where there is none) of what a form is answered with. Away: also for every 5xx."""
        status, found = await self._ask("POST", url, headers=headers, data=fields)
        if status >= 500 or status in (408, 429):
            raise Away(f"{_path(url)} answered {status}")
        return status, found or {}

    async def _ask(
        self, method: str, url: str, *, headers: Mapping[str, str] | None, data: Mapping[str, str] | None = None
    ) -> tuple[int, Json | None]:
        headers = {"Accept": "application/json"} | dict(headers or {})
        try:
            # A session a call: there are few, and none of the provider's cookies is anybody else's.
            async with (
                asyncio.timeout(self._patience),
                aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session,
                # Where it would send us to is none of its metadata: a code or a secret never follows.
                session.request(method, url, headers=headers, data=data, allow_redirects=False) as answer,
            ):
                body = await _read(answer)
                return answer.status, _object(body)
        except TimeoutError:
            raise Away(f"{_path(url)} did not answer in time") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise Away(f"{_path(url)} cannot be reached: {type(error).__name__}") from None


async def _read(answer: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for piece in answer.content.iter_chunked(64 * 1024):
        body += piece
        if len(body) > LONGEST:
            raise Away(f"{answer.url.path} answers more than {LONGEST // 1024} KiB")
    return bytes(body)


def _object(body: bytes) -> Json | None:
    try:
        found = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _path(url: str) -> str:
    return url.partition("?")[0]
