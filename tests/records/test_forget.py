"""Forgetting somebody at once: nothing names them any more, and what others see goes on."""

from contextlib import aclosing

import asyncpg
import pytest
from litestar import Litestar

from roost.kit import database
from roost.kit.errors import NotFound, Refused
from roost.people.nobody import NAME, NOBODY
from roost.records import forgetting
from tests.api import cast as casts
from tests.api.cast import Cast
from tests.records.full import dump, found_in, needles, people_counted
from tests.support import NOW

WHY = "asked by the person"


@pytest.mark.parametrize("short", ["ann", "fay", "rae", "hal", "mia", "hid", "guy", "leo"])
async def test_nothing_of_a_person_is_left(cast: Cast, cleaner: asyncpg.Connection, short: str) -> None:
    wanted, said = (await needles([short]))[short], await people_counted()
    await forgetting.forget(cast.person(short), WHY, cast.person("ada"), NOW)
    whole = await dump(cleaner)
    # What a colleague wrote about Leo is the colleague's words: redaction takes them away, forgetting does not.
    others = {"issue"} if short == "leo" else set[str]()
    left = {(needle, *tables) for needle in wanted if (tables := set(found_in(whole, needle)) - others)}
    assert left == set()
    assert await people_counted() == said
    told = await database.fetch_row("SELECT actor, subject, entity_id, facts FROM journal WHERE verb = 'forgotten'")
    assert tuple(told.values()) == (cast.person("ada"), None, str(NOBODY), '{"reason": "asked by the person"}')


async def test_screens_of_others_go_on_without_them(app: Litestar, cast: Cast) -> None:
    for short in ("fay", "leo", "rae", "fin"):
        await forgetting.forget(cast.person(short), WHY, cast.person("ada"), NOW)
    async with aclosing(await casts.signed_in(app, "ivy")) as ivy, aclosing(await casts.signed_in(app, "dot")) as dot:
        for client in (ivy, dot):
            for number in cast.issues.numbers.values():
                answer = await client.get(f"/api/issues/{number}")
                assert answer.status_code in (200, 404), (number, answer.text)
            for path in ("board", "fixes", "queues", "scorecard", "walks", "issues", "news"):
                answer = await client.get(f"/api/{path}")
                assert answer.status_code in (200, 404), (path, answer.text)
                assert answer.status_code == 200 or path == "news"
        assert NAME in (await dot.get("/api/fixes")).text
        assert NAME not in (await dot.get("/api/people")).text


async def test_whoever_was_never_here_or_is_forgotten_is_not_found(app: Litestar, cast: Cast) -> None:
    ann = cast.person("ann")
    await forgetting.forget(ann, WHY, None, NOW)
    for person in (ann, NOBODY):
        with pytest.raises(NotFound):
            await forgetting.forget(person, WHY, None, NOW)


async def test_the_last_administrator_cannot_be_forgotten_nor_leave(cast: Cast, cleaner: asyncpg.Connection) -> None:
    before = await dump(cleaner)
    ada = cast.person("ada")
    for act in (lambda: forgetting.forget(ada, WHY, None, NOW), lambda: forgetting.leave(ada, None, NOW)):
        with pytest.raises(Refused) as refused:
            await act()
        assert refused.value.type == "/problems/last-administrator"
    assert await dump(cleaner) == before


async def test_whoever_leaves_is_signed_out_frees_places_and_gives_issues_back(app: Litestar, cast: Cast) -> None:
    leo = cast.person("leo")
    await forgetting.leave(leo, cast.person("ada"), NOW)
    await forgetting.leave(leo, cast.person("ada"), NOW)
    assert not await database.fetch("SELECT FROM session WHERE person = $1", leo)
    assert not await database.fetch(
        "SELECT FROM booking WHERE person = $1 AND state IN ('booked', 'in') AND day > $2", leo, NOW.date()
    )
    assert not await database.fetch("SELECT FROM issue WHERE owner = $1 AND state IN ('looking', 'doing')", leo)
    assert await database.fetch_value("SELECT count(*) FROM journal WHERE verb = 'left' AND subject = $1", leo) == 1
