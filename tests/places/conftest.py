import pytest

from tests.bookings import world as small
from tests.bookings.world import World


@pytest.fixture
async def world(db: None) -> World:
    """The small council of tests/bookings/world.py, stored."""
    return await small.build()
