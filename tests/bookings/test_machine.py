"""Any order of booking, arriving, cancelling, moving times, checking in and outages leaves what the model expects."""

from collections.abc import Coroutine, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

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

from roost.bookings import actions, changes, lending, outages
from roost.kit import database
from roost.kit.days import Span
from roost.kit.errors import NotFound, Refused
from tests.bookings.ground import Ground
from tests.bookings.model import Asked, Entry, Model, OutageEntry
from tests.bookings.world import slug
from tests.support import rounds

T = TypeVar("T")

names = st.sampled_from(["ann", "ben", "cat", "dan", "eve"])
# Few places and few times, so that they meet; mostly such as can be had, so that something happens.
desks = st.sampled_from(["T1", "T2", "T3", "U1", "B1", "B3", "A1", "L1"])
bays = st.sampled_from(["P1", "P1", "P2", "PB", "PU", "PV"])
labels = desks | bays | st.just("R1")
days = st.sampled_from([0] * 6 + [1] * 6 + [2, 4, 14, 15, -1])
starts = st.sampled_from([540] * 4 + [600] * 4 + [720, 720, 780, 480, 555, 465, 1050])
lengths = st.sampled_from([60, 120, 120, 180, 240, 240, 300, 30, 15, 600])
seldom = st.sampled_from([False] * 7 + [True])
which = st.integers(0, 50)
scopes = st.sampled_from(
    [("space", "T1"), ("space", "P1"), ("space", "U1"), ("zone", "hall-1-o"), ("zone", "deck-0-p"), ("floor", "hall-1")]
)


@pytest.fixture
def ground(db: None, database_url: str) -> Iterator[Ground]:
    pool = database.engine.pool
    ground = Ground(database_url)
    try:
        yield ground
    finally:
        ground.close()
        database.engine.pool = pool


