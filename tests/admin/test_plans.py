"""A floor's plan comes in as a drawing or a picture, and nothing else comes with it."""

import asyncio
import io
import zlib

import httpx
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from roost.kit import database
from roost.places import upserts
from tests.admin.conftest import Browsers
from tests.admin.desk import Desk, journal, refused
from tests.support import ServerProcess, sign_in

SVG = "image/svg+xml"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 400 300">'
DRAWING = f'{HEAD}<rect width="400" height="300"/></svg>'


def png(size: tuple[int, int] = (40, 30), mode: str = "RGB", **saved: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, "PNG", **saved)
    return out.getvalue()


async def put(desk: Desk, body: bytes | str, kind: str, floor: str = "hall-1") -> httpx.Response:
    content = body.encode() if isinstance(body, str) else body
    path = f"/api/admin/floors/{floor}/plan"
    return await desk.client.put(path, content=content, headers={"Content-Type": kind})


async def shown(desk: Desk, floor: str = "hall-1") -> httpx.Response:
    return await desk.client.get(f"/api/floors/{floor}/plan")


async def test_a_drawing_is_shown_as_an_image_and_nothing_else(ada: Desk) -> None:
    assert (await put(ada, DRAWING, f"{SVG}; charset=utf-8")).status_code == 204
    answer = await shown(ada)
    assert (answer.headers["content-type"], answer.text) == (SVG, DRAWING)
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (await ada.floor("hall-1"))["plan_kind"] == "svg"


async def test_a_picture_is_drawn_anew_and_shown_as_one(ada: Desk) -> None:
    notes = PngInfo()
    notes.add_text("Author", "Fay Frost", zip=True)
    sent = png(pnginfo=notes) + b"<script>alert(1)</script>"
    assert (await put(ada, sent, "image/png")).status_code == 204
    answer = await shown(ada)
    assert answer.headers["content-type"] == "image/png"
    assert "sandbox" in answer.headers["content-security-policy"]
    kept = Image.open(io.BytesIO(answer.content))
    assert (kept.format, kept.size, kept.getpixel((1, 1)), kept.info) == ("PNG", (40, 30), (255, 0, 0), {})
    assert b"Frost" not in answer.content
    assert b"script" not in answer.content
    assert (await ada.floor("hall-1"))["plan_kind"] == "png"


async def test_a_floor_has_one_plan_the_newest(ada: Desk) -> None:
    for body, kind, plan_kind in ((DRAWING, SVG, "svg"), (png(), "image/png", "png"), (DRAWING, SVG, "svg")):
        await put(ada, body, kind)
        assert (await ada.floor("hall-1"))["plan_kind"] == plan_kind
        assert (await shown(ada)).headers["content-type"] == kind
    assert await journal("floor") == [
        ("plan changed", "hall-1", {"from": None, "to": "svg"}),
        ("plan changed", "hall-1", {"from": "svg", "to": "png"}),
        ("plan changed", "hall-1", {"from": "png", "to": "svg"}),
    ]


