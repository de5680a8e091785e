from pathlib import Path

import asyncpg
import pytest

from roost import importing
from roost.importing import actions
from roost.importing.queries import Stored
from roost.kit import database
from tests.importing.council import SAMPLE, SMALL, Folder, counts, everything
from tests.support import NOW


async def test_the_sample_council_loads(sample: None) -> None:
    assert await counts() == {
        "site": 3,
        "on_foot": 6,
        "floor": 7,
        "zone": 23,
        "team": 16,
        "team_home": 16,
        "person": 224,
        "queue": 5,
        "queue_member": 23,
        "space": 243,
    }
    zoe = await database.fetch_row("SELECT * FROM person WHERE email = 'zoe.smith2@estuary.example'")
    assert zoe is not None
    assert (zoe["name"], zoe["vehicle"], zoe["essential_car_user"]) == ("Zoë Smith", "GK72 LMO", True)
    assert (zoe["team"], zoe["role"], zoe["needs"], zoe["left_at"]) == ("cic", "staff", ["step-free"], None)
    plans = await database.fetch("SELECT code, plan FROM floor")
    assert {row["code"]: row["plan"] for row in plans} == {
        path.stem: path.read_text(encoding="utf-8") for path in (SAMPLE / "plans").iterdir()
    }
    desk = await database.fetch_row("SELECT * FROM space WHERE floor = 'riv-2' AND label = '2A01'")
    assert desk is not None
    assert (desk["zone"], desk["kind"], desk["x"], desk["y"]) == ("riv-2-a", "desk", 50, 60)
    assert desk["features"] == ["dock", "near plug tower", "step-free"]


async def test_what_the_database_goes_by_when_it_plans_is_as_new_as_the_import(sample: None) -> None:
    counted = await database.fetch(
        "SELECT relname, reltuples FROM pg_class WHERE oid IN ('public.person'::regclass, 'public.space'::regclass)"
    )
    assert {row["relname"]: row["reltuples"] for row in counted} == {"person": 224, "space": 243}


async def test_a_second_run_changes_nothing(sample: None) -> None:
    before = await everything()
    touched = "SELECT max(xmin::text::bigint) FROM (SELECT xmin FROM space UNION ALL SELECT xmin FROM person) t"
    newest = await database.fetch_value(touched)

    changes = await importing.load(SAMPLE, NOW)

    assert not changes.any(retiring=True)
    assert {sheet.name: sheet.same for sheet in changes.sheets} == {
        "sites": 3, "floors": 7, "teams": 16, "zones": 23, "people": 224, "queues": 5, "spaces": 243,
    }  # fmt: skip
    assert changes.plans_same == 7
    assert await everything() == before
    assert await database.fetch_value(touched) == newest, "rows were written again, if with the same content"


async def test_a_folder_may_hold_any_of_the_files(small: None, folder: Folder) -> None:
    before = await everything()
    for name, rows in SMALL.items():
        for path in folder.path.iterdir():
            path.unlink()
        changes = await folder.put(**{name: rows}).bring_in()
        assert [sheet.name for sheet in changes.sheets] == [name]
        assert not changes.any(retiring=True)
    assert await everything() == before


async def test_files_may_come_one_after_the_other(db: None, folder: Folder, tmp_path: Path) -> None:
    # Teams have homes and zones have teams: one of the two must first come without the other.
    homeless = [{**team, "home_zone": ""} for team in SMALL["teams"]]
    order = ["sites", "floors", "zones", "teams", "people", "queues", "spaces"]
    steps = [(name, SMALL[name]) for name in order]
    for number, (name, rows) in enumerate([("teams", homeless), *steps]):
        await Folder(tmp_path / str(number)).put(**{name: rows}).bring_in()
    assert not (await folder.put(**SMALL).bring_in()).any(retiring=True)


async def test_a_changed_row_is_changed_and_only_that(small: None, folder: Folder) -> None:
    before = await everything()
    rows = [dict(row) for row in SMALL["spaces"]]
    rows[3] |= {"x": 77, "features": "dock"}

    changes = await folder.put(spaces=rows).bring_in()

    (changed,) = changes.of("spaces").changed
    assert changed.key == ("hall-1", "D04")
    assert changed.row == 5
    assert changed.differs == {"x": (40, 77), "features": (("dock", "step-free"), ("dock",))}
    after = await everything()
    assert len(set(before["space"]) - set(after["space"])) == 1
    assert {table for table in before if before[table] != after[table]} == {"space", "journal"}


