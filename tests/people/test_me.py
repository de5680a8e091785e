"""Me: what I may say about myself, and what it does."""

import httpx
import pytest
import pytest_asyncio

from roost.kit import database
from roost.people import queries, rules
from roost.places import NEEDS
from tests.people.conftest import ANN, PIP
from tests.support import NOW, eventually, sign_in

pytestmark = pytest.mark.usefixtures("council")


@pytest_asyncio.fixture
async def me(client: httpx.AsyncClient) -> httpx.AsyncClient:
    await sign_in(client, ANN, NOW)
    return client


async def journal() -> list[tuple[str, str]]:
    return [(row["verb"], row["facts"]) for row in await database.fetch("SELECT verb, facts FROM journal ORDER BY id")]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/me", None),
        ("PUT", "/api/me/hidden", {"hidden": True}),
        ("PUT", "/api/me/needs", {"needs": []}),
        ("PUT", "/api/me/car", {"vehicle": None, "ev": False}),
        ("GET", "/api/people", None),
    ],
)
async def test_nobody_signed_in_gets_401_and_is_told_to_sign_in(
    client: httpx.AsyncClient, method: str, path: str, body: object
) -> None:
    answer = await client.request(method, path, json=body)
    assert answer.status_code == 401
    assert answer.json()["type"] == "/problems/sign-in"


async def test_what_is_about_me_is_kept_nowhere_on_the_way(me: httpx.AsyncClient) -> None:
    for path in ("/api/me", "/api/people", "/api/demo/people"):
        assert (await me.get(path)).headers["cache-control"] == "no-store"


async def test_hiding_holds_from_the_next_request_on(me: httpx.AsyncClient) -> None:
    assert (await me.get("/api/me")).json()["hidden"] is False
    for hidden in (True, True, False):
        answer = await me.put("/api/me/hidden", json={"hidden": hidden})
        assert (answer.status_code, answer.json()["hidden"]) == (200, hidden)
        assert (await me.get("/api/me")).json()["hidden"] is hidden


async def test_the_journal_says_that_something_changed_and_never_to_what(me: httpx.AsyncClient) -> None:
    await me.put("/api/me/hidden", json={"hidden": True})
    await me.put("/api/me/hidden", json={"hidden": True})
    await me.put("/api/me/needs", json={"needs": ["quiet"]})
    await me.put("/api/me/car", json={"vehicle": "AB12 CDE", "ev": True})
    assert await journal() == [("hiding-changed", "{}"), ("needs-changed", "{}"), ("car-changed", "{}")]


async def test_needs_are_features_that_desks_have(me: httpx.AsyncClient) -> None:
    wanted = sorted(NEEDS)[:2]
    answer = await me.put("/api/me/needs", json={"needs": [*reversed(wanted), wanted[0]]})
    assert answer.json()["needs"] == wanted
    answer = await me.put("/api/me/needs", json={"needs": ["sofa"]})
    assert answer.status_code == 400
    [error] = answer.json()["errors"]
    assert error["pointer"] == "/needs"
    assert all(feature in error["detail"] for feature in NEEDS)
    assert (await me.get("/api/me")).json()["needs"] == wanted
    assert (await me.put("/api/me/needs", json={"needs": []})).json()["needs"] == []


async def test_a_car_is_kept_as_on_its_plate_and_can_be_taken_away(me: httpx.AsyncClient) -> None:
    answer = await me.put("/api/me/car", json={"vehicle": " ab12cde", "ev": True})
    assert (answer.json()["vehicle"], answer.json()["ev"]) == ("AB12 CDE", True)
    answer = await me.put("/api/me/car", json={"vehicle": None, "ev": False})
    assert (answer.json()["vehicle"], answer.json()["ev"]) == (None, False)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("hidden", {}),
        ("hidden", {"hidden": "yes"}),
        ("hidden", {"hidden": 1}),
        ("hidden", {"hidden": None}),
        ("hidden", {"hidden": True, "role": "administrator"}),
        ("hidden", [True]),
        ("needs", {}),
        ("needs", {"needs": "dock"}),
        ("needs", {"needs": [1]}),
        ("needs", {"needs": [["dock"]]}),
        ("needs", {"needs": ["dock"] * 31}),
        ("needs", {"needs": ["x" * 121]}),
        ("needs", []),
        ("car", {"vehicle": "AB12 CDE"}),
        ("car", {"vehicle": "", "ev": False}),
        ("car", {"vehicle": "not a plate!", "ev": False}),
        ("car", {"vehicle": "x" * 21, "ev": False}),
        ("car", {"vehicle": 12, "ev": False}),
        ("car", {"vehicle": None, "ev": "no"}),
        ("car", {"vehicle": None, "ev": False, "blue_badge": True}),
    ],
)
async def test_what_makes_no_sense_is_400_and_changes_nothing(me: httpx.AsyncClient, path: str, body: object) -> None:
    before = (await me.get("/api/me")).json()
    answer = await me.put(f"/api/me/{path}", json=body)
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert (await me.get("/api/me")).json() == before
    assert await journal() == []


