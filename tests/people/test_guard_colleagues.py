"""A report that names somebody of the directory is noticed, however the name is typed."""

import pytest
import pytest_asyncio

from roost import people
from roost.kit import database
from roost.people import PersonRow
from roost.people.guard import names_colleague
from tests.support import NOW

DIRECTORY = ["Jasmine Wright", "Sinéad Ghosh", "Pip Øster", "Mary Ann O'Brien", "Zoë Smith-Jones", "Per Cent_Full"]


@pytest_asyncio.fixture(autouse=True)
async def directory(db: None) -> None:
    rows = [PersonRow(f"p{number}@estuary.example", name, None, "staff") for number, name in enumerate(DIRECTORY)]
    await people.upsert_people(rows, None, NOW)


@pytest.mark.parametrize(
    "text",
    [
        "Jasmine Wright took my chair",
        "ask jasmine wright",
        "JASMINE WRIGHT!",
        "by Wright, Jasmine",
        "Jasmine\u00a0Wright's desk",
        "J\u0430smin\u0435 Wright",  # letters of another script
        "Jas\u200dmine Wri\ufe0fght",
        "Mr Wr\u0456ght",
        "sinead ghosh said so",
        "Sine\u0301ad Ghosh said so",
        "Pip Oster's bay",
        "pip øster",
        "mary ann o’brien was here",
        "Zoe Smith-Jones",
        "Ms Wright is unkind",
        "prof. smith-jones",
    ],
)
async def test_somebody_of_the_directory_is_named(text: str) -> None:
    assert await names_colleague(text)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "Jasmine",
        "Wright",
        "Jasmine tea is out and Wright's crisps too",
        "The dock on 2A07 is dead",
        "Jasmine Wrightson",
        "Mr Wrightson",
        "Ms %",
        "Mrs _right",
        "per cent full",
        "💥" * 300,
    ],
)
async def test_nobody_of_the_directory_is_named(text: str | None) -> None:
    assert not await names_colleague(text)


async def test_who_has_left_is_no_colleague() -> None:
    await database.execute("UPDATE person SET left_at = $1 WHERE name = 'Jasmine Wright'", NOW)
    assert not await names_colleague("Jasmine Wright took my chair")


async def test_a_directory_of_twenty_thousand_is_not_read_through(monkeypatch: pytest.MonkeyPatch) -> None:
    await database.execute(
        """INSERT INTO person (id, email, name, role, made_at)
           SELECT gen_random_uuid(), 'many' || n || '@estuary.example',
               left(md5(n::text), 7) || ' ' || left(md5((-n)::text), 7), 'staff', $1
           FROM generate_series(1, 20000) AS n""",
        NOW,
    )
    await database.execute("VACUUM ANALYZE person")
    asked: list[tuple[str, tuple[object, ...]]] = []

    async def planned(sql: str, *args: object) -> bool:
        asked.append((sql, args))
        return False

    monkeypatch.setattr(database, "fetch_value", planned)
    await names_colleague("Someone said that Mrs Kettle and dr Spoon asked jasmine wright about the desk by the door")
    monkeypatch.undo()
    [(sql, args)] = asked
    plan = "\n".join(row[0] for row in await database.fetch(f"EXPLAIN {sql}", *args))
    assert "Seq Scan" not in plan, plan
