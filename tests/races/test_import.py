"""A council's files take desks and a person away while that person, and others, book just there."""

import asyncio
import shutil
from pathlib import Path

import pytest

from roost import importing
from roost.demo import SAMPLE
from roost.kit import clock, database
from tests.races.conftest import Town
from tests.races.crowd import next_best, together, why
from tests.support import rounds

GOING = ("3A01", "3A02", "3A03", "3A04")
LEAVER = "SELECT id, email FROM person WHERE role = 'staff' AND team = 'fs1' ORDER BY email LIMIT 1"


@pytest.fixture
async def fewer(town: Town, tmp_path: Path) -> Path:
    """The sample council without four desks and without one person."""
    leaver = await database.fetch_row(LEAVER)
    assert leaver is not None
    folder = tmp_path / "fewer"
    shutil.copytree(SAMPLE, folder)
    for name, column, gone in (("spaces.csv", 2, GOING), ("people.csv", 0, (leaver["email"],))):
        lines = (folder / name).read_text("utf-8-sig").splitlines(keepends=True)
        kept = [line for line in lines if line.split(",")[column] not in gone]
        assert len(lines) - len(kept) == len(gone)
        (folder / name).write_text("".join(kept), "utf-8")
    return folder


async def test_nobody_keeps_a_desk_that_went_or_a_place_of_somebody_who_left(town: Town, fewer: Path) -> None:
    staying = await town.crowd.phones("role = 'staff' AND team = 'cp1' AND needs = '{}'", 6)
    rows = await database.fetch("SELECT id::text FROM space WHERE label = ANY($1::text[]) ORDER BY label", GOING)
    going = [row["id"] for row in rows]
    elsewhere = [desk for desk in town.desks if desk not in going]
    for n in range(rounds(3, 60)):
        await town.afresh()
        leaver = await database.fetch_row(LEAVER)
        assert leaver is not None
        phones = [await town.crowd.phone(leaver["id"]) for _ in range(4)]
        day, other_day = town.days[n % len(town.days)], town.days[(n + 1) % len(town.days)]
        early = await together([staying[0].book(going[0], day), phones[0].book(elsewhere[0], other_day)])
        assert [answer.status_code for answer in early] == [201, 201]

        importing_now = asyncio.create_task(importing.bring_in(fewer, actor=None, now=clock.now(), retire_missing=True))
        while not importing_now.done():
            tried = [
                *(
                    phone.book(going[i % 4], day, f"{9 + i}:00".zfill(5), f"{10 + i}:00")
                    for i, phone in enumerate(staying[1:])
                ),
                *(phone.book(elsewhere[1 + i], day) for i, phone in enumerate(phones)),
            ]
            answers = await together(tried)
            for answer in answers[:5]:
                if answer.status_code == 409 and why(answer) == "out-of-use":
                    assert next_best(answer)
                else:
                    assert answer.status_code == 201 or why(answer) in ("already-booked", "taken")
            for answer in answers[5:]:
                assert answer.status_code in (201, 401, 404, 409), answer.text
                assert answer.status_code != 409 or why(answer) == "already-booked"
        await importing_now

        for when in (day, other_day):
            held = await town.live(when)
            assert not {row["space"] for row in held} & set(going)
            assert leaver["id"] not in {row["person"] for row in held}
        answers = await together([staying[1].book(going[0], day, "18:00", "19:00"), phones[1].book(elsewhere[1], day)])
        assert why(answers[0]) == "out-of-use"
        assert answers[1].status_code == 401
        await importing.load(SAMPLE, clock.now())
