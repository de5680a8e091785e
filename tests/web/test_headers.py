"""What browsers are told to forbid themselves is on every kind of answer: pages, data, pictures, files, refusals."""

from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest
import pytest_asyncio

from roost.people import PersonRow, save_person
from roost.settings import Settings
from tests.support import NOW, sign_in

pytestmark = pytest.mark.usefixtures("council")

HSTS = "max-age=31536000; includeSubDomains"
PAGES = ["/", "/plan", "/nowhere", "/api", "/assets/none.js", "/index.html"]
# Answers with a status of each kind.
DATA = [
    ("GET", "/health", 200),
    ("HEAD", "/health", 200),
    ("GET", "/api/about", 200),
    ("GET", "/api/me", 200),
    ("GET", "/api/openapi.json", 200),
    ("GET", "/api/issues/export", 403),
    ("GET", "/api/issues/4711", 404),
    ("GET", "/api/nothing", 404),
    ("GET", "/api/me?a=%ff", 400),
    ("DELETE", "/api/me", 405),
    ("POST", "/api/bookings", 400),
    ("OPTIONS", "/api/me", 204),
]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    address = "https://roost.estuary.example"
    return msgspec.structs.replace(settings, demo=False, address=address, contact="roost@estuary.example")


@pytest_asyncio.fixture
async def ann(client: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    """Over https, so that her cookie is the one with the prefix."""
    await save_person(PersonRow("ann.h@estuary.example", "Ann Head", None, "staff"), None, NOW)
    await sign_in(client, "ann.h@estuary.example", NOW)
    client.cookies = httpx.Cookies({"__Host-roost": client.cookies["roost"]})
    yield client


def check(answer: httpx.Response, *, page: bool) -> None:
    headers = answer.headers
    # Once each: of two policies browsers take both, of two of the others one or the other.
    assert headers.get_list("strict-transport-security") == [HSTS], answer
    assert headers.get_list("x-content-type-options") == ["nosniff"], answer
    assert headers.get_list("cross-origin-resource-policy") == ["same-origin"], answer
    [policy] = headers.get_list("content-security-policy")
    parts = dict(part.partition(" ")[::2] for part in policy.split("; "))
    assert parts["default-src"] == parts["base-uri"] == parts["frame-ancestors"] == "'none'", answer
    assert "unsafe" not in policy
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers
    if page:
        assert parts.get("object-src", "'none'") == "'none'"
        assert headers.get_list("referrer-policy") == ["same-origin"], answer
        assert headers.get_list("cross-origin-opener-policy") == ["same-origin"], answer
        assert "geolocation=()" in headers["permissions-policy"]
    else:
        assert parts["sandbox"] == ""
    if answer.content and headers["content-type"].startswith("text/"):
        assert headers["content-type"].endswith("charset=utf-8")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
async def test_on_pages(client: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await client.request(method, path)
    check(answer, page=True)


@pytest.mark.parametrize(("method", "path", "status"), DATA)
async def test_on_data_and_refusals(ann: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    answer = await ann.request(method, path, json={} if method == "POST" else None)
    assert answer.status_code == status, answer.text
    check(answer, page=False)


async def test_on_what_is_neither_page_nor_data(client: httpx.AsyncClient) -> None:
    check(await client.get("/.well-known/security.txt"), page=False)


async def test_on_what_the_wall_refuses(ann: httpx.AsyncClient) -> None:
    for kind, body, more, status in (
        ("text/plain", b"{}", {}, 415),
        ("application/json", b"x" * 70_000, {}, 413),
        ("application/json", b"{}", {"Sec-Fetch-Site": "cross-site"}, 403),
    ):
        answer = await ann.put("/api/me/hidden", content=body, headers={"Content-Type": kind, **more})
        assert answer.status_code == status
        check(answer, page=False)


async def test_on_who_is_nobody(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/me")
    assert answer.status_code == 401
    check(answer, page=False)


async def test_plain_http_on_this_machine_promises_no_https(client: httpx.AsyncClient, ann: httpx.AsyncClient) -> None:
    """A header of a proxy changes nothing about it: what people type is in the settings."""
    answer = await client.get("/api/about", headers={"X-Forwarded-Proto": "http", "Host": "evil.example"})
    check(answer, page=False)
    assert "evil.example" not in str(answer.headers) + answer.text
