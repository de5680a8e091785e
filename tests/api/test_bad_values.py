"""Everything that can be wrong in a request to every operation: always a 4xx that says what to do, and nothing kept."""

import base64
import json
from collections.abc import Callable
from contextlib import aclosing
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar

from tests.api import cast as casts
from tests.api.calls import CALLS, WITHOUT_A_NAME, Call, able
from tests.api.cast import ASKERS, Cast
from tests.api.conftest import Stored
from tests.api.truth import Operation, check_problem, operations
from tests.api.wrongs import UNKNOWN, Wrong, wrong_bodies, wrong_paths, wrong_queries


def _sends(header: str) -> Callable[[Operation], bool]:
    return lambda operation: header in [one["name"] for one in operation.parameters("header")]


GUARDED, KEYED = _sends("If-Match"), _sends("Idempotency-Key")


def wrongs(name: str, cast: Cast) -> list[Wrong]:
    operation = operations()[name]
    call = CALLS[name](cast, able(name))[0]
    return [*wrong_paths(operation, call), *wrong_queries(operation, call), *wrong_bodies(operation, call)]


def judge(operation: Operation, wrong: Wrong, answer: httpx.Response) -> None:
    what = (wrong, answer.status_code, answer.text[:300])
    assert answer.status_code < 500, what
    if answer.status_code == 404 and "%2f" in wrong.url:
        check_problem(answer, what)  # a slash makes another address of it, where there is nothing
        return
    operation.check(answer)
    if wrong.refused:
        assert 400 <= answer.status_code < 500, what
    if wrong.pointer is not None:
        assert answer.status_code in (400, 413), what
        pointers = [error["pointer"] for error in answer.json()["errors"]]
        assert any(pointer.startswith(wrong.pointer) for pointer in pointers), what


@pytest.mark.parametrize("name", sorted(CALLS))
async def test_what_is_wrong_is_refused_by_its_name_and_nothing_is_kept(
    app: Litestar, cast: Cast, stored: Stored, name: str
) -> None:
    operation = operations()[name]
    headers = CALLS[name](cast, able(name))[0].headers
    async with aclosing(await casts.signed_in(app, ASKERS[able(name)])) as client:
        kept = await stored()
        for wrong in wrongs(name, cast):
            if "Idempotency-Key" in headers:
                headers["Idempotency-Key"] = str(uuid4())  # else the first one's result would be all that there is
            answer = await wrong.send(client, operation, headers)
            judge(operation, wrong, answer)
            now = await stored()
            if name in WITHOUT_A_NAME:
                now["day_use"] = kept["day_use"]  # what is refused is counted, too
            # An odd value may be a right one: then it is done, and whole. A look-up is logged, also in vain.
            done = answer.status_code < 300 or (name, answer.status_code) == ("post_lookup", 404)
            assert now == kept or done, (wrong, answer.text)
            kept = now
            if done and "If-Match" in headers:
                headers["If-Match"] = answer.headers["etag"]


async def test_there_is_enough_to_be_wrong(cast: Cast) -> None:
    found = {name: wrongs(name, cast) for name in CALLS}
    assert sum(map(len, found.values())) > 5000
    # Every operation that takes anything has something wrong with each of its parts.
    for name, operation in operations().items():
        parts = {one["name"] for one in (*operation.parameters("path"), *operation.parameters("query"))}
        parts |= {f"/{field}" for field in (operation.body or {}).get("properties", {})}
        for part in parts:
            assert any(part in one.what for one in found[name]), (name, part)


UNSHOWABLE = ["\u202egnp.exe", "a\u200eb", "bell\x07", "\u2028", "a\x7f"]


@pytest.mark.parametrize("text", UNSHOWABLE)
async def test_what_others_read_holds_no_character_that_cannot_be_shown(
    app: Litestar, cast: Cast, stored: Stored, text: str
) -> None:
    async with aclosing(await casts.signed_in(app, "fay")) as client:
        before = await stored()
        visit = CALLS["post_booking"](cast, "facilities")[1].body or {}
        outage = CALLS["post_outage"](cast, "facilities")[0].body or {}
        for name, body in (
            ("post_booking", visit | {"for": {"visitor": text}}),
            ("post_outage", outage | {"reason": f"a {text} b"}),
        ):
            answer = await Call(body=body).send(client, operations()[name])
            assert answer.status_code == 400, (name, answer.text)
            operations()[name].check(answer)
        assert await stored() == before


