"""Words that come after the report: the author's second thoughts, and what is said along the way."""

from datetime import datetime
from typing import Any, Literal, cast
from uuid import UUID

import msgspec

from roost.issues import access, queries, store
from roost.issues.detail import EDIT, may_edit
from roost.issues.promises import say
from roost.issues.public_words import names_colleague, said, said_or_none, without_colleagues
from roost.journal import record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import NotAllowed, NotFound, Refused
from roost.kit.once import once
from roost.people import Who

NAMED = "names a colleague"


async def reword(number: int, who: Who, text: str | None, confirmed: bool, now: datetime) -> None:
    """Other words, by whoever wrote them, within half an hour.

    NotFound, NotAllowed; Refused (`too-late`); Invalid where they name a colleague and others are merged into it.
    """
    words = await said_or_none(text, "/words", confirmed)
    await _reword(number, who, words, await names_colleague(words), now)


@transactional
async def _reword(number: int, who: Who, words: str | None, named: bool, now: datetime) -> None:
    row = await _seen(number, who)
    if row["reporter"] != who.id:
        raise NotAllowed("Only whoever reported it changes its words. Add a word of your own instead.")
    if not may_edit(row, now):
        minutes = int(EDIT.total_seconds()) // 60
        raise Refused("too-late", f"Words can be changed for {minutes} minutes. Add a word below them instead.")
    if words == row["words"]:
        return
    held = row["held"]
    if held in (None, NAMED):
        # Whoever else says the same would be off the board with it.
        if named and held is None and await queries.has_others(row):
            raise without_colleagues("/words")
        held = NAMED if named else None
    # An owner passed other words on to the wall than these.
    await store.write(row, "reworded", _open(row), now, words=words, held=held, words_passed=False)


@transactional
async def _add_word(
    number: int, who: Who, words: str, named: bool, kind: Literal["word", "question"], key: str | None, now: datetime
) -> None:
    row = await _seen(number, who)
    reader = await queries.reader(who)
    # Who works on it says so by name, even where they reported it themselves: it is their owner's word.
    works = access.may_triage(reader, row)
    reporter = not works and row["reporter"] == who.id
    if not works and not reporter and not await _counted(row, who):
        raise NotAllowed("Only who reported it, said me too or works on it adds a word. Say me too first.")
    # A report that names somebody is held for the queue; what is said below one stands there at once.
    if named and not works and row["held"] is None:
        raise without_colleagues("/words")
    author = _open(row) if reporter else who.id

    async def make() -> UUID:
        await say(row, await _kind(row, kind, reporter), words, author, now, by_reporter=reporter)
        if works and row["first_word_at"] is None:
            await store.write(row, "said", who.id, now, first_word_at=now)
        else:
            await record(store.event("said", row["id"], row), author, now)
        return cast(UUID, row["id"])

    await once(who.id, key, msgspec.json.encode(("update", number, kind, words)), now, make)


async def add_word(
    number: int,
    who: Who,
    text: str,
    kind: Literal["word", "question"],
    confirmed: bool,
    key: str | None,
    now: datetime,
) -> None:
    """A word or a question, by whoever is counted in it or works on it. NotFound, NotAllowed; Invalid.

    Only who works on it names a colleague before everybody: "Deepa comes on Monday".
    """
    words = await said(text, "/words", confirmed)
    await _add_word(number, who, words, await names_colleague(words), kind, key, now)


async def _kind(
    row: Any, kind: Literal["word", "question"], by_reporter: bool
) -> Literal["word", "question", "answer"]:
    """What the reporter says after a question is its answer."""
    if by_reporter and kind == "word":
        last = await database.fetch_value(
            "SELECT kind FROM issue_update WHERE issue = $1 AND kind <> 'state' ORDER BY at DESC, id DESC LIMIT 1",
            row["id"],
        )
        return "answer" if last == "question" else "word"
    return kind


def _open(row: Any) -> UUID | None:
    """The reporter, as the journal may know them."""
    return row["reporter"] if row["level"] == "named" else None


async def _seen(number: int, who: Who) -> Any:
    """The locked row, for who may see it."""
    row = await store.locked(number)
    if not access.may_see(await queries.reader(who), row):
        raise NotFound("There is no such issue. Look on the board.")
    return row


async def _counted(row: Any, who: Who) -> bool:
    found: bool = await database.fetch_value(
        """SELECT EXISTS (SELECT FROM issue x LEFT JOIN me_too m ON m.issue = x.id AND m.person = $2
                          WHERE x.root = $1 AND (x.reporter = $2 OR m.person IS NOT NULL))""",
        row["root"],
        who.id,
    )
    return found
