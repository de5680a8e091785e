"""Queues come in by set, with their leads and members."""

import pytest
import pytest_asyncio

from roost import issues, people
from roost.issues import QueueRow
from roost.kit import database
from roost.people import PersonRow
from tests.support import NOW

ANN, BOB, CAT = (f"{name}@estuary.example" for name in ("ann", "bob", "cat"))


@pytest_asyncio.fixture(autouse=True)
async def three_people(db: None) -> None:
    await people.upsert_people([PersonRow(e, e.split("@")[0].title(), None, "it") for e in (ANN, BOB, CAT)], None, NOW)


async def names_in(queue: str) -> list[str]:
    return sorted((await people.names(await issues.members(queue))).values())


async def test_a_queue_has_a_lead_and_members() -> None:
    await issues.upsert_queues([QueueRow("it", "IT Service Desk", ANN, (ANN, BOB)), QueueRow("post", "Post room", CAT)])
    assert await names_in("it") == ["Ann", "Bob"]
    assert await names_in("post") == []
    lead = await people.by_email(CAT)
    assert lead is not None
    assert await issues.led_by([lead.id]) == ["post"]


async def test_a_file_brings_a_queue_up_to_date_members_and_all() -> None:
    await issues.upsert_queues([QueueRow("it", "IT", ANN, (ANN, BOB)), QueueRow("post", "Post room", CAT, (CAT,))])
    await issues.upsert_queues([QueueRow("it", "IT Service Desk", BOB, (BOB, CAT))])
    assert await names_in("it") == ["Bob", "Cat"]
    assert await names_in("post") == ["Cat"]
    bob = await people.by_email(BOB)
    assert bob is not None
    assert await issues.led_by([bob.id]) == ["it"]


async def test_the_same_file_again_touches_nothing() -> None:
    rows = [QueueRow("it", "IT", ANN, (ANN, BOB))]
    await issues.upsert_queues(rows)
    before = await database.fetch("SELECT xmin, * FROM queue")
    members = await database.fetch("SELECT xmin, * FROM queue_member ORDER BY person")
    await issues.upsert_queues(rows)
    assert await database.fetch("SELECT xmin, * FROM queue") == before
    assert await database.fetch("SELECT xmin, * FROM queue_member ORDER BY person") == members


async def test_a_retired_queue_is_led_by_nobody_until_a_file_names_it_again() -> None:
    rows = [QueueRow("facilities", "Facilities", CAT), QueueRow("it", "IT", ANN)]
    await issues.upsert_queues(rows)
    ann = await people.by_email(ANN)
    assert ann is not None
    await issues.retire_queues(["it"], NOW)
    assert await issues.led_by([ann.id]) == []
    await issues.upsert_queues(rows)
    assert await issues.led_by([ann.id]) == ["it"]


@pytest.mark.parametrize("who", [ANN, BOB])
async def test_who_has_left_is_no_member(who: str) -> None:
    await issues.upsert_queues([QueueRow("it", "IT", CAT, (ANN, BOB))])
    person = await people.by_email(who)
    assert person is not None

    async def hold_nothing(*_: object) -> None:
        pass

    await people.mark_left([person.id], None, NOW, hold_nothing)
    assert person.name not in await names_in("it")
    assert len(await names_in("it")) == 1