@pytest.mark.parametrize(
    "place", [["\0", UNKNOWN], ["a", "b"], ["a"], [1, UNKNOWN], ["a", UNKNOWN, 1], {}, None, "a", ["\ud800", UNKNOWN]]
)
async def test_a_cursor_that_is_not_ours_is_refused(app: Litestar, cast: Cast, place: object) -> None:
    """Behind its coding nobody sees what it holds before it is read."""
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        cursor = base64.urlsafe_b64encode(json.dumps(place).encode()).decode()
        answer = await client.get("/api/people", params={"cursor": cursor})
    operations()["get_people"].check(answer)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "cursor")


@pytest.mark.parametrize(
    ("path", "cursor"),
    [
        *[("issues", cursor) for cursor in ("-1", "1.5", "x", "²", "9" * 10, "1 2", "null")],
        *[("board/new", cursor) for cursor in ("1", "1.1.1", "1.1.1.1.1", "-1.1.1.1", "a.b.c.d", "1.1.1.9999999999")],
    ],
)
async def test_a_cursor_of_issues_that_is_not_ours_is_refused(
    app: Litestar, cast: Cast, path: str, cursor: str
) -> None:
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        answer = await client.get(f"/api/{path}", params={"cursor": cursor})
    check_problem(answer, (path, cursor))
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "cursor")


@pytest.mark.parametrize("week", ["2026-W00", "2026-W54", "2025-W53", "0000-W01", "2026-47", "2026-W7", "٢٠٢٦-W47", ""])
async def test_a_week_that_is_none_is_refused(app: Litestar, cast: Cast, week: str) -> None:
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        answer = await client.get("/api/digest", params={"week": week})
    operations()["get_digest"].check(answer)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "week")


ETAGS = ["1", '""', '"0"', '"-1"', '"1', "*", '"1", "2"', '"' + "9" * 10 + '"', "W/1", '"abc"', " "]


@pytest.mark.parametrize("name", sorted(name for name, one in operations().items() if GUARDED(one)))
async def test_a_change_names_the_copy_that_it_rests_on(app: Litestar, cast: Cast, stored: Stored, name: str) -> None:
    operation = operations()[name]
    call = CALLS[name](cast, able(name))[0]
    async with aclosing(await casts.signed_in(app, ASKERS[able(name)])) as client:
        before = await stored()
        none = await Call(call.path, body=call.body).send(client, operation)
        operation.check(none)
        assert (none.status_code, none.json()["type"]) == (428, "/problems/if-match")
        for etag in ETAGS:
            answer = await call.send(client, operation, headers={"If-Match": etag})
            operation.check(answer)
            # Of the rules the tag is no number: any other is that of another copy.
            assert answer.status_code == (409 if name == "put_routes" else 400), (etag, answer.text)
        # Of a row the version is made from what is in it; others count.
        of_a_row = len(call.headers["If-Match"]) == len('"0123456789abcdef"') and name != "put_routes"
        stale = await call.send(client, operation, headers={"If-Match": '"0123456789abcdef"' if of_a_row else '"999"'})
        operation.check(stale)
        expected = "/problems/changed-meanwhile" if of_a_row else "/problems/changed"
        assert (stale.status_code, stale.json()["type"]) == (409, expected)
        assert await stored() == before


@pytest.mark.parametrize("name", sorted(name for name, one in operations().items() if KEYED(one)))
async def test_a_key_that_could_not_be_kept_is_refused(app: Litestar, cast: Cast, stored: Stored, name: str) -> None:
    async with aclosing(await casts.signed_in(app, ASKERS[able(name)])) as client:
        before = await stored()
        for key in (
            b"short",
            b"x" * 101,
            b"with a space",
            "ümlauts-all-over".encode(),
            b"\xff" * 9,
            b"tab\ttab\ttab",
            b"",
        ):
            [call, *_] = CALLS[name](cast, able(name))
            answer = await call.send(client, operations()[name], headers={"Idempotency-Key": key})
            operations()[name].check(answer)
            assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "Idempotency-Key"), key
        assert await stored() == before
