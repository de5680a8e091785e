"""What lies open on a phone names places, days and numbers. Who hides is told, and nothing on the way says who."""

import contextlib
import logging
import random
import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from roost.bookings import changes, talks
from roost.issues import escalation, me_too, merging, redaction, rewording, routing, states
from roost.kit import database
from roost.kit.errors import Problem
from roost.notices import expansion, kinds, look
from tests.bookings.world import PEOPLE, TEAMS, World
from tests.issues import steps
from tests.issues.fixing import dropped, installed, ordered, planned
from tests.issues.reporting import reported
from tests.issues.world import MORE_PEOPLE
from tests.notices.told import LATER, notices, told
from tests.support import NOW, rounds

AFTER = NOW + timedelta(minutes=10)
TOLD = AFTER + LATER
WORDS = "The kettle wobbles and hums"
EVERYBODY = [short for short, *_ in [*PEOPLE, *MORE_PEOPLE]]


async def owned_by_fay(world: World, by: str = "ann", **wish: object) -> int:
    number = await reported(world, by, now=NOW - timedelta(hours=1), **wish)
    await steps.own(world, number, now=NOW - timedelta(minutes=30))
    await told(NOW)
    return number


async def test_who_hides_is_told_as_who_reported_it(world: World) -> None:
    number = await owned_by_fay(world, level="hidden")
    await steps.promise(world, number, now=AFTER)
    assert [who for who, _, _ in await told(TOLD)] == ["ann"]


async def test_who_hides_is_not_told_of_their_own_word_which_no_journal_says_is_theirs(world: World) -> None:
    number = await owned_by_fay(world, level="hidden")
    await rewording.add_word(number, await world.who("ann"), "It hums louder.", "word", True, None, AFTER)
    assert await told(TOLD) == [("fay", f"Issue {number} has news", "Something was said about it.")]


async def test_who_hides_is_not_told_that_they_said_it_is_not_sorted(world: World) -> None:
    number = await owned_by_fay(world, level="hidden")
    await me_too.add(number, await world.who("ben"), NOW)
    await steps.sort(world, number, now=NOW)
    await told(NOW + LATER)
    await steps.reopen(world, number, "ann", now=AFTER)
    assert [who for who, _, _ in await told(TOLD)] == ["ben", "fay"]


async def test_an_owner_who_hides_behind_their_own_report_is_not_told_what_they_said(world: World) -> None:
    number = await owned_by_fay(world, "fay", level="hidden")
    await steps.sort(world, number, now=NOW)
    await steps.reopen(world, number, "fay", now=AFTER)
    assert await told(TOLD) == []


async def test_what_others_are_told_is_the_same_whether_who_reported_it_hides_or_not(world: World) -> None:
    for level in ("named", "hidden"):
        number = await owned_by_fay(world, level=level)
        await me_too.add(number, await world.who("ben"), NOW)
        await steps.promise(world, number, now=AFTER)
        await told(TOLD)
    words = {(one["short"], re.sub(r"\d+", "n", one["title"]), one["body"], one["kind"]) for one in await notices()}
    assert len([one for one in words if one[0] == "ben"]) == 1


async def test_no_line_of_the_log_says_who_hides(world: World, caplog: pytest.LogCaptureFixture) -> None:
    number = await owned_by_fay(world, level="hidden")
    await database.execute("ALTER TABLE notice ADD CONSTRAINT broken CHECK (title = '') NOT VALID")
    try:
        await steps.promise(world, number, now=AFTER)
        with caplog.at_level(logging.DEBUG):
            await expansion.expand(TOLD)
    finally:
        await database.execute("ALTER TABLE notice DROP CONSTRAINT broken")
    assert "CheckViolationError" in caplog.text
    assert "keep" in caplog.text  # where it went wrong is there
    for secret in (str(world.person["ann"]), "Ann", f"Issue {number}"):
        assert secret not in caplog.text


async def test_what_nobody_can_be_linked_to_is_told_to_nobody_who_reported_it(world: World) -> None:
    number = await owned_by_fay(world)
    await database.execute(
        "UPDATE issue SET level = 'unlinked', reporter = NULL, team = NULL, space = NULL WHERE number = $1", number
    )
    await steps.promise(world, number, now=AFTER)
    assert await told(TOLD) == []


async def test_what_is_held_is_told_to_who_may_see_it(world: World) -> None:
    number = await reported(world, now=NOW - timedelta(days=30))
    await me_too.add(number, await world.who("ben"), NOW)
    await database.execute("UPDATE issue SET held = 'names a colleague' WHERE number = $1", number)
    await escalation.escalate(NOW)
    # The lead of its queue; no leader and no director, who would find no such issue.
    assert {who for who, _, _ in await told()} == {"fay"}
    await steps.own(world, number, now=AFTER)
    assert {who for who, _, _ in await told(TOLD)} == {"ann"}


async def test_words_that_were_taken_away_were_never_told(world: World) -> None:
    number = await owned_by_fay(world, words=WORDS, confirmed=True)
    await steps.promise(world, number, now=AFTER)
    await told(TOLD)
    await redaction.redact(number, {"words"}, await world.who("fay"), TOLD)
    everything = await notices()
    assert everything
    assert all("kettle" not in str(dict(one)) for one in everything)


