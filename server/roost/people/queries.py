"""Reads about people. Hot ones are raw SQL into structs."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from asyncpg import Record

from roost.kit import database
from roost.people import rules

PAGE = 50
DEMO_PAGE = 300
NIL = UUID(int=0)


def _sql_text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


# rules.fold in SQL. The index on it (migrations) must be the same text, letter for letter, or it is not used.
FOLDED = (
    f"lower(translate(regexp_replace(normalize(person.name, NFD), {_sql_text(rules.MARKS)}, '', 'g'), "
    f"{_sql_text(rules.STROKED)}, {_sql_text(rules.PLAIN)}))"
)


class Person(msgspec.Struct, frozen=True):
    """A person as other domains need them. `team` is the team's code."""

    id: UUID
    name: str
    email: str
    team: str | None
    role: str
    hidden: bool
    vehicle: str | None
    essential_car_user: bool
    blue_badge: bool
    ev: bool
    needs: tuple[str, ...]


class PersonRef(msgspec.Struct):
    """A person, by name, as they travel."""

    id: UUID
    name: str


class Who(Person, frozen=True):
    """The person who asks, and the hash of the session they ask with."""

    session: bytes


class Session(msgspec.Struct, frozen=True):
    who: Who
    seen_at: datetime
    ends_at: datetime


class Found(msgspec.Struct, frozen=True):
    """One line of a list of people."""

    id: UUID
    name: str
    email: str
    team: str | None
    team_name: str | None
    role: str
    sorted_by: str


_FIELDS = ", ".join(f"person.{field}" for field in Person.__struct_fields__)


async def session_of(token_hash: bytes) -> Session | None:
    """The session, its person being here still; also one that is over: the caller knows what time it is."""
    row = await database.fetch_row(
        f"""SELECT session.seen_at, session.ends_at, {_FIELDS}
            FROM session JOIN person ON person.id = session.person
            WHERE session.token_hash = $1 AND person.left_at IS NULL""",
        token_hash,
    )
    if row is None:
        return None
    seen_at, ends_at, *person = row.values()
    return Session(Who(*_tupled([*person, token_hash])), seen_at, ends_at)


async def by_ids(ids: Iterable[UUID], *, left_too: bool = False) -> dict[UUID, Person]:
    """The persons of these ids; who has left, or never was, is missing."""
    rows = await database.fetch(
        f"SELECT {_FIELDS} FROM person WHERE id = ANY($1::uuid[]) AND ($2 OR left_at IS NULL)", list(ids), left_too
    )
    return {row["id"]: _person(row) for row in rows}


async def names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these ids, also of those who have left."""
    rows = await database.fetch("SELECT id, name FROM person WHERE id = ANY($1::uuid[])", list(ids))
    return {row["id"]: row["name"] for row in rows}


async def by_email(email: str) -> Person | None:
    """Who is here and has this address (rules.email)."""
    row = await database.fetch_row(f"SELECT {_FIELDS} FROM person WHERE email = $1 AND left_at IS NULL", email)
    return None if row is None else _person(row)


async def by_registration(text: str) -> list[Person]:
    """Whose vehicle this is: nobody, one, or those who share it. Gaps and small letters do not matter."""
    plate = rules.plate(text)
    if not plate:
        return []
    rows = await database.fetch(
        f"""SELECT {_FIELDS} FROM person
            WHERE upper(replace(vehicle, ' ', '')) = $1 AND left_at IS NULL ORDER BY name, id""",
        plate,
    )
    return [_person(row) for row in rows]


async def me(person: UUID) -> tuple[Person, str | None] | None:
    """A person who is here, and what their team is called."""
    row = await database.fetch_row(
        f"""SELECT team.name AS team_name, {_FIELDS} FROM person LEFT JOIN team ON team.code = person.team
            WHERE person.id = $1 AND person.left_at IS NULL""",
        person,
    )
    if row is None:
        return None
    team_name, *fields = row.values()
    return Person(*_tupled(fields)), team_name


async def search(q: str, after: tuple[str, UUID] | None) -> list[Found]:
    """People whose name holds every word of `q`, by name, at most PAGE + 1 of them, after the place `after`."""
    # One condition a word: LIKE ALL (array) would read every row, whatever the index.
    words = like_words(q)
    name = " AND ".join([f"{FOLDED} LIKE ${n}" for n, _ in enumerate(words, 3)] or ["true"])
    return await _found(f"({FOLDED}, person.id) > ($1, $2) AND {name}", PAGE + 1, *(after or ("", NIL)), *words)


async def search_demo(q: str) -> list[Found]:
    """People of a demo whose name, address, team or role holds every word of `q`, by name."""
    anywhere = f"({FOLDED} || ' ' || person.email || ' ' || person.role || ' ' || lower(coalesce(team.name, '')))"
    return await _found(f"{anywhere} LIKE ALL($1::text[])", DEMO_PAGE, like_words(q))


async def _found(where: str, limit: int, *args: object) -> list[Found]:
    rows = await database.fetch(
        f"""SELECT person.id, person.name, person.email, person.team, team.name, person.role, {FOLDED}
            FROM person LEFT JOIN team ON team.code = person.team
            WHERE person.left_at IS NULL AND {where}
            ORDER BY {FOLDED}, person.id LIMIT {limit}""",
        *args,
    )
    return [Found(*row) for row in rows]


def like_words(q: str) -> list[str]:
    """What a folded name must be LIKE to hold every word of `q`."""
    escaped = rules.fold(q).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return [f"%{word}%" for word in escaped.split()]


def _person(row: Record) -> Person:
    return Person(*_tupled(row.values()))


def _tupled(values: Iterable[Any]) -> Iterator[Any]:
    """A frozen struct that many requests share may hold no list."""
    return (tuple(value) if isinstance(value, list) else value for value in values)