class Office(RuleBasedStateMachine):
    """The real actions beside the model."""

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.ground = ground
        self.world = ground.world
        self.model = Model()
        ground.empty()

    def attempt(self, work: Coroutine[Any, Any, T], why_not: set[str]) -> T | None:
        """Does it; refused exactly where the model says so, and for one of its reasons."""
        done, said = None, None
        try:
            done = self.ground.run(work)
        except Refused as refused:
            said = slug(refused)
        assert said in why_not if why_not else said is None, f"{said or 'allowed'}, expected {why_not or 'allowed'}"
        return done

    def day(self, ahead: int) -> date:
        return self.model.today + timedelta(days=ahead)

    def entry(self, n: int) -> Entry:
        return self.model.bookings[n % len(self.model.bookings)]

    def fetch(self, sql: str, *args: object) -> list[asyncpg.Record]:
        return self.ground.run(database.fetch(sql, *args))

    @initialize(seats=st.lists(st.tuples(names, desks | bays), max_size=10), ahead=st.sampled_from([0, 1]))
    def others_were_here_before(self, seats: list[tuple[str, str]], ahead: int) -> None:
        for name, label in seats:
            self.book(name, name, label, ahead, 600, 240, False)

    @rule(minutes=st.sampled_from([5, 15, 40, 120]))
    def time_passes(self, minutes: int) -> None:
        self.model.now += timedelta(minutes=minutes)

    @rule(name=names, by=names, label=labels, ahead=days, begins=starts, lasts=lengths, visitor=seldom)
    def book(self, name: str, by: str, label: str, ahead: int, begins: int, lasts: int, visitor: bool) -> None:
        asked = Asked(label, name, self.day(ahead), begins, begins + lasts, visitor, name if visitor else by)
        hold = self.hold([asked])
        made = self.attempt(
            actions.book(hold, self.world.person[asked.by], None, self.model.now), self.model.why_not(asked)
        )
        if made:
            self.model.add(made, asked)

    @rule(name=names, label=labels, ahead=days, begins=starts, lasts=lengths)
    def book_for_oneself(self, name: str, label: str, ahead: int, begins: int, lasts: int) -> None:
        self.book(name, name, label, ahead, begins, lasts, False)

    @rule(name=names, desk=desks, bay=bays, ahead=days, begins=starts, lasts=lengths)
    def arrive(self, name: str, desk: str, bay: str, ahead: int, begins: int, lasts: int) -> None:
        both = [Asked(label, name, self.day(ahead), begins, begins + lasts, by=name) for label in (desk, bay)]
        why_not = self.model.why_not(both[0]) | self.model.why_not(both[1])
        person = self.world.person[name]
        arrival = self.attempt(actions.arrive(self.hold(both), person, None, self.model.now), why_not)
        if arrival:
            rows = self.fetch("SELECT id, space FROM booking WHERE arrival = $1", arrival)
            by_label = {self.world.label(row["space"]): row["id"] for row in rows}
            for asked in both:
                self.model.add(by_label.pop(asked.label), asked, arrival)
            assert by_label == {}

    def hold(self, asked: list[Asked]) -> actions.Hold:
        first = asked[0]
        person = self.world.person[first.name]
        seat = actions.Seat(host=person, visitor="Dell") if first.visitor else actions.Seat(person=person)
        spaces = tuple(self.world.space[one.label] for one in asked)
        return actions.Hold(spaces, first.day, Span(first.starts, first.ends), seat)

    @precondition(lambda self: self.model.bookings)
    @rule(n=which, name=names, stranger=seldom)
    def cancel(self, n: int, name: str, stranger: bool) -> None:
        entry = self.entry(n)
        name = name if stranger else entry.asked.name
        if not self.model.may_cancel(entry, name):
            self.not_found(changes.cancel(entry.id, self.world.person[name], self.model.now))
            return
        gone = entry.state in ("cancelled", "released")
        why_not = {"over"} if not gone and (entry.state == "moved" or self.model.is_over(entry)) else set()
        self.attempt(changes.cancel(entry.id, self.world.person[name], self.model.now), why_not)
        if not gone and not why_not:
            self.end(entry)

    @precondition(lambda self: any(entry.arrival for entry in self.model.bookings))
    @rule(n=which)
    def cancel_an_arrival(self, n: int) -> None:
        arrivals = [entry for entry in self.model.bookings if entry.arrival]
        chosen = arrivals[n % len(arrivals)]
        together = [entry for entry in arrivals if entry.arrival == chosen.arrival]
        ahead = [entry for entry in together if entry in self.model.live() and not self.model.is_over(entry)]
        live = [entry for entry in together if entry in self.model.live()]
        gone = not live and any(entry.state in ("cancelled", "released") for entry in together)
        assert chosen.arrival is not None
        work = changes.cancel_arrival(chosen.arrival, self.world.person[chosen.asked.name], self.model.now)
        self.attempt(work, set() if ahead or gone else {"over"})
        for entry in ahead:
            self.end(entry)

    def end(self, entry: Entry) -> None:
        entry.state = "released" if entry.state == "in" else "cancelled"
        self.model.journal += 1

    @precondition(lambda self: self.model.bookings)
    @rule(n=which, name=names, stranger=seldom)
    def check_in(self, n: int, name: str, stranger: bool) -> None:
        entry = self.entry(n)
        name = name if stranger else entry.asked.name
        work = lending.check_in(entry.id, self.world.person[name], self.model.now)
        if name != entry.asked.name:
            self.not_found(work)
            return
        why_not = set()
        opens = (entry.asked.day, entry.asked.starts - 30)
        if entry.state not in ("booked", "in") or (entry.state == "booked" and self.model.is_over(entry)):
            why_not.add("over")
        elif entry.state == "booked" and (self.model.today, self.model.minute) < opens:
            why_not.add("not-open-yet")
        self.attempt(work, why_not)
        if not why_not and entry.state == "booked":
            entry.state = "in"
            self.model.journal += 1

    @precondition(lambda self: self.model.bookings)
    @rule(n=which, name=names, stranger=seldom, begins=starts, lasts=lengths, keep=st.booleans())
    def move_times(self, n: int, name: str, stranger: bool, begins: int, lasts: int, keep: bool) -> None:
        entry = self.entry(n)
        name = name if stranger else entry.asked.name
        begins = entry.asked.starts if keep else begins
        span = Span(begins, begins + lasts)
        work = changes.move_span(entry.id, span, self.world.person[name], self.model.now)
        if name != entry.asked.name:
            self.not_found(work)
            return
        asked = entry.asked
        same = (span.starts, span.ends) == (asked.starts, asked.ends)
        if entry not in self.model.live() or self.model.is_over(entry):
            why_not = {"over"}
        else:
            entry.asked = replace(asked, by=name)
            why_not = set() if same else self.model.why_not_moved(entry, span.starts, span.ends)
            entry.asked = asked
        self.attempt(work, why_not)
        if not why_not and not same:
            self.model.move(entry, span.starts, span.ends)

    def not_found(self, work: Coroutine[Any, Any, object]) -> None:
        with pytest.raises(NotFound):
            self.ground.run(work)

    @rule(scope=scopes, ahead=st.sampled_from([0, 0, 1]), lasts=st.sampled_from([0, 0, 1, None]))
    def put_out(self, scope: tuple[str, str], ahead: int, lasts: int | None) -> None:
        word, code = scope
        first = self.day(ahead)
        last = None if lasts is None else first + timedelta(days=lasts)
        id_ = self.ground.run(self.world.put_out(first, last, now=self.model.now, **{word: code}))
        outage = OutageEntry(id_, word, code, first, last)
        self.model.outages.append(outage)
        hit = self.model.in_outage(outage)
        self.model.journal += 1
        for entry in hit:
            self.end(entry)
        for entry in hit:
            self.seat_again(entry)

    def seat_again(self, entry: Entry) -> None:
        """One holder after the other is at the nearest place that is equal, free and allowed; else they are told."""
        [row] = self.fetch(
            """SELECT b.state, b.moved_to, n.space FROM booking b LEFT JOIN booking n ON n.id = b.moved_to
               WHERE b.id = $1""",
            entry.id,
        )
        equals, rest = self.model.equals(entry), self.model.rest(entry)
        if not equals or rest is None:
            assert row["state"] == entry.state
            return
        assert (row["state"], self.world.label(row["space"])) == ("moved", equals[0])
        entry.state = "moved"
        self.model.add(row["moved_to"], replace(rest, label=equals[0], by=entry.asked.by), entry.arrival)
        self.model.journal += 1

    @precondition(lambda self: self.model.outages)
    @rule(n=which)
    def end_outage(self, n: int) -> None:
        outage = self.model.outages[n % len(self.model.outages)]
        self.ground.run(outages.end_outage(outage.id, self.world.person["fay"], self.model.now))
        self.model.journal += not outage.ended
        outage.ended = True

    @invariant()
    def what_is_stored_is_what_ought_to_be(self) -> None:
        stored = {
            (row["id"], row["state"], row["label"], row["who"], row["day"], row["starts"], row["ends"])
            for row in self.fetch(
                """SELECT b.id, b.state, s.label, coalesce(b.person, b.host) AS who, b.day, b.starts, b.ends
                   FROM booking b JOIN space s ON s.id = b.space"""
            )
        }
        assert stored == {
            (entry.id, entry.state, asked.label, self.world.person[asked.name], asked.day, asked.starts, asked.ends)
            for entry in self.model.bookings
            for asked in [entry.asked]
        }

    @invariant()
    def nobody_finds_somebody_else_at_their_place(self) -> None:
        twice = self.fetch(
            """SELECT a.id FROM booking a JOIN booking b ON a.id < b.id AND a.day = b.day AND a.held && b.held
               WHERE a.state IN ('booked', 'in') AND b.state IN ('booked', 'in')
                   AND (a.space = b.space OR (a.person = b.person AND a.kind = b.kind AND a.kind <> 'room'))"""
        )
        assert twice == []

    @invariant()
    def nobody_comes_to_a_place_that_is_out_of_use(self) -> None:
        rows = self.fetch(
            """SELECT b.id FROM booking b JOIN space s ON s.id = b.space JOIN outage o ON o.ended_at IS NULL
                   AND b.day BETWEEN o.from_day AND coalesce(o.until_day, 'infinity')
                   AND (o.space = s.id OR o.zone = s.zone OR o.floor = s.floor)
               WHERE b.state IN ('booked', 'in')"""
        )
        assert {row["id"] for row in rows} <= self.model.spared

    @invariant()
    def the_journal_has_a_line_for_everything_that_happened(self) -> None:
        [row] = self.fetch("SELECT count(*) AS lines FROM journal WHERE entity <> 'person'")
        assert row["lines"] == self.model.journal


def test_whatever_people_do_the_office_stays_in_order(ground: Ground) -> None:
    run_state_machine_as_test(
        lambda: Office(ground),
        settings=settings(
            max_examples=rounds(30, 1500),
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
