"""A fix's title and what it changed, taken away: from the fix, from its issues, and from the database's own files."""

from collections.abc import AsyncIterator

import asyncpg
import httpx
import pytest
import pytest_asyncio

from roost.board.digest import digest
from roost.issues import fix_redaction, fixes, news
from roost.issues.redaction import GONE
from roost.kit import database
from roost.kit.errors import NotAllowed, NotFound
from tests.bookings.world import World
from tests.issues.fixing import dropped, installed, ordered, planned, shown
from tests.issues.reporting import journal, reported, row, seen
from tests.issues.test_redaction import files_with
from tests.support import NOW, sign_in

TITLE = "qzxqzxwvk chair for the bad back"
OUTCOME = "vwqjjxkkz has a chair now"


@pytest_asyncio.fixture
async def raw(database_url: str, world: World) -> AsyncIterator[asyncpg.Connection]:
    """A superuser's connection, which may read the server's files."""
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


async def redact(world: World, fix: int, *what: fix_redaction.What, by: str = "fay") -> None:
    await fix_redaction.redact(fix, what, await world.who(by), NOW)


async def made(world: World) -> tuple[int, int, int]:
    """A fix that is installed, what it sorted, and what was taken out of it before."""
    number, out = await reported(world), await reported(world, "ben")
    fix = await planned(world, number, out, title=TITLE)
    await fixes.remove(fix, out, await world.who("fay"), NOW)
    await ordered(world, fix)
    await fixes.install(fix, None, OUTCOME, await world.who("fay"), NOW)
    return fix, number, out


async def test_both_are_gone_from_the_fix_its_issues_today_and_the_digest(world: World) -> None:
    fix, number, out = await made(world)
    await redact(world, fix, "title", "outcome")
    found = await shown(world, fix)
    assert (found["title"], found["outcome"], found["version"]) == (GONE, GONE, 5)
    for one in (number, out):
        issue = await seen(world, one, "ann")
        assert {(said.words, said.redacted) for said in issue.updates} == {(None, True)}
    assert (await row(number))["outcome"] == GONE
    told = await news.told(await world.who("ann"), NOW.date(), frozenset(), NOW)
    assert {one.kind for one in told} == {"issue sorted?", "thanks"}
    said = f"{told} {await digest(None, None, NOW)}"
    assert [secret for secret in (TITLE, OUTCOME) if secret in said] == []


async def test_the_bytes_are_in_no_file(world: World, raw: asyncpg.Connection) -> None:
    fix, *_ = await made(world)
    assert await files_with(raw, TITLE.encode()) == {"fix", "issue_update"}
    assert await files_with(raw, OUTCOME.encode()) == {"fix", "issue", "issue_update"}
    await redact(world, fix, "title")
    assert await files_with(raw, TITLE.encode()) == set()
    await redact(world, fix, "outcome")
    assert await files_with(raw, OUTCOME.encode()) == set()


async def test_what_was_said_when_it_was_dropped_goes_too(world: World) -> None:
    number = await reported(world)
    fix = await planned(world, number, title=TITLE)
    await dropped(world, fix)
    await redact(world, fix, "title", "outcome")
    assert [said.words for said in (await seen(world, number, "ann")).updates] == [None, None]
    assert (await shown(world, fix))["outcome"] is None


async def test_the_one_is_taken_without_the_other_and_other_fixes_keep_theirs(world: World) -> None:
    fix, number, _ = await made(world)
    other = await reported(world)
    await installed(world, await planned(world, other))
    before = await seen(world, other, "ann")
    await redact(world, fix, "title")
    assert (await shown(world, fix))["outcome"] == OUTCOME
    assert [said.words for said in (await seen(world, number, "ann")).updates] == [None, None, OUTCOME]
    await redact(world, fix, "title", "outcome")
    assert await seen(world, other, "ann") == before


async def test_a_repeat_takes_nothing_from_another_that_was_taken_away(world: World) -> None:
    fix, *_ = await made(world)
    await redact(world, fix, "title")
    other = await reported(world)
    later = await planned(world, other, title=GONE)
    await redact(world, fix, "title")
    assert [said.words for said in (await seen(world, other, "ann")).updates] == [f"Part of a fix: {GONE}"]
    assert later


async def test_its_owner_leaders_and_administrators_may_and_nobody_else(world: World) -> None:
    fix, *_ = await made(world)
    for by in ("ann", "ivy", "ian"):
        with pytest.raises(NotAllowed):
            await redact(world, fix, "title", by=by)
    for by in ("fay", "leo", "dee", "ada"):
        await redact(world, fix, "title", by=by)
    with pytest.raises(NotFound):
        await redact(world, 2**31 - 1, "title")


async def test_the_journal_says_who_and_what_and_no_words(world: World) -> None:
    fix, number, _ = await made(world)
    await redact(world, fix, "title", "outcome")
    told = await database.fetch("SELECT actor, facts FROM journal WHERE verb = 'redacted' AND entity = 'fix'")
    assert [(one["actor"], one["facts"]) for one in told] == [(world.person["fay"], '{"title": true, "outcome": true}')]
    assert (await journal(number))[-1] == ("redacted", world.person["fay"])
    assert "qzx" not in await database.fetch_value("SELECT string_agg(facts::text, ' ') FROM journal")


async def test_it_is_one_request(client: httpx.AsyncClient, world: World) -> None:
    fix, *_ = await made(world)
    await sign_in(client, "fay@estuary.example", NOW)
    done = await client.post(f"/api/fixes/{fix}/redaction", json={"what": ["title", "outcome"]})
    assert (done.status_code, done.json()["title"], done.json()["outcome"]) == (200, GONE, GONE)
    assert done.headers["etag"] == f'"{done.json()["version"]}"'
    for wrong in ({"what": []}, {"what": ["cost"]}, {}):
        assert (await client.post(f"/api/fixes/{fix}/redaction", json=wrong)).status_code == 400