# What stands in a title or a body may be made of these, and of numbers and labels.
def _forbidden(chips: list[str]) -> list[str]:
    names = [part for _, name, *_ in [*PEOPLE, *MORE_PEOPLE] for part in name.split()]
    return [*names, *(team.name for team in TEAMS), *chips, *WORDS.split()[1:3], "Acme", "socket", "a leak", "tower"]


Step = Callable[[World, random.Random, datetime], Awaitable[object]]


async def _random_issue(rng: random.Random) -> int:
    rows = await database.fetch("SELECT number FROM issue ORDER BY number")
    return int(rng.choice(rows)["number"]) if rows else 0


async def _report(world: World, rng: random.Random, now: datetime) -> None:
    level = rng.choice(["named", "hidden"])
    await reported(world, rng.choice(EVERYBODY), now=now, words=WORDS, confirmed=True, level=level)


async def _book(world: World, rng: random.Random, now: datetime) -> None:
    label, visitor = rng.choice(["T1", "T2", "T3", "U1", "L1"]), rng.choice([None, "Acme Lifts"])
    await world.book(rng.choice(EVERYBODY), label, by=rng.choice(EVERYBODY), visitor=visitor, now=now)


async def _cancel(world: World, rng: random.Random, now: datetime) -> None:
    rows = await database.fetch("SELECT id, made_by FROM booking WHERE state = 'booked' ORDER BY id")
    if rows:
        row = rng.choice(rows)
        await changes.cancel(row["id"], row["made_by"], now)


async def _put_out(world: World, rng: random.Random, now: datetime) -> None:
    await world.put_out(space=rng.choice(["T1", "T2", "U1"]), now=now)


async def _step(world: World, rng: random.Random, now: datetime) -> None:
    step = rng.choice([steps.own, steps.promise, steps.wait, steps.pass_on, steps.sort, steps.cannot, steps.reopen])
    await step(world, await _random_issue(rng), by=rng.choice(["fay", "leo", "dee", "ann"]), now=now)


async def _give(world: World, rng: random.Random, now: datetime) -> None:
    person = world.person[rng.choice(["fay", "leo", "dee"])]
    await states.own(await _random_issue(rng), None, await world.who("leo"), now, person)


async def _say(world: World, rng: random.Random, now: datetime) -> None:
    who = await world.who(rng.choice(EVERYBODY))
    await rewording.add_word(await _random_issue(rng), who, WORDS, "word", True, None, now)


async def _me_too(world: World, rng: random.Random, now: datetime) -> None:
    await me_too.add(await _random_issue(rng), await world.who(rng.choice(EVERYBODY)), now)


async def _merge(world: World, rng: random.Random, now: datetime) -> None:
    one, other = await _random_issue(rng), await _random_issue(rng)
    await merging.same_as(one, None, other, await world.who("leo"), now)


async def _reroute(world: World, rng: random.Random, now: datetime) -> None:
    await routing.reroute(
        await _random_issue(rng), None, rng.choice(["it", "parking"]), WORDS, await world.who("leo"), now
    )


async def _fix(world: World, rng: random.Random, now: datetime) -> None:
    fix = await planned(world, await _random_issue(rng), by="leo")
    await ordered(world, fix, by="leo", now=now)
    await rng.choice([installed, dropped])(world, fix, by="leo", now=now)


async def _talk(world: World, rng: random.Random, now: datetime) -> None:
    await talks.ask(await world.who("ann"), world.person["ben"], now.date(), now)


async def _tell(world: World, rng: random.Random, now: datetime) -> None:
    await escalation.escalate(now)
    await look(now)
    await expansion.expand(now)


STEPS: list[Step] = [
    _report,
    _report,
    _report,
    _book,
    _cancel,
    _put_out,
    _step,
    _step,
    _step,
    _give,
    _say,
    _me_too,
    _merge,
    _reroute,
    _fix,
    _talk,
    _tell,
]


@pytest.mark.parametrize("seed", range(rounds(2, 40)))
async def test_no_title_or_body_names_anybody_or_what_anybody_said(world: World, seed: int) -> None:
    rng, now = random.Random(seed), NOW
    await world.book("ben", "T1", by="ben", day=NOW.date())
    for _ in range(400):
        with contextlib.suppress(Problem):
            await rng.choice(STEPS)(world, rng, now)
        now += timedelta(seconds=rng.choice([1, 20, 600, 3600]))
    await _tell(world, rng, now + LATER)
    chips = [row["words"] for row in await database.fetch("SELECT words FROM chip")]
    said = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in _forbidden(chips)), re.IGNORECASE)
    everything = await notices()
    assert len({one["kind"] for one in everything}) >= 5
    for one in everything:
        shown = f"{one['title']} / {one['body']}"
        assert not said.search(shown), shown
        assert len(one["title"]) <= 60
        assert len(one["body"]) <= 140
        assert kinds.kind_of(one["kind"]) is not None
    own = await database.fetch(
        "SELECT n.kind, n.title, j.verb FROM notice n JOIN journal j ON j.id = n.event WHERE j.actor = n.person"
    )
    assert own == []
