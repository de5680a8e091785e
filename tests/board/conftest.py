from collections.abc import AsyncIterator

import pytest_asyncio

from tests.board.ground import Server, listening
from tests.bookings.world import World
from tests.issues import world as small


@pytest_asyncio.fixture
async def world(db: None) -> World:
    return await small.build()


@pytest_asyncio.fixture
async def server(world: World, database_url: str) -> AsyncIterator[Server]:
    async with listening(database_url) as server:
        yield server
