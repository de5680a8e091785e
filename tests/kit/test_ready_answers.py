"""Answers that are sent more than once: their tag, and squeezed for whoever takes gzip."""

import gzip
from typing import Any

import httpx
import pytest
from litestar import Litestar, Request, Response, get

from roost.kit.http import Tagged, ready

BODY = b'{"words":"' + b"desk " * 500 + b'"}'


@pytest.fixture
def client() -> httpx.AsyncClient:
    @get("/")
    async def look(request: Request[Any, Any, Any]) -> Response[Any]:
        return Tagged(ready(BODY), request)

    app = Litestar([look], openapi_config=None)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1")


async def raw(client: httpx.AsyncClient, **headers: str) -> tuple[httpx.Response, bytes]:
    """The answer, and its bytes as they travelled."""
    async with client.stream("GET", "/", headers=headers) as answer:
        return answer, b"".join([part async for part in answer.aiter_raw()])


async def test_who_takes_gzip_gets_less_to_load(client: httpx.AsyncClient) -> None:
    answer, sent = await raw(client, **{"Accept-Encoding": "br, gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(sent) == BODY
    assert len(sent) < len(BODY) / 5
    assert int(answer.headers["content-length"]) == len(sent)


@pytest.mark.parametrize("takes", ["identity", "br", ""])
async def test_who_takes_no_gzip_gets_the_bytes_as_they_are(client: httpx.AsyncClient, takes: str) -> None:
    answer, sent = await raw(client, **{"Accept-Encoding": takes})
    assert "content-encoding" not in answer.headers
    assert sent == BODY


async def test_both_forms_have_one_tag_and_either_is_known_again(client: httpx.AsyncClient) -> None:
    squeezed, _ = await raw(client, **{"Accept-Encoding": "gzip"})
    plain, _ = await raw(client, **{"Accept-Encoding": "identity"})
    assert squeezed.headers["etag"] == plain.headers["etag"]
    assert squeezed.headers["vary"] == "Accept-Encoding"
    for tag in (plain.headers["etag"], plain.headers["etag"].removeprefix("W/"), f'"x", {plain.headers["etag"]}', "*"):
        again, nothing = await raw(client, **{"If-None-Match": tag})
        assert (again.status_code, nothing) == (304, b"")
    other, _ = await raw(client, **{"If-None-Match": '"x"'})
    assert other.status_code == 200