async def test_a_plan_is_taken_away(ada: Desk) -> None:
    await put(ada, png(), "image/png")
    assert (await ada.client.delete("/api/admin/floors/hall-1/plan")).status_code == 204
    assert (await shown(ada)).status_code == 404
    assert (await ada.floor("hall-1"))["plan"] is None
    assert (await ada.client.delete("/api/admin/floors/hall-1/plan")).status_code == 204
    refused(await ada.client.delete("/api/admin/floors/nowhere/plan"), 404, "not-found")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<foreignObject><iframe src="https://evil.example"/></foreignObject>',
        '<image href="https://evil.example/pixel.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<use href="https://evil.example/a.svg#a"/>',
        "<style>@import url(https://evil.example/a.css);</style>",
        '<rect style="fill:url(https://evil.example/a)"/>',
        '<rect style="fill:u\\72l(https://evil.example/a)"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        '<rect xml:base="https://evil.example"/>',
        "<?xml-stylesheet href='https://evil.example/a.css'?>",
    ],
)
async def test_a_drawing_that_would_do_something_is_refused(ada: Desk, inside: str) -> None:
    problem = refused(await put(ada, f"{HEAD}{inside}</svg>", SVG), 400, "plan")
    assert "Allowed" in problem["detail"]
    assert (await shown(ada)).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not a drawing",
        DRAWING.encode("utf-16"),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>",
        HEAD.encode() + b"<g>" * 300 + b"</g>" * 300 + b"</svg>",
        HEAD.encode() + b"\0</svg>",
        HEAD.encode() + b"\xff</svg>",
        HEAD.encode(),
        png(),
    ],
)
async def test_what_is_no_plain_drawing_is_refused(ada: Desk, body: bytes) -> None:
    refused(await put(ada, body, SVG), 400, "plan")
    assert await journal("floor") == []


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has very many points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "no PNG"),
        (b"GIF89a", "no PNG"),
        (DRAWING.encode(), "no PNG"),
        (png()[:60], "broken"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "broken"),
        (bomb(40_000, 40_000), "megapixels"),
        (bomb(2**31 - 1, 2**31 - 1), "megapixels"),
        (bomb(100, 100), "broken"),
    ],
)
async def test_what_is_no_picture_or_would_be_far_too_large_is_refused(ada: Desk, body: bytes, words: str) -> None:
    problem = refused(await put(ada, body, "image/png"), 400, "plan")
    assert words in problem["detail"]
    assert await journal("floor") == []


async def test_a_large_picture_is_made_smaller(ada: Desk) -> None:
    assert (await put(ada, png((7000, 20)), "image/png")).status_code == 204
    assert Image.open(io.BytesIO((await shown(ada)).content)).size == (6000, 17)


@pytest.mark.parametrize("mode", ["L", "P", "1", "RGBA", "I;16", "LA"])
async def test_pictures_of_every_kind_are_kept(ada: Desk, mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (20, 10)).save(out, "PNG")
    assert (await put(ada, out.getvalue(), "image/png")).status_code == 204


@pytest.mark.parametrize("kind", ["text/html", "image/jpeg", "application/octet-stream", "multipart/form-data", ""])
async def test_what_says_to_be_something_else_is_not_looked_at(ada: Desk, kind: str) -> None:
    refused(await put(ada, DRAWING, kind), 415, "content-type")


async def test_a_plan_of_no_floor_is_not_kept(ada: Desk) -> None:
    refused(await put(ada, DRAWING, SVG, "nowhere"), 404, "not-found")


async def test_nobody_else_brings_one(ada: Desk, browsers: Browsers) -> None:
    for short in ("ann", "fay", "leo"):
        refused(await put(await browsers.of(short), DRAWING, SVG), 403, "not-allowed")
    await put(ada, DRAWING, SVG)
    assert (await shown(await browsers.of("ann"))).status_code == 200


async def test_a_file_that_brings_a_drawing_takes_the_place_of_a_picture(ada: Desk) -> None:
    await put(ada, png(), "image/png")
    await upserts.set_plans([("hall-1", DRAWING)])
    assert (await shown(ada)).text == DRAWING
    assert await database.fetch_value("SELECT plan_png FROM floor WHERE code = 'hall-1'") is None


@pytest.mark.parametrize("kind", [SVG, "image/png", "image/jpeg"])
async def test_fifty_megabytes_are_refused_before_they_are_read(
    council: object, two_servers: list[ServerProcess], kind: str
) -> None:
    """The server says no while most of it is still to be sent, and reads no further."""
    host, port = two_servers[0].url.removeprefix("http://").split(":")
    async with two_servers[0].client() as client:
        await sign_in(client, "ada@estuary.example")
        cookie = f"roost={client.cookies['roost']}"
    reader, writer = await asyncio.open_connection(host, int(port))
    head = (
        f"PUT /api/admin/floors/hall-1/plan HTTP/1.1\r\nHost: {host}:{port}\r\nSec-Fetch-Site: same-origin\r\n"
        f"Cookie: {cookie}\r\nContent-Type: {kind}\r\nContent-Length: 50000000\r\n\r\n"
    )
    writer.write(head.encode() + b"x" * 1000)
    await writer.drain()
    status = await reader.readline()
    assert b" 413 " in status
    rest = await reader.read()  # it hangs up by itself
    assert b"/problems/too-large" in rest
    writer.close()
