"""What a leader said of a walk, taken away for good."""

from uuid import uuid4

import asyncpg
import httpx
import pytest

from roost.board import walks
from roost.board.wire import NoteIn
from roost.kit import database
from roost.kit.errors import NotAllowed, NotFound
from tests.board.test_walks import log
from tests.bookings.world import World
from tests.issues.test_redaction import files_with
from tests.support import NOW, sign_in

WORDS = "qzxqzxwvk sat beside me"


async def test_the_words_are_gone_and_the_walk_and_its_issues_stay(world: World, database_url: str) -> None:
    walk = await log(world, NoteIn(chip="no-socket", words="The socket is too far"), words=WORDS)
    raw = await asyncpg.connect(database_url)
    try:
        assert await files_with(raw, WORDS.encode()) == {"walk"}
        await walks.redact(walk, await world.who("leo"), NOW)
        assert await files_with(raw, WORDS.encode()) == set()
    finally:
        await raw.close()
    found = await walks.one(walk, NOW)
    assert (found.words, [one.words for one in found.issues]) == (None, ["The socket is too far"])
    told = await database.fetch_row("SELECT actor, facts FROM journal WHERE verb = 'redacted'")
    assert told is not None
    assert (told["actor"], told["facts"]) == (world.person["leo"], '{"words": true}')


async def test_who_walked_leaders_and_administrators_may_and_nobody_else(world: World) -> None:
    walk = await log(world, words=WORDS)
    for by in ("ann", "fay", "ivy"):
        with pytest.raises(NotAllowed):
            await walks.redact(walk, await world.who(by), NOW)
    assert (await walks.one(walk, NOW)).words == WORDS
    for by in ("dee", "ada", "leo"):
        await walks.redact(walk, await world.who(by), NOW)
    with pytest.raises(NotFound):
        await walks.redact(uuid4(), await world.who("leo"), NOW)


async def test_who_walked_and_leads_no_more_still_may(world: World) -> None:
    walk = await log(world, words=WORDS)
    await database.execute("UPDATE person SET role = 'staff' WHERE email LIKE 'leo@%'")
    await walks.redact(walk, await world.who("leo"), NOW)
    assert (await walks.one(walk, NOW)).words is None


async def test_it_is_one_request(client: httpx.AsyncClient, world: World) -> None:
    walk = await log(world, words=WORDS)
    await sign_in(client, "leo@estuary.example", NOW)
    done = await client.post(f"/api/walks/{walk}/redaction")
    assert (done.status_code, done.json()["id"], done.json()["words"]) == (200, str(walk), None)
