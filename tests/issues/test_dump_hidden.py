"""Who hides is known to the current owner alone: neither the API, to whomever, nor the journal tells."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from roost.issues import rewording, states
from roost.kit import database
from tests.bookings.world import World
from tests.issues import steps
from tests.issues.dumping import dumped
from tests.issues.reporting import reported
from tests.support import NOW, sign_in

# Whom it might be told to: an administrator, a leader, the director, its queue, another queue, a colleague of the team.
READERS = ("ada", "leo", "dee", "fay", "ivy", "ben")
LOOKS = (
    "/api/issues/{n}",
    "/api/issues",
    "/api/issues?q={n}",
    "/api/issues?queue=facilities",
    "/api/issues/similar?chip=no-socket&site=hall",
    "/api/issues/similar?chip=no-socket&space={space}",
    "/api/issues/export",
    "/api/board",
    "/api/board/new",
    "/api/queues",
    "/api/fixes",
    "/api/register",
    "/api/scorecard",
    "/api/digest",
    "/api/days/2026-11-24",
)


@pytest.fixture
async def hidden(world: World) -> int:
    """Ann hides; she changes her words, adds one, and others do what they do."""
    number = await reported(world, "ann", level="hidden", words="The lamp over it flickers.")
    ann = await world.who("ann")
    await rewording.reword(number, ann, "The lamp over it flickers all day.", False, NOW)
    await rewording.add_word(number, ann, "It still does.", "word", False, None, NOW + timedelta(minutes=1))
    return number


def tells(text: str, world: World) -> list[str]:
    """What in an answer leads to Ann: her name, her id, her team, or the desk she sits at."""
    marks = ("Ann Abbot", str(world.person["ann"]), "Family Support", '"fam"', str(world.space["T1"]), '"T1"')
    return [mark for mark in marks if mark in text]


async def looked_at(client: httpx.AsyncClient, world: World, number: int, name: str) -> dict[str, httpx.Response]:
    await sign_in(client, f"{name}@estuary.example", NOW)
    asked = [look.format(n=number, space=world.space["T1"]) for look in LOOKS]
    return {look: await client.get(look) for look in asked}


@pytest.mark.parametrize("name", READERS)
async def test_no_answer_tells_who_hides(world: World, client: httpx.AsyncClient, hidden: int, name: str) -> None:
    answers = await looked_at(client, world, hidden, name)
    assert "flickers all day" in answers[f"/api/issues/{hidden}"].text
    # A day's page is the reader's own: what they booked, and their team.
    told = {look: tells(one.text, world) for look, one in answers.items() if "/days/" not in look}
    assert {look: marks for look, marks in told.items() if marks} == {}


async def test_what_is_looked_at_here_is_there(world: World, client: httpx.AsyncClient, hidden: int) -> None:
    """And what everybody may know of a named report is found by the same look."""
    named = await reported(world, "ann", words="The lamp beside it flickers.")
    answers = await looked_at(client, world, named, "dee")
    assert {one.status_code for look, one in answers.items() if "export" not in look} == {200}
    assert "Family Support" in answers[f"/api/issues/{named}"].text
    assert str(world.space["T1"]) in answers[f"/api/issues/{named}"].text


async def test_its_owner_alone_knows_as_long_as_they_own_it(
    world: World, client: httpx.AsyncClient, hidden: int
) -> None:
    await steps.own(world, hidden, "fay")
    answers = await looked_at(client, world, hidden, "fay")
    assert "Ann Abbot" in answers[f"/api/issues/{hidden}"].text
    await states.own(hidden, None, await world.who("dee"), NOW, person=world.person["dee"])
    answers = await looked_at(client, world, hidden, "fay")
    assert tells(answers[f"/api/issues/{hidden}"].text, world) == []


async def test_the_journal_tells_nobody_who_hides(world: World, hidden: int, database_url: str) -> None:
    later = NOW + timedelta(hours=1)
    await steps.sort(world, hidden, now=later)
    await steps.reopen(world, hidden, "ann", words="It flickers again.", now=later)
    await steps.sort(world, hidden, now=later)
    await steps.confirm(world, hidden, "ann", now=later)
    issue: Any = await database.fetch_row("SELECT id FROM issue WHERE number = $1", hidden)
    rows = [row for row in (await dumped(database_url)).of("journal") if str(issue["id"]) in row.text]
    assert len(rows) >= 7
    assert [row.text for row in rows if tells(row.text, world)] == []
    assert {row.fields["actor"] for row in rows} == {"\\N", str(world.person["fay"])}
