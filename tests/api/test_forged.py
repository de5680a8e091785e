"""A request that another site makes a signed-in browser send changes nothing; a wrong method does nothing."""

from contextlib import aclosing

import pytest
from litestar import Litestar

from tests.api import cast as casts
from tests.api.calls import CALLS, able, every
from tests.api.cast import ASKERS, Cast
from tests.api.conftest import Stored
from tests.api.truth import check_problem, document, operations

OURS = "http://127.0.0.1:8000"
CHANGES = sorted(name for name, operation in operations().items() if operation.changes)
FORGED = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "same-origin, cross-site"},
    {"Sec-Fetch-Site": "Same-Origin"},
    {"Sec-Fetch-Site": "cross-site", "Origin": OURS},
    {"Origin": "null"},
    {"Origin": "https://evil.example"},
    {"Origin": "http://127.0.0.1:8001"},
    {"Origin": "https://127.0.0.1:8000"},
    {"Origin": "http://localhost:8000"},
    {"Origin": f"{OURS}.evil.example"},
    {"Origin": f"{OURS}/"},
    {"Referer": f"{OURS}/"},
    {},
]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "BREW"]


@pytest.mark.parametrize("name", CHANGES)
async def test_a_request_forged_by_another_site_is_403_and_changes_nothing(
    app: Litestar, cast: Cast, stored: Stored, name: str
) -> None:
    operation = operations()[name]
    asker = able(name)
    async with aclosing(await casts.signed_in(app, ASKERS[asker])) as client:
        del client.headers["Sec-Fetch-Site"]
        before = await stored()
        for headers in FORGED:
            for call in CALLS[name](cast, asker):
                answer = await call.send(client, operation, headers=headers)
                assert answer.status_code == 403, (headers, answer.text)
                assert answer.json()["type"] == "/problems/cross-site"
                operation.check(answer)
        assert await stored() == before


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": OURS}])
async def test_our_own_pages_are_not_forged(app: Litestar, cast: Cast, headers: dict[str, str]) -> None:
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        del client.headers["Sec-Fetch-Site"]
        answer = await client.put("/api/me/hidden", json={"hidden": True}, headers=headers)
    assert answer.json()["hidden"] is True


async def test_no_answer_lets_another_site_read_it(app: Litestar, cast: Cast) -> None:
    theirs = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        for operation, call in every(cast, "staff of the team"):
            if operation.name == "get_events":
                continue
            answer = await call.send(client, operation, headers=theirs)
            assert answer.headers["cross-origin-resource-policy"] == "same-origin", operation
            ask = theirs | {"Access-Control-Request-Method": operation.method}
            before = await client.options(call.url(operation), headers=ask)
            for one in (answer, before):
                assert not [name for name in one.headers if name.startswith("access-control-")], operation


@pytest.mark.parametrize("method", METHODS)
async def test_a_method_that_an_address_does_not_take_is_405_and_names_those_it_does(
    app: Litestar, cast: Cast, stored: Stored, method: str
) -> None:
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        before = await stored()
        for operation, call in every(cast, "staff of the team"):
            takes = {one.upper() for one in document()["paths"][operation.path]}
            if operation.path == "/health":
                takes.add("HEAD")  # which only those ask who watch over servers
            if method in takes:
                continue
            answer = await client.request(method, call.url(operation))
            assert answer.status_code == 405, (operation, answer.text)
            assert {one.strip() for one in answer.headers["allow"].split(",")} - {"OPTIONS"} == takes
            if method != "HEAD":
                check_problem(answer, operation)
        assert await stored() == before
