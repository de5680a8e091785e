"""Words and photos that are taken away are gone: from answers, rows, indexes and the database's own files."""

import random
from collections.abc import AsyncIterator

import asyncpg
import httpx
import pytest
import pytest_asyncio

from roost.issues import redaction, rewording, routing, states
from roost.issues.photos import Photo
from roost.kit import database
from roost.kit.errors import NotAllowed, NotFound
from tests.bookings.world import World
from tests.issues.reporting import journal, reported, row, seen
from tests.support import NOW, sign_in

# Long enough to be in no file by chance; "qzx" and the like are trigrams that no other words here have.
WORDS = "qzxqzxwvk under the far table"
SAID = "vwqjjxkkz was said along the way"
# As incompressible as a JPEG is.
IMAGE = random.Random(7).randbytes(15_000)


@pytest_asyncio.fixture
async def number(world: World) -> int:
    number = await reported(world, "ann", words=WORDS, photo=Photo(IMAGE, 10, 10))
    await rewording.add_word(number, await world.who("ann"), SAID, "word", True, None, NOW)
    return number


@pytest_asyncio.fixture
async def raw(database_url: str, number: int) -> AsyncIterator[asyncpg.Connection]:
    """A superuser's connection, which may read the server's files."""
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


async def files_with(raw: asyncpg.Connection, bytes_: bytes) -> set[str]:
    """The relations of this database in whose files these bytes stand, once everything is written out."""
    await raw.execute("CHECKPOINT")
    rows = await raw.fetch(
        """SELECT relname, pg_read_binary_file(pg_relation_filepath(oid), true) AS bytes
           FROM pg_class WHERE relkind IN ('r', 'i', 't') AND relnamespace NOT IN ('information_schema'::regnamespace)
               AND pg_relation_filepath(oid) IS NOT NULL AND oid >= 16384"""
    )
    return {one["relname"] for one in rows if one["bytes"] and bytes_ in one["bytes"]}


def trigram(text: str) -> bytes:
    """As an index of pg_trgm keeps it: the three bytes of an integer, the last first (contrib/pg_trgm/trgm.h)."""
    return text[::-1].encode() + b"\0"


async def redact(world: World, number: int, *what: redaction.What, by: str = "fay") -> None:
    await redaction.redact(number, what, await world.who(by), NOW)


async def test_nobody_reads_it_any_more_and_everybody_sees_that_something_was_there(world: World, number: int) -> None:
    await redact(world, number, "words", "photo", "updates")
    for by in ("ann", "fay", "ben"):
        issue = await seen(world, number, by)
        assert (issue.words, issue.redacted, issue.photo, issue.words_passed) == (None, True, False, False)
        assert [(one.words, one.redacted) for one in issue.updates] == [(None, True)]


async def test_the_words_are_in_no_file_and_in_no_index(world: World, number: int, raw: asyncpg.Connection) -> None:
    await raw.execute("SELECT gin_clean_pending_list('issue_words')")
    assert await files_with(raw, WORDS.encode()) == {"issue"}
    assert await files_with(raw, trigram("qzx")) == {"issue_words"}
    await redact(world, number, "words")
    assert await files_with(raw, WORDS.encode()) == set()
    assert await files_with(raw, trigram("qzx")) == set()


async def test_the_photo_is_in_no_file(world: World, number: int, raw: asyncpg.Connection) -> None:
    await reported(world, "ben", photo=Photo(IMAGE[::-1], 10, 10))  # behind it, or the file would just end sooner
    piece = IMAGE[:1000]
    [toast] = await files_with(raw, piece)
    assert toast.startswith("pg_toast")
    await redact(world, number, "photo")
    assert await files_with(raw, piece) == set()
    assert (await row(number))["words"] == WORDS


async def test_what_was_said_along_the_way_is_in_no_file(world: World, number: int, raw: asyncpg.Connection) -> None:
    fay = await world.who("fay")
    await routing.reroute(number, None, "it", SAID, fay, NOW)
    await states.sort(number, None, await world.who("ivy"), SAID, NOW)
    assert await files_with(raw, SAID.encode()) == {"issue", "issue_update", "hop"}
    await redact(world, number, "updates", by="ivy")
    assert await files_with(raw, SAID.encode()) == set()
    issue = await seen(world, number, "ann")
    assert (issue.state, issue.outcome, [hop.reason for hop in issue.hops]) == (
        "sorted",
        redaction.GONE,
        [redaction.GONE],
    )


async def test_it_waits_for_whoever_still_reads_what_was_there(
    world: World, number: int, raw: asyncpg.Connection, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await asyncpg.connect(database_url)
    reading = reader.transaction(isolation="repeatable_read", readonly=True)
    await reading.start()
    await reader.fetchval("SELECT count(*) FROM site")
    asked, look = [], redaction._read_before

    async def until_the_second_look(since: int) -> bool:
        asked.append(await look(since))
        if len(asked) == 2:
            await reading.rollback()
        return asked[-1]

    monkeypatch.setattr(redaction, "_read_before", until_the_second_look)
    try:
        await redact(world, number, "words")
    finally:
        await reader.close()
    assert asked[:3] == [True, True, False]
    assert await files_with(raw, WORDS.encode()) == set()


async def test_the_journal_says_who_and_what_and_no_words(world: World, number: int) -> None:
    await redact(world, number, "words")
    assert (await journal(number))[-1] == ("redacted", world.person["fay"])
    facts = await database.fetch_value("SELECT facts FROM journal WHERE verb = 'redacted'")
    assert '"words": true' in facts
    assert "qzx" not in await database.fetch_value("SELECT string_agg(facts::text, ' ') FROM journal")


async def test_its_queue_leaders_and_administrators_may_and_nobody_else(world: World, number: int) -> None:
    for by in ("ann", "ben", "ivy"):
        with pytest.raises(NotAllowed):
            await redact(world, number, "words", by=by)
    for by in ("fay", "leo", "dee", "ada"):
        await redact(world, number, "words", by=by)
    with pytest.raises(NotFound):
        await redact(world, 2**31 - 1, "words")


async def test_what_was_taken_away_cannot_be_written_anew(world: World, number: int) -> None:
    await redact(world, number, "words")
    assert (await seen(world, number, "ann")).edit_until is None


async def test_it_is_one_request(client: httpx.AsyncClient, world: World, number: int) -> None:
    await sign_in(client, "fay@estuary.example", NOW)
    done = await client.post(f"/api/issues/{number}/redaction", json={"what": ["words", "photo"]})
    assert (done.status_code, done.json()["redacted"], done.json()["photo"]) == (200, True, False)
    for wrong in ({"what": []}, {"what": ["everything"]}, {}):
        assert (await client.post(f"/api/issues/{number}/redaction", json=wrong)).status_code == 400
