from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass

import httpx
import pytest_asyncio
from litestar import Litestar

from tests.admin.desk import Desk
from tests.bookings.world import World
from tests.issues import world as issues_world
from tests.support import BROWSER, NOW, sign_in


@pytest_asyncio.fixture
async def council(app: Litestar) -> World:
    """The small council with its queues; Ada is its only administrator."""
    return await issues_world.build()


@dataclass
class Browsers:
    """Opens a browser of its own for anybody."""

    app: Litestar
    opened: list[httpx.AsyncClient]

    async def of(self, short: str) -> Desk:
        transport = httpx.ASGITransport(app=self.app)
        client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=BROWSER)
        self.opened.append(client)
        await sign_in(client, f"{short}@estuary.example", NOW)
        return Desk(client)


@pytest_asyncio.fixture
async def browsers(app: Litestar, council: World) -> AsyncIterator[Browsers]:
    opened: list[httpx.AsyncClient] = []
    yield Browsers(app, opened)
    for client in opened:
        async with aclosing(client):
            pass


@pytest_asyncio.fixture
async def ada(browsers: Browsers) -> Desk:
    """The administrator's."""
    return await browsers.of("ada")
