"""A form of a report and a photo is taken apart strictly: exactly these two parts, whole, in UTF-8."""

import pytest

from roost.kit import uploads
from roost.kit.errors import Invalid

TYPE = "multipart/form-data; boundary=line"
JSON = b'{"chip": "no-socket"}'
BYTES = bytes(range(256)) * 10 + b"\r\n--lin\r\n--"


def part(name: str, body: bytes, kind: str | None = None, more: str = "", disposition: str = "form-data") -> bytes:
    head = f'--line\r\nContent-Disposition: {disposition}; name="{name}"{more}\r\n'
    if kind:
        head += f"Content-Type: {kind}\r\n"
    return head.encode() + b"\r\n" + body + b"\r\n"


REPORT = part("report", JSON, "application/json")
PHOTO = part("photo", BYTES, "image/jpeg", '; filename="a.jpg"')
END = b"--line--\r\n"


@pytest.mark.parametrize("body", [REPORT + PHOTO + END, PHOTO + REPORT + END, REPORT + PHOTO + b"--line--"])
def test_both_parts_come_out_as_they_went_in(body: bytes) -> None:
    assert uploads.parts(body, TYPE) == (JSON, BYTES)


def test_a_photo_may_be_missing() -> None:
    assert uploads.parts(REPORT + END, TYPE) == (JSON, None)


def test_a_report_may_come_as_a_browser_sends_a_text() -> None:
    assert uploads.parts(part("report", JSON) + END, TYPE).report == JSON


@pytest.mark.parametrize(
    "kind",
    [
        'multipart/form-data; boundary="line"',
        "Multipart/Form-Data; boundary=line; charset=utf-8",
        "multipart/form-data;boundary=line",
    ],
)
def test_a_boundary_may_be_written_in_other_ways(kind: str) -> None:
    assert uploads.parts(REPORT + END, kind).report == JSON


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        'multipart/form-data; boundary=""',
        "multipart/form-data; boundary=" + "x" * 71,
        "multipart/form-data; boundary=li\nne",
        "multipart/form-data; boundary=other",
        "multipart/form-data; boundary=lin",
    ],
)
def test_a_boundary_that_is_none_or_another_is_refused(kind: str) -> None:
    with pytest.raises(Invalid):
        uploads.parts(REPORT + END, kind)


WRONG = {
    "nothing": b"",
    "no parts": END,
    "no report": PHOTO + END,
    "two reports": REPORT + REPORT + END,
    "two photos": REPORT + PHOTO + PHOTO + END,
    "a third part": REPORT + PHOTO + part("other", b"x") + END,
    "another name": part("Report", JSON, "application/json") + END,
    "no name": b"--line\r\nContent-Disposition: form-data\r\n\r\nx\r\n" + END,
    "no disposition": b"--line\r\nContent-Type: application/json\r\n\r\n{}\r\n" + END,
    "an attachment": part("report", JSON, "application/json", disposition="attachment") + END,
    "not JSON": part("report", JSON, "text/xml") + END,
    "another charset": part("report", JSON, "application/json; charset=utf-16") + END,
    "encoded": part("report", JSON, "application/json\r\nContent-Transfer-Encoding: base64") + END,
    "a page for a photo": REPORT + part("photo", BYTES, "text/html") + END,
    "an SVG for a photo": REPORT + part("photo", BYTES, "image/svg+xml") + END,
    "cut off in a part": (REPORT + PHOTO)[:-20],
    "cut off between": REPORT + PHOTO,
    "cut off in a head": REPORT + b"--line\r\nContent-Dispo",
    "something before": b"words\r\n" + REPORT + END,
    "something behind": REPORT + END + b"more",
    "lines of another kind": REPORT.replace(b"\r\n", b"\n") + END,
    "an endless head": b"--line\r\nX: " + b"x" * 10_000 + b"\r\n\r\n" + END,
    "a hundred heads": b"--line\r\n" + b"X: 1\r\n" * 100 + b"\r\n" + END,
    "a name that is no text": part("report", JSON).replace(b"report", b"rep\xffort") + END,
    "too much report": part("report", b" " * (64 * 1024 + 1)) + END,
    "a thousand parts": REPORT * 1000 + END,
}


@pytest.mark.parametrize("what", WRONG)
def test_everything_else_is_refused_in_words(what: str) -> None:
    with pytest.raises(Invalid) as found:
        uploads.parts(WRONG[what], TYPE)
    assert found.value.detail.endswith(".")
    assert found.value.errors


@pytest.mark.parametrize("cut", range(0, len(REPORT + PHOTO + END) - 4, 97))
def test_wherever_it_breaks_off_it_is_refused(cut: int) -> None:
    with pytest.raises(Invalid):
        uploads.parts((REPORT + PHOTO + END)[:cut], TYPE)
