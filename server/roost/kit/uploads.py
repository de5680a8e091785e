"""Bodies of parts (multipart/form-data, RFC 7578): a `report`, JSON, and a `photo`; or some `files`.

The parser is the one that Litestar brings along; its own reading of forms would take any number of parts of any name
and size, spool them to files, and pass a text off as a file.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from multipart import MultipartError, MultipartSegment, PushMultipartParser  # type: ignore[import-untyped]

from roost.kit.errors import FieldError, Invalid

PHOTO_LIMIT = 15 * 1024 * 1024
REPORT_LIMIT = 64 * 1024
# Both parts, and what stands between them.
BODY_LIMIT = PHOTO_LIMIT + REPORT_LIMIT + 8 * 1024
# A council's files, all of them together; and how many.
FILES_LIMIT = 20 * 1024 * 1024
# A floor's plan, sent as it is: SVG or PNG.
DRAWING_LIMIT, PICTURE_LIMIT = 1_000_000, 10_000_000
MOST_FILES = 200

# For a handler: `@post(…, opt=WITH_PHOTO)` takes its JSON also as the part `report`, and `request.photo` is the other.
WITH_PHOTO = {"photo": True}
# And `@post(…, opt=WITH_FILES)` takes nothing but files, by `files(await request.body(), …)`.
WITH_FILES = {"files": True}

_FORM = re.compile(rb"\s*multipart/form-data\s*(;.*)?", re.IGNORECASE)
# RFC 2046, 5.1.1; a space cannot end it.
_BOUNDARY = re.compile(r"""(?i:boundary)\s*=\s*(?:"([\w'()+,./:=? -]{1,70}(?<! ))"|([\w'+.-]{1,70}))\s*""", re.ASCII)
_CHARSET = re.compile(r'charset\s*=\s*"?utf-?8"?', re.IGNORECASE)
_IMAGES = ("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "image/jpg", "application/octet-stream")


class Large(NamedTuple):
    """What may be larger than other bodies: how large (bytes), what a refusal says, and what many of it are called."""

    limit: int
    words: str
    plural: str


# By the form that `web/uploads.py` finds out.
LARGE = {
    "drawing": Large(DRAWING_LIMIT, f"A drawing may have at most {DRAWING_LIMIT // 10**6} MB. Simplify it.", "plans"),
    "picture": Large(
        PICTURE_LIMIT, f"A picture may have at most {PICTURE_LIMIT // 10**6} MB. Make it smaller.", "plans"
    ),
    "photo": Large(BODY_LIMIT, f"A photo may have at most {PHOTO_LIMIT >> 20} MB. Send a smaller one.", "photos"),
    "files": Large(
        FILES_LIMIT + 256 * 1024,
        f"All files together may have at most {FILES_LIMIT >> 20} MB. Send plans and tables one after the other.",
        "files",
    ),
    # Some ten thousand members.
    "group": Large(1024 * 1024, "A change of a group may have at most 1 MiB. Add its members in several.", "groups"),
}


class Parts(NamedTuple):
    """What came: the JSON as bytes, and the photo's if there is one."""

    report: bytes
    photo: bytes | None


def is_form(content_type: bytes) -> bool:
    """Whether the header says multipart/form-data, whatever its parameters."""
    return _FORM.fullmatch(content_type) is not None


def parts(body: bytes, content_type: str) -> Parts:
    """Take the body apart. Invalid, in words, for what is not exactly one `report` and at most one `photo`."""
    found: dict[str, bytes] = {}
    segment: MultipartSegment | None = None
    pieces: list[bytes] = []
    boundary = _boundary(content_type)
    # The parser passes over what stands before the first part and behind the last.
    if not body.startswith(b"--" + boundary.encode()) or not body.rstrip(b"\r\n").endswith(boundary.encode() + b"--"):
        raise _broken()
    try:
        with PushMultipartParser(boundary, max_segment_count=3, strict=True) as parser:
            for event in parser.parse(body):
                if isinstance(event, MultipartSegment):
                    segment, pieces = event, []
                    _check(segment, found)
                elif event is not None:
                    pieces.append(event)
                elif segment is not None:
                    found[str(segment.name)] = b"".join(pieces)
    except (MultipartError, UnicodeError) as error:
        raise _broken() from error
    if "report" not in found:
        raise _wrong("", "The part “report” is missing. Send the report as JSON in it.")
    if len(found["report"]) > REPORT_LIMIT:
        raise _wrong("", f"The part “report” may have at most {REPORT_LIMIT // 1024} KiB. Say it shorter.")
    return Parts(found["report"], found.get("photo"))


def files(body: bytes, content_type: str) -> list[tuple[str, bytes]]:
    """Take some `files` apart: the name that each came with, without folders, and its bytes. Invalid, in words."""
    found: list[tuple[str, bytes]] = []
    for segment, data in _segments(body, content_type, MOST_FILES):
        if segment.disposition != "form-data" or segment.name != "files" or not segment.filename:
            raise _wrong("", "Only parts “files” are known here, each with the name of its file.")
        if any(header == "Content-Transfer-Encoding" for header, _ in segment.headerlist):
            raise _wrong("", "Parts must be sent as they are, without a Content-Transfer-Encoding.")
        found.append((re.split(r"[/\\]", segment.filename)[-1], data))
    return found


def _segments(body: bytes, content_type: str, most: int) -> Iterator[tuple[MultipartSegment, bytes]]:
    boundary = _boundary(content_type)
    if not body.startswith(b"--" + boundary.encode()) or not body.rstrip(b"\r\n").endswith(boundary.encode() + b"--"):
        raise _broken()
    segment: MultipartSegment | None = None
    pieces: list[bytes] = []
    count = 0
    try:
        with PushMultipartParser(boundary, max_segment_count=most, strict=True) as parser:
            for event in parser.parse(body):
                if isinstance(event, MultipartSegment):
                    segment, pieces, count = event, [], count + 1
                elif event is not None:
                    pieces.append(event)
                elif segment is not None:
                    yield segment, b"".join(pieces)
    except (MultipartError, UnicodeError) as error:
        if count >= most:
            raise _wrong("", f"At most {most} files can be sent at once. Send the others after them.") from error
        raise _broken() from error


def _boundary(content_type: str) -> str:
    parameters = [one.strip() for one in content_type.split(";")[1:]]
    named = [one for one in parameters if not _CHARSET.fullmatch(one)]
    found = _BOUNDARY.fullmatch(named[0]) if len(named) == 1 else None
    if found is None:
        raise _wrong("", "The header Content-Type must be multipart/form-data with a boundary and nothing else.")
    return found[1] or found[2]


def _check(segment: MultipartSegment, found: dict[str, bytes]) -> None:
    name = segment.name
    if segment.disposition != "form-data" or name not in ("report", "photo"):
        raise _wrong("", "Only the parts “report” and “photo” are known here. Leave others out.")
    if name in found:
        raise _wrong("/photo" if name == "photo" else "", f"There is more than one part “{name}”. Send one.")
    if segment.charset is not None and segment.charset.lower() not in ("utf-8", "utf8"):
        raise _wrong("", f"The part “{name}” must be UTF-8.")
    if any(header == "Content-Transfer-Encoding" for header, _ in segment.headerlist):
        raise _wrong("", "Parts must be sent as they are, without a Content-Transfer-Encoding.")
    if name == "report" and segment.content_type not in (None, "application/json"):
        raise _wrong("", "The part “report” must be JSON, with the Content-Type application/json.")
    if name == "photo" and segment.content_type not in (None, *_IMAGES):
        raise _wrong("/photo", "The part “photo” must be a photo: JPEG, PNG, WebP or HEIC.")


def _broken() -> Invalid:
    return _wrong("", "The form broke off or is not one that can be read. Send it again.")


def _wrong(pointer: str, words: str) -> Invalid:
    return Invalid(words, [FieldError(pointer, words)])
