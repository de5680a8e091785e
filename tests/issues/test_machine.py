"""Whatever people do to issues, in any order: what the model says comes of it, and the journal alone rebuilds it."""

from collections.abc import Coroutine, Iterator
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

import asyncpg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from roost import people
from roost.issues import me_too, merging, queries, reopening, routing, states
from roost.issues.escalation import escalate
from roost.issues.reports import Wish, report
from roost.kit import database
from roost.kit.errors import Problem
from roost.leaving import give_up
from roost.people import Who
from tests.bookings.world import slug
from tests.issues.ground import Ground
from tests.issues.model import HIDES, Entry, Model
from tests.issues.rebuild import Known, rebuilt
from tests.support import rounds

T = TypeVar("T")

reporters = st.sampled_from(["ann", "ben", "cat"])
# Mostly those who may, so that something happens.
actors = st.sampled_from(["fay"] * 6 + ["leo"] * 3 + ["dee"] * 2 + ["ivy"] * 2 + ["ann"])
others = st.sampled_from([None, None, None, "fay", "leo", "dee", "ben", "ivy"])
ahead = st.sampled_from([0, 0, 0, 1, 1, 1, 2, 2, 3, 6, 7, 8, 14, 31, 32, 45, 366, 367, -1])
maybe_ahead = st.none() | ahead
which = st.integers(0, 5)
steps_of_time = st.sampled_from([{"hours": 5}, {"days": 1}, {"days": 1}, {"days": 2}, {"days": 3}, {"days": 8}])
has_issues = precondition(lambda self: self.model.issues)


@pytest.fixture
def ground(db: None, database_url: str) -> Iterator[Ground]:
    pool = database.engine.pool
    ground = Ground(database_url)
    try:
        yield ground
    finally:
        ground.close()
        database.engine.pool = pool