async def test_the_journal_says_what_was_done_without_a_word_about_anybody(small: None) -> None:
    events = await database.fetch("SELECT verb, entity, facts::text AS facts FROM journal")
    assert [(event["verb"], event["entity"]) for event in events] == [("imported", "import")]
    assert '"people_added": 3' in events[0]["facts"]
    everything_said = " ".join(await _said())
    for word in ("ann", "Ash", "AB12", "sit-stand"):
        assert word not in everything_said


async def _said() -> list[str]:
    return [row["said"] for row in await database.fetch("SELECT j::text AS said FROM journal j")]


async def test_walks_are_as_long_back_as_there(db: None, folder: Folder) -> None:
    one_way = [dict(row) for row in SMALL["sites"]]
    one_way[1]["walk"] = ""
    await folder.put(sites=one_way).bring_in()
    walks = await database.fetch("SELECT from_site, to_site, minutes FROM on_foot ORDER BY 1")
    assert [tuple(walk) for walk in walks] == [("deck", "hall", 5), ("hall", "deck", 5)]
    assert not (await folder.bring_in()).any(retiring=True)


async def test_a_new_walk_of_one_site_is_also_the_way_back_to_a_site_that_no_file_names(
    small: None, folder: Folder
) -> None:
    await folder.put(sites=[{**SMALL["sites"][0], "walk": "deck 6"}]).bring_in()
    walks = await database.fetch("SELECT from_site, to_site, minutes FROM on_foot ORDER BY 1")
    assert [tuple(walk) for walk in walks] == [("deck", "hall", 6), ("hall", "deck", 6)]


async def test_what_people_set_while_an_import_runs_is_not_set_back(
    small: None, folder: Folder, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = await asyncpg.connect(database_url)
    read = actions.stored

    async def read_and_then_somebody_presses() -> dict[str, Stored]:
        found = await read()
        await phone.execute("UPDATE person SET needs = '{quiet}', vehicle = NULL WHERE email = 'ben@hall.example'")
        return found

    monkeypatch.setattr(actions, "stored", read_and_then_somebody_presses)
    rows = [dict(row) for row in SMALL["people"]]
    rows[1] |= {"name": "Ben Beech", "vehicle": "", "ev": "", "needs": ""}
    await folder.put(people=rows).bring_in()
    await phone.close()
    ben = await database.fetch_row("SELECT * FROM person WHERE email = 'ben@hall.example'")
    assert ben is not None
    assert (ben["name"], ben["needs"], ben["vehicle"]) == ("Ben Beech", ["quiet"], None)


async def test_what_people_set_for_themselves_outlives_a_blank_cell(small: None, folder: Folder) -> None:
    await database.execute(
        "UPDATE person SET vehicle = 'XY34 ZZZ', ev = true, needs = '{quiet}', hidden = true WHERE name = 'Ann Ash'"
    )
    changes = await folder.put(people=SMALL["people"]).bring_in()
    assert not changes.any(retiring=True)

    rows = [dict(row) for row in SMALL["people"]]
    rows[0] |= {"name": "Ann Aspen"}
    await folder.put(people=rows).bring_in()
    ann = await database.fetch_row("SELECT * FROM person WHERE email = 'ann@hall.example'")
    assert ann is not None
    assert (ann["name"], ann["vehicle"], ann["ev"], ann["needs"], ann["hidden"]) == (
        "Ann Aspen", "XY34 ZZZ", True, ["quiet"], True,
    )  # fmt: skip


async def test_a_filled_cell_wins_and_a_blank_badge_is_taken_back(small: None, folder: Folder) -> None:
    rows = [dict(row) for row in SMALL["people"]]
    rows[1] |= {"vehicle": "ab12 cdf", "ev": "no", "needs": "quiet; dock", "blue_badge": "", "essential_car_user": ""}
    await folder.put(people=rows).bring_in()
    ben = await database.fetch_row("SELECT * FROM person WHERE email = 'ben@hall.example'")
    assert ben is not None
    assert (ben["vehicle"], ben["ev"], sorted(ben["needs"])) == ("AB12 CDF", False, ["dock", "quiet"])
    assert (ben["blue_badge"], ben["essential_car_user"]) == (False, False)
    assert not (await folder.bring_in()).any(retiring=True)
