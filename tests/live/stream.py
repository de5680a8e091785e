"""An open event stream, as a page has it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

PATIENCE = 20  # seconds; news takes milliseconds

Event = tuple[str, dict[str, Any]]


class Listening:
    """What arrives, event by event."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self._lines = answer.aiter_lines()

    async def next(self) -> Event | None:
        """The next event's name and data; None once the stream has ended."""
        name, data = "", {}
        async with asyncio.timeout(PATIENCE):
            async for line in self._lines:
                key, _, value = line.partition(": ")
                if key == "event":
                    name = value
                elif key == "data":
                    data = json.loads(value)
                elif not line and name:
                    return name, data
        return None

    async def until(self, name: str, **data: Any) -> list[Event]:
        """Everything up to this very event, which must come; it is the last of the list."""
        heard: list[Event] = []
        while event := await self.next():
            heard.append(event)
            if event == (name, data):
                return heard
        raise AssertionError(f"the stream ended without {name} {data}; there was {heard}")

    async def rest(self) -> list[Event]:
        """Everything up to the end of the stream, which must come."""
        heard: list[Event] = []
        while event := await self.next():
            heard.append(event)
        return heard


@asynccontextmanager
async def listening(client: httpx.AsyncClient, token: str | None = None) -> AsyncIterator[Listening]:
    """A stream that has said hello. `token`: the session's, where the client does not hold it."""
    headers = {"Cookie": f"roost={token}"} if token else {}
    async with client.stream("GET", "/api/events", headers=headers, timeout=60) as answer:
        assert answer.status_code == 200, await answer.aread()
        assert answer.headers["content-type"].startswith("text/event-stream")
        stream = Listening(answer)
        assert await stream.next() == ("hello", {})
        yield stream
