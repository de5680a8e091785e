from collections.abc import AsyncIterator

import pytest_asyncio

from roost.notices.vapid import public_key
from tests.bookings.world import World
from tests.issues import world as small
from tests.notices.push_service import PushService
from tests.support import NOW, SetClock


@pytest_asyncio.fixture
async def world(db: None) -> World:
    """The small council of tests/issues/world.py, and nothing left to tell of how it came about."""
    return await small.build()


@pytest_asyncio.fixture
async def service(db: None, clock: SetClock) -> AsyncIterator[PushService]:
    """A push service that takes messages from us alone."""
    async with PushService(clock) as service:
        service.key = await public_key(NOW)
        yield service
