"""The same key twice: the first result again; the same key for something else: refused."""

from datetime import timedelta
from uuid import UUID

import pytest

from roost.kit import database
from roost.kit.errors import Refused
from roost.kit.ids import new_id, random_id
from roost.kit.once import KEEP, KeyUsed, forget_old, once
from tests.support import NOW

pytestmark = pytest.mark.usefixtures("db")

ANN, BEN = random_id(), random_id()


class Maker:
    """Makes a new thing each time it is asked, and counts."""

    def __init__(self) -> None:
        self.made: list[UUID] = []

    async def __call__(self) -> UUID:
        self.made.append(new_id())
        return self.made[-1]


@pytest.fixture
def make() -> Maker:
    return Maker()


async def test_a_repeat_gives_the_first_result_and_makes_nothing(make: Maker) -> None:
    first = await once(ANN, "key-one-1", b"body", NOW, make)
    again = await once(ANN, "key-one-1", b"body", NOW + timedelta(days=2), make)
    assert again == first
    assert make.made == [first]


async def test_without_a_key_everything_is_made(make: Maker) -> None:
    assert await once(ANN, None, b"body", NOW, make) != await once(ANN, None, b"body", NOW, make)
    assert await database.fetch_value("SELECT count(*) FROM once") == 0


async def test_the_same_key_for_something_else_is_refused(make: Maker) -> None:
    await once(ANN, "key-one-1", b"body", NOW, make)
    with pytest.raises(KeyUsed) as refused:
        await once(ANN, "key-one-1", b"another body", NOW, make)
    assert (refused.value.status, refused.value.type) == (422, "/problems/key-used")
    assert len(make.made) == 1


async def test_another_person_may_use_the_same_key(make: Maker) -> None:
    await once(ANN, "key-one-1", b"body", NOW, make)
    await once(BEN, "key-one-1", b"another body", NOW, make)
    assert len(make.made) == 2


async def test_a_refusal_is_not_stored_and_may_be_tried_again(make: Maker) -> None:
    async def refuse() -> UUID:
        raise Refused("taken", "Choose another.")

    async def attempt() -> None:
        async with database.transaction():
            await once(ANN, "key-one-1", b"body", NOW, refuse)

    with pytest.raises(Refused):
        await attempt()
    assert await once(ANN, "key-one-1", b"body", NOW, make) == make.made[0]


async def test_a_key_is_forgotten_with_the_transaction_it_came_in(make: Maker) -> None:
    async def attempt() -> None:
        async with database.transaction():
            await once(ANN, "key-one-1", b"body", NOW, make)
            raise ValueError("later on")

    with pytest.raises(ValueError, match="later on"):
        await attempt()
    assert await database.fetch_value("SELECT count(*) FROM once") == 0


async def test_keys_live_for_thirty_days(make: Maker) -> None:
    assert timedelta(days=30) == KEEP
    await once(ANN, "key-one-1", b"body", NOW, make)
    assert await forget_old(NOW + KEEP) == 0
    assert await forget_old(NOW + KEEP + timedelta(seconds=1)) == 1
    await once(ANN, "key-one-1", b"another body", NOW, make)
