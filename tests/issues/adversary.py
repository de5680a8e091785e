"""Somebody who has stolen everything and tries honestly to find out who left which report without a name.

Each attack gets the dump, the rows of each report, and the people who may have been it, and guesses. They work: against
a report with a time, an order or a mark of its own they are right, which `test_dump` shows too.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from tests.issues.dumping import Dump, Row


class Case(msgspec.Struct):
    """What the attacker has. `reports`: for each report, by its words, all rows that are its own."""

    dump: Dump
    reports: dict[str, list[Row]]
    people: list[UUID]
    # Spaces by the people who had booked them when somebody sat there; several may have had the same.
    spaces: dict[UUID, UUID]


Guess = dict[str, UUID]
Attack = Callable[[Case], Guess]


def by_a_name(case: Case) -> Guess:
    """Some row of the report says a person, or their space."""
    return {words: person for words, rows in case.reports.items() if (person := _named(case, rows)) is not None}


def _named(case: Case, rows: Sequence[Row]) -> UUID | None:
    for row in rows:
        for id_ in row.ids():
            if id_ in case.people:
                return id_
            if id_ in case.spaces:
                return case.spaces[id_]
    return None


def by_the_nearest_time(case: Case) -> Guess:
    """Whoever did something nearest to any moment that the report tells."""
    did = [(at, person) for person in case.people for at in _moments(case, person)]
    guess = {}
    for words, rows in case.reports.items():
        told = [at for row in rows for at in row.instants()]
        if told and did:
            guess[words] = min(did, key=lambda one: min(abs(one[0] - at) for at in told))[1]
    return guess


def _moments(case: Case, person: UUID) -> list[datetime]:
    return [
        at
        for row in case.dump.about(str(person))
        if row.table in ("session", "booking", "journal", "once", "issue")
        for at in row.instants()
    ]


def by_the_order(table: str, column: str | None = None) -> Attack:
    """The first to be seen, first in that table, or by that column; the second, second; and so on."""

    def attack(case: Case) -> Guess:
        people = sorted(case.people, key=lambda person: max(_moments(case, person)))
        lies = {
            words: [row.place if column is None else int(row.fields[column]) for row in rows if row.table == table]
            for words, rows in case.reports.items()
        }
        if not all(lies.values()):
            return {}
        return dict(zip(sorted(lies, key=lambda words: lies[words][0]), people, strict=True))

    attack.__name__ = f"by the order of {table} {column or ''}"
    return attack


def by_the_neighbours(table: str) -> Attack:
    """Whoever is told by the row that lies before it, or failing that, behind."""

    def attack(case: Case) -> Guess:
        told = {row.place: person for row in case.dump.of(table) for person in case.people if str(person) in row.text}
        guess = {}
        for words, rows in case.reports.items():
            for row in rows:
                near = sorted(told, key=lambda place, row=row: abs(place - row.place))
                if row.table == table and near:
                    guess[words] = told[near[0]]
        return guess

    attack.__name__ = f"by the neighbours in {table}"
    return attack


def by_a_repeat(case: Case) -> Guess:
    """Somebody's Idempotency-Key led to it."""
    return {
        words: person
        for words, rows in case.reports.items()
        for once in case.dump.of("once")
        for person in case.people
        if str(person) in once.text and any(id_ in once.ids() for row in rows for id_ in row.ids())
    }


ATTACKS: list[Attack] = [
    by_a_name,
    by_the_nearest_time,
    by_a_repeat,
    by_the_order("waiting_report"),
    by_the_order("issue"),
    by_the_order("issue", "number"),
    by_the_order("journal"),
    by_the_order("photo"),
    by_the_neighbours("issue"),
    by_the_neighbours("journal"),
]
