"""Every operation, asked by everybody: who gets an answer and who gets a no."""

from contextlib import aclosing

import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from tests.api import cast as casts
from tests.api.calls import CALLS, MAY, PUBLIC, WITHOUT_A_NAME, every
from tests.api.calls.call import ALL
from tests.api.cast import ASKERS, Cast
from tests.api.conftest import Stored
from tests.api.streams import Stream
from tests.api.truth import Operation, operations


def success(operation: Operation) -> int:
    [found] = [int(status) for status in operation.raw["responses"] if status.startswith("2")]
    return found


def test_every_operation_is_asked(app: Litestar) -> None:
    assert set(CALLS) == set(operations())
    assert set(MAY) | set(PUBLIC) == set(operations())
    assert not set(MAY) & set(PUBLIC)
    handled = [handler for route in app.routes if isinstance(route, HTTPRoute) for handler in route.route_handlers]
    # Litestar answers OPTIONS itself, with nothing but what methods there are.
    named = {handler.handler_name for handler in handled if handler.http_methods != {"OPTIONS"}}
    # SCIM describes itself, and tests/directory asks each of its handlers.
    named = {name for name in named if not name.startswith("scim_")}
    assert named - set(operations()) == {"get_document", "get_page", "get_style", "head_health"}


@pytest.mark.parametrize("name", sorted(CALLS))
async def test_whoever_asks_gets_what_they_may_have(app: Litestar, cast: Cast, name: str) -> None:
    operation = operations()[name]
    allowed, refusal = MAY.get(name, (ALL, 0))
    # The one whom it concerns asks last: what was refused before must have left it as it was.
    for asker, short in reversed(ASKERS.items()):
        async with aclosing(await casts.signed_in(app, short)) as client:
            for call in CALLS[name](cast, asker):
                if name == "get_events":
                    async with Stream(app, client) as stream:
                        assert stream.status == 200
                    continue
                answer = await call.send(client, operation)
                expected = PUBLIC.get(name) or (success(operation) if asker in allowed else refusal)
                assert answer.status_code == expected, (asker, call, answer.text)
                operation.check(answer)


async def test_nobody_and_who_was_signed_out_get_401_and_leave_nothing_behind(
    app: Litestar, cast: Cast, stored: Stored
) -> None:
    async with aclosing(casts.asking(app)) as nobody, aclosing(await casts.revoked(app, "dan")) as revoked:
        before = await stored()
        for asker, client in (("nobody", nobody), ("revoked", revoked)):
            for operation, call in every(cast, asker):
                if operation.name in WITHOUT_A_NAME:
                    continue
                answer = await call.send(client, operation)
                assert answer.status_code == PUBLIC.get(operation.name, 401), (asker, call, answer.text)
                operation.check(answer)
                if operation.name not in PUBLIC:
                    assert answer.json()["type"] == "/problems/sign-in"
        assert await stored() == before


async def test_a_report_without_a_name_is_taken_and_answered_with_or_without_a_session(
    app: Litestar, cast: Cast, stored: Stored
) -> None:
    """Nothing is written of who sent it: only what waits, and a count."""
    async with aclosing(casts.asking(app)) as nobody, aclosing(await casts.signed_in(app, "cat")) as cat:
        before = await stored()
        for asker, client in (("nobody", nobody), ("outsider", cat)):
            for name in WITHOUT_A_NAME:
                for call in CALLS[name](cast, asker):
                    answer = await call.send(client, operations()[name])
                    assert answer.status_code == PUBLIC[name], (asker, call, answer.text)
                    operations()[name].check(answer)
        after = await stored()
    assert {table for table in after if after[table] != before[table]} == {
        "waiting_report",
        "waiting_message",
        "day_use",
    }
