"""Whatever is sent to whatever address: never a 5xx, never half a write, always a problem that says what is wrong."""

import itertools
from collections.abc import Iterator

import asyncpg
import httpx
import pytest
import pytest_asyncio
from litestar import Litestar
from litestar.routes import HTTPRoute

from roost.kit import database
from roost.people import PersonRow, save_person
from roost.web.uploads import ADDRESSES as PHOTOS
from tests.api.calls import PUBLIC
from tests.people.conftest import ANN
from tests.support import NOW, sign_in

pytestmark = pytest.mark.usefixtures("council")

ADMIN = "admin@estuary.example"
# It never ends, so it has tests of its own.
STREAM = "/api/events"
SOMEBODY = "01890a5d-ac96-774b-bcce-b302099a8057"
# Nothing here may name anything that exists.
PLACES = [
    SOMEBODY,
    "abc",
    "2026-02-30",
    "2026-13-01",
    "0",
    "-1",
    "null",
    "x" * 300,
    "caf%C3%A9",
    "%F0%9F%98%80",
    "%2e%2e",
]
BROKEN_PLACES = ["%00", "a%00b", "%ff", "%C3", "%ED%A0%80"]
BODIES: list[bytes] = [
    b"",
    b"[]",
    b"[1,2]",
    b'"text"',
    b"7",
    b"null",
    b"true",
    b"{}",
    b"{",
    b'{"nobody_knows_this": 1}',
    b'{"a": "\\u0000"}',
    b'{"a": "\xff"}',
    b'{"a": "\\ud800"}',
    b"[" * 60_000,
    b'{"a":' * 10_000,
    b'{"a": 1e999}',
]
JSON = {"Content-Type": "application/json"}


class Address:
    """One path of the API with one of its methods."""

    def __init__(self, route: HTTPRoute, method: str) -> None:
        self.method = method
        self.path = route.path
        self.names = list(route.path_parameters)
        self.public = route.route_handler_map[method][0].handler_name in PUBLIC
        self.takes_json = route.route_handler_map[method][0].parsed_data_field is not None

    def at(self, place: str) -> str:
        path = self.path
        for part in path.split("/"):
            if part.startswith("{"):
                path = path.replace(part, place)
        return path

    def __repr__(self) -> str:
        return f"{self.method} {self.path}"


def addresses(app: Litestar) -> Iterator[Address]:
    for route in app.routes:
        ours = isinstance(route, HTTPRoute) and route.path.startswith("/api/")
        # Directories are answered in the shapes of SCIM: tests/directory and tests/api/test_matrix_scim.py ask those.
        if isinstance(route, HTTPRoute) and ours and route.path != STREAM and not route.path.startswith("/api/scim/"):
            for method in sorted(set(route.methods) - {"OPTIONS"}):
                yield Address(route, str(method))


@pytest_asyncio.fixture
async def everyone(client: httpx.AsyncClient) -> httpx.AsyncClient:
    """Signed in as an administrator, who is stopped by no role but some."""
    await save_person(PersonRow(ADMIN, "Ada Min", "duty", "administrator"), None, NOW)
    await sign_in(client, ADMIN, NOW)
    return client


