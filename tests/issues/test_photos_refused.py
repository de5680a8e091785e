"""Photos that are none, are broken, are far too large, or are something else besides: refused, in clear words."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest

from roost.issues import photos
from roost.issues.photos import clean
from roost.kit.errors import Invalid
from tests.issues.pictures import FORMS, a_picture, noise, opened, refused, sent

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NO_PHOTOS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "svg": lambda: SVG,
    "svg behind a declaration": lambda: b'<?xml version="1.0"?>' + SVG,
    "gif": lambda: sent("GIF"),
    "tiff": lambda: sent("TIFF"),
    "bmp": lambda: sent("BMP"),
    "ico": lambda: sent("ICO"),
    "pdf": lambda: sent("PDF"),
    "avif": lambda: sent("AVIF"),
    "jpeg 2000": lambda: sent("JPEG2000"),
    "html": lambda: b"<!doctype html><title>x</title>",
    "text": lambda: b"a photo, honestly",
    "a signature alone": lambda: b"\xff\xd8\xff",
    "another": lambda: b"\x89PNG\r\n\x1a\n",
    "a third": lambda: b"RIFF\x00\x00\x00\x00WEBP",
    "a fourth": lambda: b"\x00\x00\x00\x18ftypheic",
    "a signature before something else": lambda: b"\xff\xd8\xff\xe0" + sent("GIF"),
    "a signature before text": lambda: b"\x89PNG\r\n\x1a\n" + b"words " * 100,
}


@pytest.mark.parametrize("what", NO_PHOTOS)
async def test_what_is_no_photo_is_refused(what: str) -> None:
    assert await refused(NO_PHOTOS[what]())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kept", [0.1, 0.3, 0.5, 0.8, 0.95])
async def test_what_was_cut_off_is_refused(form: str, kept: float) -> None:
    raw = sent(form, noise())
    assert "broken" in await refused(raw[: int(len(raw) * kept)])


async def test_a_progressive_picture_that_was_cut_off_is_refused() -> None:
    raw = sent("JPEG", noise(), progressive=True)
    assert "broken" in await refused(raw[: len(raw) // 2])


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *, rows: bytes = b"", bits: int = 1, more: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def webp(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + size
    return b"RIFF" + struct.pack("<I", len(body)) + body


def jpeg(width: int, height: int) -> bytes:
    raw = bytearray(sent("JPEG"))
    at = raw.index(b"\xff\xc0") + 5
    raw[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(raw)


@pytest.mark.parametrize("make", [png, webp, jpeg], ids=lambda make: make.__name__)
@pytest.mark.parametrize(("width", "height"), [(16_000, 16_000), (8_000, 7_501)])
async def test_more_than_sixty_megapixels_are_refused_before_anything_is_decoded(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[int, int], bytes], width: int, height: int
) -> None:
    monkeypatch.setattr(photos, "_small", None)
    assert "megapixels" in await refused(make(width, height))


@pytest.mark.parametrize("form", FORMS)
async def test_too_many_points_are_refused_in_every_form(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr(photos, "MOST_POINTS", 64 * 48)
    await clean(sent(form, a_picture(64, 48)))
    assert "megapixels" in await refused(sent(form, a_picture(64, 50)))


async def test_sixty_megapixels_pass() -> None:
    rows = zlib.compress(b"\0" * (1 + 8_000 // 8) * 7_500, 9)
    photo = await clean(png(8_000, 7_500, rows=rows))
    assert (photo.width, photo.height) == (1600, 1500)


@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt", b"iCCP"])
async def test_a_little_that_unpacks_to_a_lot_is_not_unpacked(kind: bytes) -> None:
    packed = zlib.compress(b"\0" * 200_000_000, 9)
    name = b"x\0\1\0\0\0" if kind == b"iTXt" else b"x\0\0"
    rows = zlib.compress(b"\0\0" * 8)
    raw = png(8, 8, rows=rows, more=chunk(kind, name + packed))
    try:
        photo = await clean(raw)
    except Invalid:
        return
    assert len(photo.image) < 5_000


async def test_more_rows_than_a_picture_has_are_left_where_they_are() -> None:
    photo = await clean(png(8, 8, rows=zlib.compress(b"\0" * 100_000_000, 9)))
    assert (photo.width, photo.height) == (8, 8)


async def test_a_picture_of_a_thousand_layers_is_not_drawn() -> None:
    raw = sent("JPEG", noise(), progressive=True)
    at = raw.rindex(b"\xff\xda")
    assert "too long" in await refused(raw[:at] + raw[at:-2] * 200 + raw[-2:])


async def test_fifteen_megabytes_pass_and_a_byte_more_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = sent("JPEG")
    whole = raw + bytes(15 * 1024 * 1024 - len(raw))
    await clean(whole)
    assert "15 MB" in await refused(whole + b"\0")


def a_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("run.sh", "echo hello")
    return out.getvalue()


def a_program() -> bytes:
    """The head of one for Windows, without the words that most of them carry."""
    return b"MZ" + bytes(58) + struct.pack("<I", 128) + bytes(64) + b"PE\0\0\x64\x86" + bytes(200)


STOWAWAYS = {
    "zip": a_zip(),
    "zip with a comment behind": a_zip()[:-2] + b"\x05\0hello",
    "pdf": b"\n%PDF-1.7\n1 0 obj\n%%EOF",
    "html": b"<html><body>hello</body></html>",
    "script": b"<SCRIPT src=x></SCRIPT>",
    "php": b"<?php system($_GET['x']); ?>",
    "shell": b"\n#!/bin/sh\nrm -rf /\n",
    "program": a_program(),
    "program with its words": b"MZ\x90\0 This program cannot be run in DOS mode.\r\n",
    "elf": b"\x7fELF\x02\x01\x01" + bytes(100),
    "java": b"\xca\xfe\xba\xbe\x00\x00\x00\x41" + bytes(100),
    "rar": b"Rar!\x1a\x07\x01\x00" + bytes(100),
    "7z": b"7z\xbc\xaf\x27\x1c" + bytes(100),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("what", STOWAWAYS)
async def test_a_file_that_is_something_else_besides_is_refused(form: str, what: str) -> None:
    assert "something else" in await refused(sent(form) + STOWAWAYS[what])


@pytest.mark.parametrize("what", STOWAWAYS)
async def test_something_hidden_inside_a_picture_is_found_too(what: str) -> None:
    assert "something else" in await refused(sent("JPEG", comment=STOWAWAYS[what]))


async def test_a_thousand_broken_pictures_are_refused_or_taken_and_nothing_else_happens() -> None:
    dice = random.Random(7)
    for form in FORMS:
        raw = sent(form, noise(60, 40))
        for _ in range(40):
            broken = bytearray(raw)
            for _ in range(dice.randint(1, 8)):
                broken[dice.randrange(12, len(broken))] = dice.randrange(256)
            with suppress(Invalid):
                opened(await clean(bytes(broken)))
