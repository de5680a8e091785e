"""Tokens of other systems: shown once, for a purpose, for a time, and over at once everywhere."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from litestar import Litestar, get, post
from litestar.di import NamedDependency

from roost import people
from roost.kit import database, limits
from roost.people import PersonRow, managing, tokens
from roost.people.managing import PersonEdit
from roost.people.tokens import Asker, Token, bearer, person_or_bearer
from tests.support import NOW, SetClock, sign_in

ADA, ANN = "ada@estuary.example", "ann@estuary.example"
WISH = {"name": "Entra ID", "scopes": ["scim", "board"], "ends_on": "2027-11-24"}


def handlers() -> list[Any]:
    """Two that others of the house might have. Made anew: Litestar writes into those that it has registered."""

    @get("/api/try/board", dependencies={"token": bearer("board")})
    async def get_board(token: NamedDependency[Token]) -> dict[str, str]:
        return token.facts

    @post("/api/try/import", dependencies={"asker": person_or_bearer("import", "import")}, status_code=200)
    async def post_import(asker: NamedDependency[Asker]) -> dict[str, Any]:
        return {"actor": asker.actor and str(asker.actor), "facts": asker.facts}

    return [get_board, post_import]


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of its own, and so an application of its own."""
    return tmp_path_factory.mktemp("tokens")


@pytest.fixture
async def api(app: Litestar, client: httpx.AsyncClient) -> httpx.AsyncClient:
    """The application with two handlers more, asked by an administrator."""
    if not any(route.path == "/api/try/board" for route in app.routes):
        for handler in handlers():
            app.register(handler)
    await people.upsert_people(
        [PersonRow(ADA, "Ada Admin", None, "administrator"), PersonRow(ANN, "Ann Hale", None, "staff")], None, NOW
    )
    await sign_in(client, ADA, NOW)
    return client


async def made(api: httpx.AsyncClient, **more: Any) -> dict[str, Any]:
    answer = await api.post("/api/admin/tokens", json=WISH | more)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def asked(app: Litestar, token: str, path: str = "/api/try/board", **more: Any) -> httpx.Response:
    """As a program asks: without cookies, without what a browser says of itself."""
    transport = httpx.ASGITransport(app=app)
    headers = {"Authorization": f"Bearer {token}"} | more.pop("headers", {})
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as program:
        return await program.request("POST" if "import" in path else "GET", path, headers=headers, **more)


async def test_a_token_is_shown_once_and_only_its_hash_is_kept(api: httpx.AsyncClient) -> None:
    told = await made(api)
    assert told["token"].startswith("roost_")
    assert len(told["token"]) == 49
    [listed] = (await api.get("/api/admin/tokens")).json()["tokens"]
    assert listed == {name: value for name, value in told.items() if name != "token"}
    assert listed["made_by"]["name"] == "Ada Admin"
    kept = await database.fetch_row("SELECT * FROM api_token")
    assert told["token"] not in str(dict(kept))
    assert kept["token_hash"] == tokens.hash_of(told["token"])


async def test_a_token_answers_for_its_purposes_and_no_other(api: httpx.AsyncClient, app: Litestar) -> None:
    told = await made(api)
    answer = await asked(app, told["token"])
    assert (answer.status_code, answer.json()) == (200, {"token": told["id"]})
    refused = await asked(app, told["token"], "/api/try/import")
    assert refused.status_code == 403
    assert "not for import" in refused.json()["detail"]
    other = await made(api, scopes=["import"])
    assert (await asked(app, other["token"], "/api/try/import")).json() == {
        "actor": None,
        "facts": {"token": other["id"]},
    }
    assert (await asked(app, other["token"])).status_code == 403


async def test_a_person_with_the_verb_asks_without_a_token(api: httpx.AsyncClient) -> None:
    answer = await api.post("/api/try/import")
    ada = await database.fetch_value("SELECT id FROM person WHERE email = $1", ADA)
    assert answer.json() == {"actor": str(ada), "facts": {}}
    await sign_in(api, ANN, NOW)
    assert (await api.post("/api/try/import")).status_code == 403
    api.cookies.clear()
    assert (await api.post("/api/try/import")).status_code == 401


