"""The front end: files from memory, screens by their addresses."""

import base64
import gzip
import hashlib
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest

from roost import web
from roost.kit.requests import Message
from tests.web.shell import OURS, SCRIPT, SHELL, api, built, serving

ROUTES = Path(__file__).parents[2] / "frontend/src/lib/routes.ts"


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    return built(tmp_path)


async def get_raw(dist: Path, path: str) -> tuple[int, bytes]:
    """GET a path as an attacker writes it: httpx, like a browser, would tidy the dots away."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": unquote(path), "raw_path": path.encode()}
    await web.around(api, address=OURS, files=web.Files(dist))(
        scope | {"query_string": b"", "headers": []}, receive, send
    )
    return sent[0]["status"], sent[1]["body"]


@pytest.fixture
async def client(dist: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with serving(dist) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    ["/", "/sign-in", "/me", "/plan", "/plan/riv-2", "/list/riv-2", "/list/riv-2/riv-2-a", "/space/0190", "/at/X7"],
)
async def test_every_screen_opens_the_shell_and_is_asked_for_each_time(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 200
    assert answer.text == SHELL
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


async def test_whoever_opens_today_with_a_session_asks_who_they_are_while_the_script_is_on_its_way(
    client: httpx.AsyncClient,
) -> None:
    opened, signed_in = {"Sec-Fetch-Dest": "document"}, {"Cookie": "a=b; roost=token"}
    answer = await client.get("/", headers=opened | signed_in)
    assert answer.headers.get_list("link") == ["</api/me>; rel=preload; as=fetch; crossorigin"]
    again = await client.get("/", headers=opened | signed_in | {"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert "link" in again.headers
    # Nobody, another screen, and a service worker that keeps the page for whoever comes next.
    for path, headers in (("/", opened), ("/sign-in", opened | signed_in), ("/", signed_in)):
        assert "link" not in (await client.get(path, headers=headers)).headers


async def test_every_screen_of_the_front_end_can_be_opened_by_its_address(client: httpx.AsyncClient) -> None:
    written = re.findall(r"path: '(/[^']*)'", ROUTES.read_text())
    assert len(written) > 8
    for path in written:
        assert (await client.get(re.sub(r":\w+", "riv-2", path))).status_code == 200, path


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/plans", "/mee", "/list-of-people", "/index", "/.env", "/favicon.php", "//", "/assets/", "/ME"],
)
async def test_any_other_address_is_a_plain_404(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(f"{OURS}{path}")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


async def test_the_404_follows_light_and_dark_with_the_one_style_its_policy_names(client: httpx.AsyncClient) -> None:
    answer = await client.get("/nowhere")
    style = answer.text.partition("<style>")[2].partition("</style>")[0]
    named = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert "color-scheme: light dark" in style
    assert answer.headers.get_list("content-security-policy") == [
        f"default-src 'none'; style-src 'sha256-{named}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/assets/..%5c..%5csecret.txt",
        "/%2fetc/passwd",
        "/etc/passwd",
    ],
)
async def test_nothing_outside_the_folder_is_served(dist: Path, path: str) -> None:
    status, body = await get_raw(dist, path)
    assert status == 404
    assert b"There is no such page" in body


@pytest.mark.parametrize("path", ["/%00", "/assets/%00.js", "/index.html%00", "/plan/%ff"])
async def test_nul_and_broken_utf8_in_a_path_are_400(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


async def test_hashed_files_are_kept_for_ever_and_nothing_else_is(client: httpx.AsyncClient) -> None:
    kept = {}
    for path in ("/assets/index-a1b2c3d4.js", "/sw.js", "/manifest.webmanifest", "/icon.png", "/index.html"):
        answer = await client.get(path)
        assert answer.status_code == 200, path
        kept[path] = answer.headers["cache-control"]
    assert kept == {
        "/assets/index-a1b2c3d4.js": "public, max-age=31536000, immutable",
        "/sw.js": "no-cache",
        "/manifest.webmanifest": "no-cache",
        "/icon.png": "no-cache",
        "/index.html": "no-cache",
    }


@pytest.mark.parametrize(
    ("accepted", "coding", "body"),
    [
        ("br, gzip", "br", b"brotli"),
        ("gzip, deflate", "gzip", gzip.compress(SCRIPT.encode(), mtime=0)),
        ("gzip;q=1.0, br;q=0", "gzip", gzip.compress(SCRIPT.encode(), mtime=0)),
        ("BR", "br", b"brotli"),
        ("identity", None, SCRIPT.encode()),
        ("", None, SCRIPT.encode()),
        ("zstd", None, SCRIPT.encode()),
    ],
)
async def test_a_file_goes_out_in_the_best_coding_the_browser_takes(
    client: httpx.AsyncClient, accepted: str, coding: str | None, body: bytes
) -> None:
    request = client.build_request("GET", "/assets/index-a1b2c3d4.js", headers={"Accept-Encoding": accepted})
    answer = await client.send(request, stream=True)
    raw = b"".join([piece async for piece in answer.aiter_raw()])
    assert answer.headers.get("content-encoding") == coding
    assert raw == body or gzip.decompress(raw) == gzip.decompress(body)
    assert answer.headers["content-length"] == str(len(raw))
    assert answer.headers["vary"] == "Accept-Encoding"


async def test_what_the_build_left_uncompressed_is_compressed_once_at_start(client: httpx.AsyncClient) -> None:
    answer = await client.get("/sw.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text == SCRIPT
    assert int(answer.headers["content-length"]) < len(SCRIPT) / 10


async def test_a_picture_is_not_compressed_again(client: httpx.AsyncClient) -> None:
    answer = await client.get("/icon.png", headers={"Accept-Encoding": "gzip, br"})
    assert "content-encoding" not in answer.headers
    assert answer.headers["content-type"] == "image/png"


async def test_compressed_variants_have_no_address_of_their_own(client: httpx.AsyncClient) -> None:
    assert (await client.get("/assets/index-a1b2c3d4.js.br")).status_code == 404


async def test_who_has_the_file_is_told_so_in_304(client: httpx.AsyncClient) -> None:
    for path in ("/", "/plan/riv-2", "/assets/index-a1b2c3d4.js"):
        tag = (await client.get(path)).headers["etag"]
        for tags in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
            answer = await client.get(path, headers={"If-None-Match": tags})
            assert answer.status_code == 304, (path, tags)
            assert answer.content == b""
            assert answer.headers["etag"] == tag
            assert answer.headers["cache-control"]
        assert (await client.get(path, headers={"If-None-Match": '"other"'})).status_code == 200


async def test_the_tag_is_of_the_content_and_not_of_the_clock(dist: Path) -> None:
    async with serving(dist) as client:
        before = (await client.get("/")).headers["etag"]
    os.utime(dist / "index.html", (0, 0))
    async with serving(dist) as client:
        assert (await client.get("/")).headers["etag"] == before
    (dist / "index.html").write_text(SHELL + "!")
    async with serving(dist) as client:
        assert (await client.get("/")).headers["etag"] != before


async def test_head_is_get_without_the_body(client: httpx.AsyncClient) -> None:
    for path in ("/", "/assets/index-a1b2c3d4.js", "/nowhere"):
        got, head = await client.get(path), await client.head(path)
        assert head.status_code == got.status_code
        assert head.headers == got.headers
        assert head.content == b""
        assert int(head.headers["content-length"]) == len(got.content)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_a_page_can_only_be_looked_at(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/plan")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


async def test_without_a_build_every_screen_says_what_to_do(tmp_path: Path) -> None:
    async with serving(tmp_path / "nothing") as client:
        answer = await client.get("/plan")
        assert answer.status_code == 503
        assert "make run" in answer.text
        assert (await client.get("/nowhere")).status_code == 404
        assert (await client.get("/api/sites")).text == "/api/sites"


async def test_the_api_and_health_are_not_the_front_ends(dist: Path) -> None:
    for path in ("/api", "/api/", "/api/me", "/health", "/api/../nowhere"):
        assert await get_raw(dist, path) == (200, path.encode())
    for path in ("/apitite", "/healthy"):
        assert (await get_raw(dist, path))[0] == 404
