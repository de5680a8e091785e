"""How an import's files come in: as a form of files and nothing else, by a person or by a program's token."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
import pytest_asyncio

from roost.kit import database
from roost.kit.uploads import FILES_LIMIT
from roost.people import tokens
from tests.importing.council import SMALL, written
from tests.support import NOW, sign_in

ADDRESS = "/api/admin/imports"
TEAMS = ("files", ("teams.csv", written(SMALL["teams"]).encode(), "text/csv"))


@pytest_asyncio.fixture
async def ann(small: None, client: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    await database.execute("UPDATE person SET role = 'administrator' WHERE email = 'ann@hall.example'")
    await sign_in(client, "ann@hall.example", NOW)
    yield client


@pytest.mark.parametrize(
    ("part", "status"),
    [
        (("other", ("teams.csv", b"x", "text/csv")), 400),
        (("files", (None, b"x")), 400),
        (("files", ("", b"x")), 400),
    ],
)
async def test_a_part_that_is_no_file_is_refused(ann: httpx.AsyncClient, part: tuple, status: int) -> None:
    answer = await ann.post(ADDRESS, files=[TEAMS, part])
    assert answer.status_code == status, answer.text
    assert await database.fetch_value("SELECT count(*) FROM import_trial") == 0


async def test_json_is_no_form_of_files(ann: httpx.AsyncClient) -> None:
    assert (await ann.post(ADDRESS, json={"files": []})).status_code == 415


async def test_a_form_without_files_or_with_too_many_or_that_breaks_off_is_refused(ann: httpx.AsyncClient) -> None:
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    for body in (b"--x--\r\n", b"--x\r\nContent-Disposition: form-data", b"", b"nothing"):
        answer = await ann.post(ADDRESS, content=body, headers=kind)
        assert (answer.status_code, answer.json()["type"]) == (400, "/problems/invalid"), body
    answer = await ann.post(ADDRESS, files=[("files", (f"{n}.csv", b"x", "text/csv")) for n in range(300)])
    assert answer.status_code == 400
    assert "200 files" in answer.json()["detail"]


async def test_what_is_too_large_is_refused_before_it_is_read(ann: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(FILES_LIMIT + 1_000_000)}
    answer = await ann.post(ADDRESS, content=b"", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")
    assert "20 MB" in answer.json()["detail"]


async def test_a_program_brings_files_with_a_token_for_imports_and_with_no_other(
    ann: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    maker = await database.fetch_value("SELECT id FROM person WHERE email = 'ann@hall.example'")
    last = NOW.date() + timedelta(days=30)
    made, token = await tokens.make("HR", ["import"], last, maker, NOW)
    _, other = await tokens.make("Screen", ["board"], last, maker, NOW)
    client.cookies.clear()
    changed = [SMALL["teams"][0] | {"name": "Night duty"}]
    files = [("files", ("teams.csv", written(changed).encode(), "text/csv"))]
    refused = await client.post(ADDRESS, files=files, headers={"Authorization": f"Bearer {other}"})
    assert refused.status_code == 403
    headers = {"Authorization": f"Bearer {token}"}
    trial = (await client.post(ADDRESS, files=files, headers=headers)).json()
    assert trial["state"] == "ready"
    body = {"retire_missing": False, "yes": False}
    answer = await client.post(f"{ADDRESS}/{trial['id']}/application", json=body, headers=headers)
    assert answer.json()["state"] == "applied"
    row = await database.fetch_row("SELECT actor, facts FROM journal WHERE verb = 'imported' ORDER BY id DESC LIMIT 1")
    assert row is not None
    assert row["actor"] is None
    assert str(made.id) in row["facts"]