@pytest.mark.parametrize(
    "token", ["", "x", "roost_", "roost_" + "A" * 43, "é" * 49, "roost_" + "A" * 43 + " roost_" + "A" * 43]
)
async def test_what_is_no_token_is_none(api: httpx.AsyncClient, app: Litestar, token: str) -> None:
    await made(api)
    headers = {"Authorization": f"Bearer {token}".encode()}
    answer = await asked(app, "", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "administrator" in answer.json()["detail"] or "Send a token" in answer.json()["detail"]


async def test_a_token_in_another_scheme_is_none(api: httpx.AsyncClient, app: Litestar) -> None:
    token = (await made(api))["token"]
    assert (await asked(app, "", headers={"Authorization": f"Basic {token}"})).status_code == 401
    assert (await asked(app, "", headers={"Authorization": f"bearer {token}"})).status_code == 200


async def test_a_request_with_a_cookie_and_a_token_is_refused(api: httpx.AsyncClient) -> None:
    token = (await made(api))["token"]
    answer = await api.get("/api/try/board", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 400
    assert "not both" in answer.json()["detail"]


async def test_an_ended_token_is_over_at_once(api: httpx.AsyncClient, app: Litestar) -> None:
    told = await made(api)
    assert (await asked(app, told["token"])).status_code == 200
    for _ in range(2):
        assert (await api.delete(f"/api/admin/tokens/{told['id']}")).status_code == 204
    assert (await asked(app, told["token"])).status_code == 401
    rows = await database.fetch("SELECT verb, actor, facts FROM journal WHERE entity = 'token' ORDER BY id")
    assert [row["verb"] for row in rows] == ["token made", "token ended"]
    assert all(row["actor"] is not None for row in rows)
    assert "Entra" not in str([row["facts"] for row in rows])


async def test_a_token_is_over_after_its_last_day(api: httpx.AsyncClient, app: Litestar, clock: SetClock) -> None:
    told = await made(api, ends_on="2026-11-24")
    clock.move(hours=14, minutes=59)
    assert (await asked(app, told["token"])).status_code == 200
    clock.move(minutes=1)
    assert (await asked(app, told["token"])).status_code == 401


@pytest.mark.parametrize("day", ["2026-11-23", "2027-11-26", "9999-12-31"])
async def test_a_token_lasts_from_today_to_a_year_at_most(api: httpx.AsyncClient, day: str) -> None:
    answer = await api.post("/api/admin/tokens", json=WISH | {"ends_on": day})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/ends_on"


@pytest.mark.parametrize("wrong", [{"scopes": []}, {"scopes": ["everything"]}, {"name": " "}, {"name": "=1+1"}])
async def test_a_token_for_nothing_or_without_a_name_is_refused(api: httpx.AsyncClient, wrong: dict[str, Any]) -> None:
    assert (await api.post("/api/admin/tokens", json=WISH | wrong)).status_code == 400


async def test_the_day_of_its_last_use_is_kept_and_nothing_finer(
    api: httpx.AsyncClient, app: Litestar, clock: SetClock
) -> None:
    told = await made(api)
    assert told["last_used_on"] is None
    for _ in range(2):
        await asked(app, told["token"])
    [listed] = (await api.get("/api/admin/tokens")).json()["tokens"]
    assert listed["last_used_on"] == "2026-11-24"
    clock.move(days=1)
    await asked(app, told["token"])
    [listed] = (await api.get("/api/admin/tokens")).json()["tokens"]
    assert listed["last_used_on"] == "2026-11-25"


async def test_a_token_that_asks_too_often_waits(
    api: httpx.AsyncClient, app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "USES", limits.Limit("token", 3, 60))
    token, other = (await made(api))["token"], (await made(api))["token"]
    told = [(await asked(app, token)).status_code for _ in range(4)]
    assert told == [200, 200, 200, 429]
    assert (await asked(app, other)).status_code == 200


async def test_there_are_only_so_many_that_work(api: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST", 2)
    first = await made(api)
    await made(api)
    assert (await api.post("/api/admin/tokens", json=WISH)).json()["type"] == "/problems/too-many-tokens"
    await api.delete(f"/api/admin/tokens/{first['id']}")
    await made(api)


async def test_a_dashboard_reads_the_board_and_nothing_of_anybody(api: httpx.AsyncClient, app: Litestar) -> None:
    token, other = (await made(api, scopes=["board"]))["token"], (await made(api, scopes=["import"]))["token"]
    for path in ("/api/board", "/api/scorecard", "/api/register"):
        answer = await asked(app, token, path)
        assert answer.status_code == 200
        # What everybody in the council reads, and nothing besides.
        assert answer.json() == (await api.get(path)).json()
        assert (await asked(app, token, path, headers={"If-None-Match": answer.headers["etag"]})).status_code == 304
        assert (await asked(app, other, path)).status_code == 403
        assert (await asked(app, "", path)).status_code == 401
    for path in ("/api/me", "/api/people", "/api/issues", "/api/digest", "/api/admin/tokens", "/api/scim/v2/Users"):
        assert (await asked(app, token, path)).status_code in (401, 403), path


BOB = "bob@estuary.example"


async def _leaves() -> None:
    async def nothing_held(*_: object) -> None:
        """Gives nothing up."""

    await people.mark_left([await _id(ADA)], None, NOW, nothing_held)


async def _by_file() -> None:
    await people.save_person(PersonRow(ADA, "Ada Admin", None, "staff"), None, NOW)


async def _by_hand() -> None:
    ada = await managing.row_of(await _id(ADA))
    edit = PersonEdit(ADA, ada["name"], None, "staff", None, False, False)
    await managing.change(ada["id"], edit, f'"{managing.version_of(ada)}"', await _id(BOB), NOW)


async def _id(email: str) -> UUID:
    found: UUID = await database.fetch_value("SELECT id FROM person WHERE email = $1", email)
    return found


@pytest.mark.parametrize("go", [_leaves, _by_file, _by_hand])
async def test_with_the_office_of_its_maker_a_token_for_files_ends_for_good(
    api: httpx.AsyncClient, app: Litestar, go: Callable[[], Awaitable[None]]
) -> None:
    await people.save_person(PersonRow(BOB, "Bob Admin", None, "administrator"), None, NOW)
    files, both = await made(api, scopes=["import"]), await made(api, scopes=["import", "board"])
    board = await made(api, scopes=["board"])
    assert (await asked(app, both["token"], "/api/try/import")).status_code == 200
    await go()
    assert (await asked(app, files["token"], "/api/try/import")).status_code == 401
    assert (await asked(app, both["token"], "/api/try/import")).status_code == 403
    for told in (both, board):
        assert (await asked(app, told["token"])).status_code == 200
    await people.save_person(PersonRow(ADA, "Ada Admin", None, "administrator"), None, NOW)
    assert (await asked(app, files["token"], "/api/try/import")).status_code == 401
    assert (await asked(app, both["token"], "/api/try/import")).status_code == 403
    ended = await database.fetch("SELECT entity_id FROM journal WHERE verb = 'token ended'")
    assert {row["entity_id"] for row in ended} == {files["id"], both["id"]}


@pytest.mark.parametrize("how", ["role = 'staff'", "left_at = now()"])
async def test_whoever_takes_the_office_away_it_brings_in_no_files(
    api: httpx.AsyncClient, app: Litestar, how: str
) -> None:
    token = (await made(api, scopes=["import"]))["token"]
    await database.execute(f"UPDATE person SET {how} WHERE email = $1", ADA)
    answer = await asked(app, token, "/api/try/import")
    assert answer.status_code == 403
    assert "no administrator any more" in answer.json()["detail"]


async def test_nor_does_one_whose_maker_is_forgotten(api: httpx.AsyncClient, app: Litestar) -> None:
    token = (await made(api, scopes=["import"]))["token"]
    await database.execute("UPDATE api_token SET made_by = NULL")
    assert (await asked(app, token, "/api/try/import")).status_code == 403
