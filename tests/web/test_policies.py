"""What pages, their parts and the API's answers are told to forbid themselves."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from roost.web.headers import DATA
from tests.web.shell import built, serving

ALWAYS = {"x-content-type-options": "nosniff", "cross-origin-resource-policy": "same-origin"}


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    return built(tmp_path)


@pytest.fixture
async def client(dist: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with serving(dist) as client:
        yield client


async def test_every_page_forbids_frames_foreign_scripts_and_inline_code(client: httpx.AsyncClient) -> None:
    for path in ("/", "/assets/index-a1b2c3d4.js", "/nowhere", "/health", "/api/"):
        answer = await client.get(path)
        assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
        parts = answer.headers["content-security-policy"].split("; ")
        policy = {name: value for name, _, value in (part.partition(" ") for part in parts)}
        assert policy["default-src"] == policy["base-uri"] == "'none'"
        assert policy["frame-ancestors"] == "'none'"
        assert policy.get("script-src", "'self'") == "'self'"
        assert "unsafe" not in answer.headers["content-security-policy"]
    for path in ("/", "/api", "/api/"):
        page = (await client.get(path)).headers
        assert "style-src 'self'" in page["content-security-policy"]
        assert page["referrer-policy"] == "same-origin"
        assert page["cross-origin-opener-policy"] == "same-origin"
        assert "camera=()" in page["permissions-policy"]


async def test_what_a_page_is_made_of_may_do_nothing_by_itself(client: httpx.AsyncClient) -> None:
    for path in ("/assets/index-a1b2c3d4.js", "/manifest.webmanifest", "/icon.png"):
        headers = (await client.get(path)).headers
        assert headers.get_list("content-security-policy") == [DATA], path
        assert "permissions-policy" not in headers, path
    worker = (await client.get("/sw.js")).headers
    assert "connect-src 'self'" in worker["content-security-policy"], "else it could fetch nothing"


async def test_answers_of_the_api_are_kept_nowhere_unless_the_handler_says_so(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/me")
    assert answer.headers["cache-control"] == "no-store"
    assert (
        answer.headers["content-security-policy"]
        == "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"
    )
    own = await client.get("/api/own")
    assert own.headers.get_list("cache-control") == ["private, no-cache"]
    assert own.headers.get_list("content-security-policy") == ["default-src 'self'"]


async def test_refusals_of_the_wall_carry_the_headers_too(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/x", content=b"{}")
    assert answer.status_code == 415
    assert answer.headers.get_list("cache-control") == ["no-store"]
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_https_is_asked_for_again_only_where_it_is_spoken(dist: Path) -> None:
    async with serving(dist) as client:
        assert (await client.get("/")).headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    async with serving(dist, "http://127.0.0.1:8000") as client:
        assert "strict-transport-security" not in (await client.get("/")).headers