async def stored(cleaner: asyncpg.Connection) -> list[tuple[str, int]]:
    tables = await cleaner.fetch(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    names = sorted(row["relname"] for row in tables)
    return [(name, await cleaner.fetchval(f'SELECT count(*) FROM "{name}"')) for name in names]


def must_be_a_problem(answer: httpx.Response, what: object) -> None:
    assert 400 <= answer.status_code < 500, (what, answer.status_code, answer.text)
    assert answer.headers["content-type"] == "application/problem+json", (what, answer.text)
    problem = answer.json()
    assert problem["status"] == answer.status_code, what
    assert problem["type"].startswith("/problems/"), what
    assert problem["title"], what
    assert problem["detail"], what


async def test_there_are_addresses_to_try(app: Litestar) -> None:
    found = {repr(address) for address in addresses(app)}
    assert {"GET /api/me", "POST /api/session", "DELETE /api/session"} <= found
    assert len(found) > 15


async def test_places_that_are_none_are_400_or_404(app: Litestar, everyone: httpx.AsyncClient) -> None:
    for address, place in itertools.product(addresses(app), PLACES):
        if address.names:
            answer = await everyone.request(address.method, address.at(place), json={} if address.takes_json else None)
            # Of some days and floors one may ask though there is nothing: those answer, and hold nothing.
            if answer.status_code >= 300:
                must_be_a_problem(answer, (address, place))


async def test_places_that_are_no_text_are_400(app: Litestar, everyone: httpx.AsyncClient) -> None:
    for address, place in itertools.product(addresses(app), BROKEN_PLACES):
        path = address.at(place) if address.names else f"{address.path}?q={place}"
        answer = await everyone.request(address.method, path)
        must_be_a_problem(answer, (address, place))
        assert answer.status_code == 400


async def test_bodies_that_make_no_sense_are_400_and_nothing_is_stored(
    app: Litestar, everyone: httpx.AsyncClient, cleaner: asyncpg.Connection
) -> None:
    before = await stored(cleaner)
    for address, body in itertools.product(addresses(app), BODIES):
        if address.takes_json:
            answer = await everyone.request(address.method, address.at(SOMEBODY), content=body, headers=JSON)
            must_be_a_problem(answer, (address, body[:30]))
            assert answer.status_code in (400, 403, 404), (address, body[:30], answer.text)
    assert await stored(cleaner) == before


async def test_only_json_is_taken(app: Litestar, everyone: httpx.AsyncClient) -> None:
    for address in addresses(app):
        if address.takes_json:
            for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
                answer = await everyone.request(
                    address.method, address.at(SOMEBODY), content=b"{}", headers={"Content-Type": kind}
                )
                must_be_a_problem(answer, (address, kind))
                a_form = kind.startswith("multipart") and (address.method, address.path) in PHOTOS
                assert answer.status_code == (400 if a_form else 415), (address, kind)


async def test_another_sites_request_changes_nothing(app: Litestar, everyone: httpx.AsyncClient) -> None:
    for address in addresses(app):
        if address.method not in ("GET", "HEAD"):
            for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
                answer = await everyone.request(address.method, address.at(SOMEBODY), json={}, headers=headers)
                must_be_a_problem(answer, address)
                assert answer.json()["type"] == "/problems/cross-site"
    assert (await everyone.get("/api/me")).status_code == 200


async def test_nobody_signed_in_gets_401_everywhere_but_at_the_door(app: Litestar, client: httpx.AsyncClient) -> None:
    for address in addresses(app):
        if address.public or not address.path.startswith("/api/") or "openapi" in address.path:
            continue
        answer = await client.request(address.method, address.at(SOMEBODY))
        # A place or a body that makes no sense may be said before the door is looked at; what is there may not.
        assert answer.status_code in (400, 401, 404), (address, answer.text)
        must_be_a_problem(answer, address)


@pytest.mark.parametrize("method", ["PATCH", "PUT", "DELETE", "POST", "HEAD"])
async def test_a_wrong_method_is_405_and_says_what_is_possible(everyone: httpx.AsyncClient, method: str) -> None:
    answer = await everyone.request(method, "/api/me")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/api/nothing", "/api/me/nothing", "/api/me/../../x", "/api/%2e%2e/%2e%2e/etc/passwd"]
)
async def test_an_address_of_nothing_is_a_404_problem(everyone: httpx.AsyncClient, path: str) -> None:
    answer = await everyone.get(path)
    assert answer.status_code == 404
    if answer.url.path.startswith("/api"):
        must_be_a_problem(answer, path)


async def test_who_has_left_in_the_meantime_is_signed_out_everywhere(app: Litestar, client: httpx.AsyncClient) -> None:
    await sign_in(client, ANN, NOW)
    assert (await client.get("/api/me")).status_code == 200
    await database.execute("DELETE FROM session")
    for _ in range(500):  # the notice is on its way
        if (await client.get("/api/me")).status_code == 401:
            break
    for address in addresses(app):
        if (
            address.method == "GET"
            and not address.names
            and "demo" not in address.path
            and "openapi" not in address.path
            and not address.public
        ):
            assert (await client.get(address.path)).status_code in (400, 401), address