@pytest.mark.parametrize("body", [b"", b"{", b'{"hidden": tru', b"\xff", b'{"hidden": true}{}', b"[" * 60_000, b"nul"])
async def test_what_is_no_json_is_400(me: httpx.AsyncClient, body: bytes) -> None:
    answer = await me.put("/api/me/hidden", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_colleagues_are_found_by_parts_of_their_name_without_accents(me: httpx.AsyncClient) -> None:
    for q in ("sinead", "Sinéad", "GHOSH sin", "ghósh"):
        found = (await me.get("/api/people", params={"q": q})).json()
        assert [person["name"] for person in found["people"]] == ["Sinéad Ghosh"], q
        assert found["next"] is None
    [pip] = (await me.get("/api/people", params={"q": "oster"})).json()["people"]
    assert pip == {"id": pip["id"], "name": "Pip Øster", "team": None, "team_name": None}


@pytest.mark.parametrize("q", ["%", "_", "\\", "%%a", "estuary", "parking", "'; DROP TABLE person; --", "zz"])
async def test_a_search_finds_what_is_written_and_no_more(me: httpx.AsyncClient, q: str) -> None:
    answer = await me.get("/api/people", params={"q": q})
    assert answer.json() == {"people": [], "next": None}


async def test_who_has_left_is_not_found(me: httpx.AsyncClient) -> None:
    await database.execute("UPDATE person SET left_at = now() WHERE email = $1", PIP)
    assert (await me.get("/api/people", params={"q": "pip"})).json()["people"] == []


async def test_pages_hold_everybody_once_and_in_order(me: httpx.AsyncClient) -> None:
    await database.execute(
        """INSERT INTO person (id, email, name, role, made_at)
           SELECT gen_random_uuid(), 'p' || n || '@estuary.example', 'Émile ' || n % 40, 'staff', now()
           FROM generate_series(1, 120) AS n"""
    )
    names: list[str] = []
    ids: set[str] = set()
    cursor, pages = "", 0
    while cursor is not None:
        page = (await me.get("/api/people", params={"q": "emile", "cursor": cursor})).json()
        names += [person["name"] for person in page["people"]]
        ids |= {person["id"] for person in page["people"]}
        cursor, pages = page["next"], pages + 1
    assert (len(names), len(ids), pages) == (120, 120, 3)
    assert names == sorted(names)


@pytest.mark.parametrize("cursor", ["x", "e30=", "é", "W10=", "WyJhIiwiYiJd", "=" * 9])
async def test_a_cursor_that_is_not_ours_is_400(me: httpx.AsyncClient, cursor: str) -> None:
    answer = await me.get("/api/people", params={"cursor": cursor})
    assert answer.status_code == 400, answer.text
    assert answer.json()["errors"][0]["pointer"] == "cursor"


async def test_a_search_has_at_most_120_characters(me: httpx.AsyncClient) -> None:
    assert (await me.get("/api/people", params={"q": "x" * 120})).status_code == 200
    assert (await me.get("/api/people", params={"q": "x" * 121})).status_code == 400


@pytest.mark.parametrize(
    "name",
    ["Sinéad O’Brien", "Łukasz Øster", "Đặng Thị Ẓ", "İpek IŞIK", "Straße ẞ", "Þór Ðun", "Ā ſ Ŋ ħ", "e\u0301 日本"],
)
async def test_the_database_and_the_rules_fold_a_name_alike(db: None, name: str) -> None:
    sql = f"SELECT {queries.FOLDED} FROM (SELECT $1::text AS name) AS person"
    assert await database.fetch_value(sql, name) == rules.fold(name)


async def test_i_can_sign_myself_out_everywhere_but_here(client: httpx.AsyncClient) -> None:
    await sign_in(client, PIP, NOW)
    pips = client.cookies
    await sign_in(client, ANN, NOW)
    lost = client.cookies
    await sign_in(client, ANN, NOW)
    here = client.cookies
    answer = await client.delete("/api/me/sessions")
    assert (answer.status_code, answer.json()) == (200, {"ended": 1})

    async def out() -> bool:
        client.cookies = lost
        return (await client.get("/api/me")).status_code == 401

    await eventually(out)
    for cookies in (here, pips):
        client.cookies = cookies
        assert (await client.get("/api/me")).status_code == 200