class Issues(RuleBasedStateMachine):
    """The real actions beside the model."""

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.ground, self.world = ground, ground.world
        self.model = Model()
        self.who: dict[str, Who] = {}
        ground.empty()

    @initialize(names=st.lists(reporters, min_size=1, max_size=3))
    def some_said_so(self, names: list[str]) -> None:
        for name in (*names, "fay", "leo", "dee", "ivy", "ann", "ben", "cat"):
            self.who[name] = self.ground.run(self.world.who(name))
        for name in names:
            self.report(name)

    def attempt(self, work: Coroutine[Any, Any, T], why_not: set[str]) -> T | None:
        """Does it; refused exactly where the model says so, and for one of its reasons. Nothing but Problems comes."""
        done, said = None, None
        try:
            done = self.ground.run(work)
        except Problem as refused:
            said = slug(refused)
        assert said in why_not if why_not else said is None, f"{said or 'allowed'}, expected {why_not or 'allowed'}"
        return done

    def entry(self, n: int) -> Entry:
        entries = list(self.model.issues.values())
        return entries[n % len(entries)]

    def actor(self, name: str) -> str:
        return "dee" if name in self.model.left else name

    def day(self, ahead: int) -> date:
        return self.model.today + timedelta(days=ahead)

    # Few, so that much happens to each.
    @precondition(lambda self: len(self.model.issues) < 3)
    @rule(name=reporters)
    def report(self, name: str) -> None:
        wish = Wish(space=self.world.space["T1"], chip="no-socket", level="hidden" if name == HIDES else "named")
        number = self.ground.run(report(wish, self.who[name], None, self.model.now))
        self.model.report(number, name)

    @rule(by=steps_of_time)
    def time_passes(self, by: dict[str, int]) -> None:
        self.model.now += timedelta(**by)

    @rule()
    def silence_promotes(self) -> None:
        steps = self.ground.run(escalate(self.model.now))
        assert steps == self.model.escalate()

    @has_issues
    @rule(n=which, name=reporters)
    def say_me_too(self, n: int, name: str) -> None:
        root = self.entry(n).root
        why_not = {"ended"} if root.state == "sorted" else set()
        self.attempt(me_too.add(self.entry(n).number, self.who[name], self.model.now), why_not)
        below = {one.reporter for one in self.model.group(root)} - {HIDES}
        if not why_not and name not in below | {root.reporter}:
            root.me_toos.add(name)

    @has_issues
    @rule(n=which, name=actors, other=others, days=maybe_ahead)
    def own(self, n: int, name: str, other: str | None, days: int | None) -> None:
        entry, name, model = self.entry(n), self.actor(name), self.model
        day, owner = self.maybe_day(days), other or name
        why_not = model.why_not(entry, name, "own") | self.not_then(day, 31)
        if owner != name:
            why_not |= model.why_no_owner(entry, owner)
        person = None if other is None else self.world.person[other]
        self.attempt(states.own(entry.number, None, self.who[name], model.now, person, day), why_not)
        if not why_not:
            if entry.state == "new" or day is not None:
                model.look(entry, owner, day)
            entry.owner = owner

    @has_issues
    @rule(n=which, name=actors, days=ahead)
    def promise(self, n: int, name: str, days: int) -> None:
        entry, name, model, day = self.entry(n), self.actor(name), self.model, self.day(days)
        why_not = model.why_not(entry, name, "promise") | self.not_then(day, model.most(entry))
        self.attempt(states.promise(entry.number, None, self.who[name], day, None, model.now), why_not)
        if not why_not:
            model.promise(entry, name, day)

    @has_issues
    @rule(n=which, name=actors, days=ahead, step=st.sampled_from(["waiting", "passed on", "cannot"]))
    def put_off(self, n: int, name: str, days: int, step: str) -> None:
        entry, name, model, day = self.entry(n), self.actor(name), self.model, self.day(days)
        why_not = model.why_not(entry, name, step)
        why_not |= self.not_then(day, 366 if step == "cannot" else model.most(entry))
        who, now = self.who[name], model.now
        if step == "cannot":
            work = states.cannot(entry.number, None, who, "money", "It costs too much.", day, None, now)
        else:
            work = (states.wait if step == "waiting" else states.pass_on)(
                entry.number, None, who, "Them", day, None, now
            )
        self.attempt(work, why_not)
        if not why_not:
            model.end(entry, "dropped")
            model.become(entry, step, model.stays_with(entry, name), day)

    @has_issues
    @rule(n=which, name=actors)
    def sort(self, n: int, name: str) -> None:
        entry, name, model = self.entry(n), self.actor(name), self.model
        why_not = model.why_not(entry, name, "sort")
        self.attempt(states.sort(entry.number, None, self.who[name], "Done.", model.now), why_not)
        if not why_not:
            model.end(entry, "kept")
            model.become(entry, "sorted", model.stays_with(entry, name), None)

    @has_issues
    @rule(n=which, name=actors, nature=st.sampled_from(["tame", "wicked", None]), sponsor=others, days=maybe_ahead)
    def mark(self, n: int, name: str, nature: Any, sponsor: str | None, days: int | None) -> None:
        entry, name, model, day = self.entry(n), self.actor(name), self.model, self.maybe_day(days)
        why_not = model.why_not(entry, name, "mark") | model.why_not_marked(entry, nature, sponsor, day)
        person = None if sponsor is None else self.world.person[sponsor]
        self.attempt(states.mark(entry.number, None, self.who[name], nature, person, day, model.now), why_not)
        if not why_not:
            model.mark(entry, name, nature, day)

    @has_issues
    @rule(n=which, name=reporters | reporters | actors, yes=st.sampled_from([True, False, False]))
    def answer(self, n: int, name: str, yes: bool) -> None:
        entry, name, model = self.entry(n), self.actor(name), self.model
        number, who, now = entry.number, self.who[name], model.now
        if yes:
            why_not = model.why_not_asked(entry) if model.counted(entry, name) else {"not-allowed"}
            self.attempt(reopening.confirm(number, who, now), why_not)
            return
        found, why_not = model.reopened_by(entry, name)
        done = self.attempt(reopening.reopen(number, who, "Still so.", now), why_not)
        if found is not None:
            assert done == found.number
            model.take_up(found)

    @has_issues
    @rule(n=which, m=which, name=actors)
    def merge(self, n: int, m: int, name: str) -> None:
        entry, other, name, model = self.entry(n), self.entry(m), self.actor(name), self.model
        why_not = model.why_not_same(entry, other, name)
        self.attempt(merging.same_as(entry.number, None, other.number, self.who[name], model.now), why_not)
        if not why_not:
            model.merge(entry, other)

    @precondition(lambda self: len(self.model.issues) > 1)
    @rule(n=which, m=which, yes=st.booleans())
    def sort_together_and_ask(self, n: int, m: int, yes: bool) -> None:
        self.merge(n, m, "fay")
        self.sort(m, "fay")
        self.answer(n, self.entry(n).reporter, yes)

    @has_issues
    @rule(n=which, name=actors)
    def take_apart(self, n: int, name: str) -> None:
        entry, name, model = self.entry(n), self.actor(name), self.model
        why_not = model.why_not(entry, name, "split") & {"not-allowed"}
        why_not |= set() if entry.state == "same as" else {"not-merged"}
        self.attempt(merging.split(entry.number, None, self.who[name], model.now), why_not)
        if not why_not:
            model.take_apart(entry)

    @has_issues
    @rule(n=which, name=actors, queue=st.sampled_from(["facilities", "facilities", "it"]))
    def reroute(self, n: int, name: str, queue: str) -> None:
        entry, name, model = self.entry(n), self.actor(name), self.model
        why_not = model.why_not(entry, name, "reroute")
        why_not = {"ended" if one == "same-as" else one for one in why_not}
        why_not |= {"same-queue"} if entry.queue == queue else set()
        self.attempt(routing.reroute(entry.number, None, queue, "Theirs.", self.who[name], model.now), why_not)
        if not why_not:
            model.reroute(entry, queue)

    @precondition(lambda self: "leo" not in self.model.left)
    @rule(sure=st.sampled_from([False, False, True]))
    def leo_leaves(self, sure: bool) -> None:
        if sure:
            leaver = [self.world.person["leo"]]
            self.ground.run(people.mark_left(leaver, None, self.model.now, give_up))
            self.model.leave("leo")

    def maybe_day(self, ahead: int | None) -> date | None:
        return None if ahead is None else self.day(ahead)

    def not_then(self, day: date | None, most: int) -> set[str]:
        return set() if day is None else self.model.why_not_then(day, most)

    @invariant()
    def what_is_stored_is_what_ought_to_be(self) -> None:
        rows = self.ground.run(database.fetch(queries.ROWS + "ORDER BY i.number"))
        names: dict[UUID | None, str] = {id_: name for name, id_ in self.world.person.items()}
        roots = {row["id"]: row["number"] for row in rows}
        assert [
            (row["number"], row["state"], names.get(row["owner"]), row["due"], row["escalated"], row["reopened"])
            for row in rows
        ] == [
            (one.number, one.state, one.owner, one.due, one.escalated, one.reopened)
            for one in self.model.issues.values()
        ]
        assert [(row["unowned_since"], roots[row["root"]], row["people"]) for row in rows] == [
            (one.unowned_since, one.root.number, self.model.people(one)) for one in self.model.issues.values()
        ]

    @invariant()
    def every_promise_stays(self) -> None:
        sql = """SELECT number, promised_for, ended FROM promise JOIN issue ON issue.id = promise.issue
                 ORDER BY number, made_at, promise.id"""
        rows: list[asyncpg.Record] = self.ground.run(database.fetch(sql))
        assert [tuple(row) for row in rows] == [
            (entry.number, one.day, one.ended) for entry in self.model.issues.values() for one in entry.promises
        ]

    @invariant()
    def the_journal_alone_rebuilds_states_owners_and_dates(self) -> None:
        rows = self.ground.run(database.fetch("SELECT id, state, owner, due FROM issue"))
        stored = {row["id"]: Known(row["state"], row["owner"], row["due"]) for row in rows}
        assert self.ground.run(rebuilt()) == stored

    @invariant()
    def two_things_never_happen_at_the_same_instant(self) -> None:
        self.model.now += timedelta(minutes=1)


def test_whatever_people_do_no_issue_breaks_an_invariant(ground: Ground) -> None:
    run_state_machine_as_test(
        lambda: Issues(ground),
        settings=settings(
            max_examples=rounds(25, 1500),
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
