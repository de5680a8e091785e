"""The journal: written with what happened or not at all, and never changed."""

import contextlib

import asyncpg
import pytest

from roost.journal import Event, after, record, record_all
from roost.kit import database
from roost.kit.ids import random_id
from tests.support import NOW

pytestmark = pytest.mark.usefixtures("db")

ANN, BEN = random_id(), random_id()


async def write(*verbs: str) -> None:
    async with database.transaction():
        await record_all([Event(verb, "booking", "b-1", BEN, {"day": "2026-11-24"}) for verb in verbs], ANN, NOW)


async def rows() -> list[asyncpg.Record]:
    return await database.fetch("SELECT * FROM journal ORDER BY id")


async def test_it_says_what_happened_to_what_when_by_whom_and_to_whom() -> None:
    await write("booked")
    [row] = await rows()
    assert {name: row[name] for name in ("at", "actor", "subject", "verb", "entity", "entity_id", "facts")} == {
        "at": NOW,
        "actor": ANN,
        "subject": BEN,
        "verb": "booked",
        "entity": "booking",
        "entity_id": "b-1",
        "facts": '{"day": "2026-11-24"}',
    }


async def test_events_keep_the_order_in_which_they_were_told() -> None:
    await write(*(f"verb {n}" for n in range(20)))
    assert [row["verb"] for row in await rows()] == [f"verb {n}" for n in range(20)]


async def test_it_is_written_only_inside_the_transaction_of_what_happened() -> None:
    with pytest.raises(RuntimeError, match="only inside the transaction"):
        await record(Event("booked", "booking", "b-1"), ANN, NOW)
    assert await rows() == []


async def test_nothing_is_recorded_of_what_did_not_happen() -> None:
    async def fails() -> None:
        async with database.transaction():
            await record(Event("booked", "booking", "b-1"), ANN, NOW)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await fails()
    assert await rows() == []


async def test_no_events_are_nothing_to_write() -> None:
    await write()
    assert await rows() == []


CHANGES = [
    "UPDATE journal SET verb = 'cancelled'",
    "UPDATE journal SET facts = '{}'",
    "UPDATE journal SET at = at + interval '1 day'",
    "UPDATE journal SET entity_id = 'b-2'",
    "UPDATE journal SET id = gen_random_uuid()",
    "UPDATE journal SET actor = subject",
    "UPDATE journal SET subject = actor",
    "UPDATE journal SET actor = NULL, verb = 'cancelled'",
    "DELETE FROM journal",
    "TRUNCATE journal",
]


@pytest.mark.parametrize("retention", [False, True], ids=["anyone", "the retention job"])
@pytest.mark.parametrize("change", CHANGES)
async def test_it_is_append_only(change: str, retention: bool) -> None:
    await write("booked")
    before = await rows()

    async def attempt() -> None:
        async with database.transaction():
            if retention:
                await database.execute("SET LOCAL roost.retention = 'on'")
            await database.execute(change)

    with pytest.raises(asyncpg.RaiseError, match="append-only"):
        await attempt()
    assert await rows() == before


@pytest.mark.parametrize("blanked", ["actor = NULL", "subject = NULL", "actor = NULL, subject = NULL"])
async def test_only_the_retention_job_may_blank_who_it_was(blanked: str) -> None:
    await write("booked")
    with pytest.raises(asyncpg.RaiseError, match="append-only"):
        await database.execute(f"UPDATE journal SET {blanked}")
    async with database.transaction():
        await database.execute("SET LOCAL roost.retention = 'on'")
        assert await database.execute(f"UPDATE journal SET {blanked}") == 1
    [row] = await rows()
    assert (row["actor"] is None, row["subject"] is None) == ("actor" in blanked, "subject" in blanked)


async def test_what_retention_may_do_ends_with_its_transaction() -> None:
    await write("booked")
    async with database.transaction():
        await database.execute("SET LOCAL roost.retention = 'on'")
    with pytest.raises(asyncpg.RaiseError, match="append-only"):
        await database.execute("UPDATE journal SET actor = NULL")


async def test_who_was_blanked_never_comes_back() -> None:
    await write("booked")

    async def retain(change: str) -> None:
        async with database.transaction():
            await database.execute("SET LOCAL roost.retention = 'on'")
            await database.execute(change)

    await retain("UPDATE journal SET subject = NULL")
    with pytest.raises(asyncpg.RaiseError, match="append-only"):
        await retain("UPDATE journal SET subject = actor")


async def test_who_keeps_such_things_in_memory_is_told_once_they_are_committed_and_never_otherwise() -> None:
    told: list[str] = []
    after("parcel", lambda: told.append("parcel"))
    async with database.transaction():
        await record(Event("sent", "parcel", "p-1"), ANN, NOW)
        assert told == []
    assert told == ["parcel"]
    await write("booked")
    with contextlib.suppress(ZeroDivisionError):
        async with database.transaction():
            await record(Event("sent", "parcel", "p-2"), ANN, NOW)
            raise ZeroDivisionError
    assert told == ["parcel"]
