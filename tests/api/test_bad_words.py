"""Words that others read, wherever they can be sent: turned around, too long or somebody's they are refused."""

import copy
from contextlib import aclosing
from typing import Any

import pytest
from litestar import Litestar

from tests.api import cast as casts
from tests.api.calls import CALLS, CODES, NOT_GUARDED, Call, able
from tests.api.cast import ASKERS, Cast
from tests.api.conftest import Stored
from tests.api.truth import Operation, operations

NAMES = {"words", "on", "to", "title", "name", "reason"}
SCRIPT = '<script>alert("1")</script> & <img src=x onerror=alert(1)>'
# A valid one (modulus 11), from the examples of the NHS data dictionary.
NHS_NUMBER = "943 476 5919"


def fields(operation: Operation) -> list[tuple[str, ...]]:
    """Where words go in the body of an operation."""
    found = [(name,) for name in (operation.body or {}).get("properties", {}) if name in NAMES]
    return found + ([("notes", "0", "words")] if operation.name == "post_walk" else [])


WORDED = [
    (name, "/".join(place))
    for name, operation in sorted(operations().items())
    for place in fields(operation)
    if (name, place[0]) not in CODES
]
OF_ISSUES = [one for one in WORDED if one not in NOT_GUARDED]


def saying(cast: Cast, name: str, place: str, text: str) -> Call:
    """The good call, with that text at that place."""
    call = CALLS[name](cast, able(name))[0]
    body: Any = copy.deepcopy(call.body)
    inner = body
    *above, last = place.split("/")
    for step in above:
        inner = inner[int(step) if step.isdigit() else step]
    inner[last] = text
    if "confirmed" in (operations()[name].body or {})["properties"]:
        body["confirmed"] = True
    return Call(call.path, call.query, body, call.headers)


def test_there_are_places_for_words() -> None:
    assert len(WORDED) >= 20
    assert {name for name, _ in WORDED} >= {"post_issue", "post_unlinked", "post_walk", "post_issue_queue", "post_fix"}


@pytest.mark.parametrize(("name", "place"), WORDED)
async def test_what_cannot_be_read_as_it_is_written_or_is_a_novel_is_refused(
    app: Litestar, cast: Cast, stored: Stored, name: str, place: str
) -> None:
    operation = operations()[name]
    async with aclosing(await casts.signed_in(app, ASKERS[able(name)])) as client:
        before = await stored()
        for text in ("a\u202egnp.exe", "a \u2066b\u2069", "bell\x07", "a\x7f", "\ue000", "word " * 2_000, "x" * 10_000):
            answer = await saying(cast, name, place, text).send(client, operation)
            operation.check(answer)
            assert answer.status_code == 400, (text[:20], answer.text)
            assert answer.json()["errors"][0]["pointer"] == f"/{place}", answer.text
        after = await stored()
        assert after | {"day_use": ""} == before | {"day_use": ""}


@pytest.mark.parametrize(("name", "place"), OF_ISSUES)
async def test_what_is_somebodys_is_refused_however_sure_its_writer_is(
    app: Litestar, cast: Cast, stored: Stored, name: str, place: str
) -> None:
    operation = operations()[name]
    async with aclosing(await casts.signed_in(app, ASKERS[able(name)])) as client:
        before = await stored()
        answer = await saying(cast, name, place, f"the form of {NHS_NUMBER} again").send(client, operation)
        operation.check(answer)
        assert (answer.status_code, answer.json()["type"]) == (422, "/problems/personal-data"), answer.text
        assert [one["pointer"] for one in answer.json()["errors"]] == [f"/{place}"]
        assert NHS_NUMBER in str(answer.json()["findings"])
        after = await stored()
        assert after | {"day_use": ""} == before | {"day_use": ""}


@pytest.mark.parametrize(("name", "place"), OF_ISSUES)
async def test_markup_is_text_and_comes_back_as_it_was_written(
    app: Litestar, cast: Cast, name: str, place: str
) -> None:
    operation = operations()[name]
    async with aclosing(await casts.signed_in(app, ASKERS[able(name)])) as client:
        answer = await saying(cast, name, place, SCRIPT).send(client, operation)
    operation.check(answer)
    assert answer.is_success, answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    # What is left without a name is passed on in the morning.
    waits = name in ("post_unlinked", "post_receipt_message", "post_receipt_answer")
    assert (SCRIPT in str(list(texts(answer.json())))) is not waits


def texts(node: Any) -> list[str]:
    """Every text in an answer."""
    if isinstance(node, str):
        return [node]
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [text for one in inner for text in texts(one)]
