import pytest_asyncio

from tests.bookings.world import World
from tests.issues import world as small


@pytest_asyncio.fixture
async def world(db: None) -> World:
    return await small.build()
