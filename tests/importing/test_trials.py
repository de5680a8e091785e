"""An import on a screen: tried, shown without what is nobody's business, then done as it was shown or not at all."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from litestar import Litestar

from roost import demo, importing
from roost.importing import trial_work, trials
from roost.kit import database
from tests.importing.council import SMALL, everything, with_row, without, written
from tests.support import BROWSER, NOW, SetClock, eventually, sign_in

Json = dict[str, Any]
ADDRESS = "/api/admin/imports"


@pytest_asyncio.fixture
async def ann(small: None, client: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    """An administrator of the small council, which is no demonstration."""
    await database.execute("UPDATE person SET role = 'administrator' WHERE email = 'ann@hall.example'")
    await sign_in(client, "ann@hall.example", NOW)
    yield client


def parts(files: dict[str, list[Json] | str]) -> list[tuple[str, tuple[str, bytes, str]]]:
    texts = {name: rows if isinstance(rows, str) else written(rows) for name, rows in files.items()}
    return [("files", (name, text.encode(), "text/csv")) for name, text in texts.items()]


def tables(**tables: list[Json]) -> dict[str, list[Json] | str]:
    return {f"{name}.csv": rows for name, rows in tables.items()}


async def done(client: httpx.AsyncClient, trial: Json) -> Json:
    """The trial once nothing is being done."""

    async def still() -> Json | None:
        found: Json = (await client.get(f"{ADDRESS}/{trial['id']}")).json()
        return None if found["doing"] else found

    return await eventually(still)


async def tried(client: httpx.AsyncClient, files: dict[str, list[Json] | str]) -> Json:
    answer = await client.post(ADDRESS, files=parts(files))
    assert answer.status_code == 201, answer.text
    return await done(client, answer.json())


async def applied(client: httpx.AsyncClient, trial: Json, retire: bool = False, yes: bool = False) -> httpx.Response:
    body = {"retire_missing": retire, "yes": yes}
    return await client.post(f"{ADDRESS}/{trial['id']}/application", json=body)


def people(**ben: str) -> list[Json]:
    """Everybody, Ann as an administrator, and of Ben what is said."""
    rows = with_row("people", 1, **ben)["people"]
    return [rows[0] | {"role": "administrator"}, *rows[1:]]


def sheet(trial: Json, name: str) -> Json:
    [found] = [one for one in trial["sheets"] if one["name"] == name]
    return found


async def test_it_shows_what_would_change_and_stores_nothing(ann: httpx.AsyncClient) -> None:
    rows = people(name="Ben Beech", needs="", vehicle="", ev="")
    rows.append(rows[2] | {"email": "new@hall.example", "name": "Nia New"})
    before = await everything()
    trial = await tried(ann, tables(people=rows, spaces=SMALL["spaces"][1:]) | {"notes.txt": "x", "poeple.csv": "x"})
    assert trial["state"] == "ready"
    assert (trial["wrongs"], trial["retires_too_many"], trial["problem"]) == ([], [], None)
    assert sorted(trial["left_alone"]) == ["notes.txt", "poeple.csv"]
    found = sheet(trial, "people")
    assert [found[name] for name in ("added", "changed", "brought_back", "gone", "same")] == [1, 1, 0, 0, 2]
    assert found["rows"] == [
        {"row": 5, "key": "new@hall.example", "what": "added", "differs": []},
        {
            "row": 3,
            "key": "ben@hall.example",
            "what": "changed",
            "differs": [{"column": "name", "before": "Ben Birch", "after": "Ben Beech"}],
        },
    ]
    assert [row["key"] for row in sheet(trial, "spaces")["rows"]] == ["D01 on hall-1"]
    assert await everything() == before


async def test_it_is_done_as_it_was_shown_and_the_files_are_gone(ann: httpx.AsyncClient) -> None:
    trial = await tried(ann, tables(**with_row("teams", 0, name="Night duty")))
    answer = await applied(ann, trial)
    assert answer.status_code == 200
    after = await done(ann, answer.json())
    assert after["state"] == "applied"
    assert await database.fetch_value("SELECT name FROM team WHERE code = 'duty'") == "Night duty"
    row = await database.fetch_row("SELECT actor FROM journal WHERE verb = 'imported' ORDER BY id DESC LIMIT 1")
    assert row is not None
    assert row["actor"] == await database.fetch_value("SELECT id FROM person WHERE email = 'ann@hall.example'")
    assert await database.fetch_value("SELECT files IS NULL FROM import_trial")
    again = await applied(ann, trial)
    assert (again.status_code, again.json()["type"]) == (409, "/problems/import-state")


async def test_what_has_changed_meanwhile_is_shown_anew_and_nothing_is_stored(ann: httpx.AsyncClient) -> None:
    trial = await tried(ann, tables(**with_row("teams", 0, name="Night duty")))
    await database.execute("UPDATE team SET name = 'Day duty' WHERE code = 'duty'")
    answer = await applied(ann, trial)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/changed-meanwhile")
    assert await database.fetch_value("SELECT name FROM team WHERE code = 'duty'") == "Day duty"
    fresh = await done(ann, trial)
    assert fresh["state"] == "changed"
    [row] = sheet(fresh, "teams")["rows"]
    assert row["differs"] == [{"column": "name", "before": "Day duty", "after": "Night duty"}]
    # Now that it is seen, it may be done.
    assert (await done(ann, (await applied(ann, fresh)).json()))["state"] == "applied"
    assert await database.fetch_value("SELECT name FROM team WHERE code = 'duty'") == "Night duty"


async def test_everything_that_is_wrong_is_listed_and_nothing_can_be_stored(ann: httpx.AsyncClient) -> None:
    trial = await tried(ann, tables(people=people(team="nowhere", role="king")))
    assert trial["state"] == "wrong"
    assert {(one["file"], one["row"], one["column"]) for one in trial["wrongs"]} == {
        ("people.csv", 3, "team"),
        ("people.csv", 3, "role"),
    }
    assert trial["wrongs_in_all"] == 2
    assert all("Allowed: " in one["words"] for one in trial["wrongs"])
    assert (await applied(ann, trial)).status_code == 409


async def test_what_is_gone_is_retired_only_when_that_is_said_and_much_of_it_only_twice(ann: httpx.AsyncClient) -> None:
    trial = await tried(ann, tables(spaces=SMALL["spaces"][5:]))
    assert trial["retires_too_many"] == ["spaces"]
    assert sheet(trial, "spaces")["gone"] == 5
    answer = await applied(ann, trial, retire=True)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/import-retires-too-many")
    retired = "SELECT count(*) FROM space WHERE retired_at IS NOT NULL"
    assert await database.fetch_value(retired) == 0
    assert (await done(ann, (await applied(ann, trial, retire=True, yes=True)).json()))["state"] == "applied"
    assert await database.fetch_value(retired) == 5


async def test_what_stands_in_the_way_of_retiring_is_said_before(ann: httpx.AsyncClient) -> None:
    trial = await tried(ann, tables(**without("zones", 0)))
    assert trial["state"] == "ready"
    assert trial["wrongs_if_retired"][0]["file"] == "zones.csv"
    answer = await applied(ann, trial, retire=True, yes=True)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/import-needed")


async def test_a_plan_comes_by_the_name_of_its_floor_whatever_folder_it_was_in(ann: httpx.AsyncClient) -> None:
    plan = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="4" height="3"/></svg>'
    trial = await tried(ann, {"council/plans/hall-1.svg": plan})
    assert (trial["state"], trial["plans"]) == ("ready", 1)
    await done(ann, (await applied(ann, trial)).json())
    assert await database.fetch_value("SELECT plan FROM floor WHERE code = 'hall-1'") == plan
    bad = await tried(ann, {"hall-1.svg": plan.replace("<rect", "<script>alert(1)</script><rect")})
    assert (bad["state"], bad["wrongs"][0]["file"]) == ("wrong", "plans/hall-1.svg")


@pytest.mark.parametrize("files", [{"notes.txt": "x"}, {"people.csv": ""}, {"people.csv": "\x00\x01"}])
async def test_what_is_no_table_is_said_to_be_none(ann: httpx.AsyncClient, files: dict[str, list[Json] | str]) -> None:
    trial = await tried(ann, files)
    assert trial["state"] == "wrong"
    assert trial["wrongs"]


async def test_in_a_demonstration_files_are_only_compared(ann: httpx.AsyncClient, monkeypatch: Any) -> None:
    async def marked() -> bool:
        return True

    monkeypatch.setattr(demo, "is_marked", marked)
    trial = await tried(ann, tables(**with_row("teams", 0, name="Night duty")))
    assert trial["state"] == "ready"
    answer = await applied(ann, trial)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/demonstration")


async def test_it_is_its_makers_alone_and_for_an_hour(ann: httpx.AsyncClient, app: Litestar, clock: SetClock) -> None:
    trial = await tried(ann, tables(**with_row("teams", 0, name="Night duty")))
    await database.execute("UPDATE person SET role = 'administrator' WHERE email = 'cat@hall.example'")
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=BROWSER) as cat:
        await sign_in(cat, "cat@hall.example", NOW)
        assert (await cat.get(f"{ADDRESS}/{trial['id']}")).status_code == 404
        assert (await applied(cat, trial)).status_code == 404
    clock.move(minutes=59)
    assert await importing.forget_old(clock()) == 0
    clock.move(minutes=2)
    assert (await ann.get(f"{ADDRESS}/{trial['id']}")).status_code == 404
    assert await importing.forget_old(clock()) == 1


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[asyncio.Event]:
    """Reading begins, says so, and waits until this is set."""
    go_on = asyncio.Event()
    keep_alive = trial_work._kept_alive

    async def waiting(trial: Any, clock: Any, work: Any) -> None:
        async def later(progress: Any) -> None:
            progress.tell("Reading people.csv, row 2", 7)
            await go_on.wait()
            await work(progress)

        await keep_alive(trial, clock, later)

    monkeypatch.setattr(trial_work, "_kept_alive", waiting)
    monkeypatch.setattr(trials, "PATIENCE", 0.01)
    monkeypatch.setattr(trial_work, "BEAT", 0.01)
    yield go_on
    go_on.set()


async def test_what_takes_longer_answers_at_once_and_says_how_far_it_is(
    ann: httpx.AsyncClient, slow: asyncio.Event
) -> None:
    answer = await ann.post(ADDRESS, files=parts(tables(**with_row("teams", 0, name="Night duty"))))
    assert (answer.status_code, answer.json()["state"]) == (201, "reading")
    address = f"{ADDRESS}/{answer.json()['id']}"

    async def far() -> bool:
        return (await ann.get(address)).json()["doing"] == {"words": "Reading people.csv, row 2", "percent": 7}

    await eventually(far)
    busy = await applied(ann, answer.json())
    assert (busy.status_code, busy.json()["type"]) == (409, "/problems/import-state")
    slow.set()
    trial = await done(ann, answer.json())
    assert trial["state"] == "ready"


async def test_one_whose_process_has_ended_says_so_and_nothing_was_stored(
    ann: httpx.AsyncClient, clock: SetClock
) -> None:
    trial = await tried(ann, tables(**with_row("teams", 0, name="Night duty")))
    # As it is left when the process is killed in the middle.
    await database.execute("UPDATE import_trial SET state = 'applying', beat_at = $1", NOW)
    clock.move(seconds=31)
    found = (await ann.get(f"{ADDRESS}/{trial['id']}")).json()
    assert (found["state"], found["doing"], found["problem"]) == ("failed", None, trials.BROKEN_OFF)


async def test_a_failure_of_ours_is_said_and_nothing_is_stored(
    ann: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = await tried(ann, tables(**with_row("teams", 0, name="Night duty")))
    before = await everything()

    async def fails(*_: object) -> None:
        raise RuntimeError("ann@hall.example")

    monkeypatch.setattr(importing.actions, "_write", fails)
    answer = await applied(ann, trial)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/import-failed")
    assert "ann@" not in answer.text
    assert await everything() == before
