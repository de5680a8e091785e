from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.bookings.world import World
from tests.issues import world as council
from tests.support import SetClock
from tests.webhooks.receiver import Receiver


@pytest_asyncio.fixture
async def receiver(clock: SetClock) -> AsyncIterator[Receiver]:
    """A receiver that takes everything unless told otherwise, by the test's clock."""
    one = Receiver(clock)
    await one.start()
    yield one
    await one.stop()


@pytest.fixture
async def world(db: None) -> World:
    """The small council with its queues, without a booking."""
    return await council.build()
