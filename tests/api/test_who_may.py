"""Every operation, asked by everybody: who gets an answer and who gets a no."""

from contextlib import aclosing

import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from tests.api import cast as casts
from tests.api.calls import CALLS, WITHOUT_A_NAME, every
from tests.api.calls.board import FIXES
from tests.api.cast import ASKERS, Cast
from tests.api.conftest import Stored
from tests.api.streams import Stream
from tests.api.truth import Operation, operations

# Whom each operation answers with its success; everybody else is refused as said.
ALL = tuple(ASKERS)
OWNER = ("staff of the team",)
# Of issues that Ann reported or that lie with facilities.
QUEUE = ("facilities", "leader")
COUNTED = ("staff of the team", *QUEUE)
PRINT = ("facilities", "administrator")
WALL = ("leader", "administrator")
MAY: dict[str, tuple[tuple[str, ...], int]] = {
    **dict.fromkeys(("get_me", "put_hidden", "put_needs", "put_car", "get_people"), (ALL, 0)),
    **dict.fromkeys(("get_sites", "get_plan", "get_floor_day", "get_day", "get_bookings"), (ALL, 0)),
    **dict.fromkeys(("post_booking", "post_arrival", "get_suggestion", "get_coming_back"), (ALL, 0)),
    **dict.fromkeys(("post_talk", "get_outages", "get_events"), (ALL, 0)),
    **dict.fromkeys(("post_cancellation", "post_arrival_cancellation", "post_span"), (OWNER, 404)),
    **dict.fromkeys(("post_check_in", "post_talk_answer"), (OWNER, 404)),
    "post_lending": (OWNER, 409),
    "get_visitors": (("facilities",), 403),
    **dict.fromkeys(("post_outage", "post_outage_end"), (("facilities", "administrator"), 403)),
    "post_lookup": (("parking",), 403),
    **dict.fromkeys(("get_report", "get_issues", "get_similar", "get_issue", "post_issue"), (ALL, 0)),
    **dict.fromkeys(("post_me_too", "delete_me_too", "get_routes", "get_queues"), (ALL, 0)),
    **dict.fromkeys(("get_board", "get_column", "get_scorecard", "get_register", "get_digest"), (ALL, 0)),
    **dict.fromkeys(("get_fixes", "get_fix", "get_walks"), (ALL, 0)),
    "get_photo": (("staff of the team", "facilities"), 404),
    "get_issues_export": (("facilities", "parking", "leader"), 403),
    **dict.fromkeys(("put_words", "post_confirmation"), (OWNER, 403)),
    **dict.fromkeys(("post_update", "post_reopening"), (COUNTED, 403)),
    # Facilities own the fixes there are; a walk lies with no queue.
    **dict.fromkeys(("post_redaction", "post_fix_redaction"), ((*QUEUE, "administrator"), 403)),
    "post_walk_redaction": (("leader", "administrator"), 403),
    **dict.fromkeys(("put_owner", "put_ticket", "put_nature", "post_promise", "post_waiting"), (QUEUE, 403)),
    **dict.fromkeys(("post_sorted", "post_cannot", "post_passed_on", "post_same_as"), (QUEUE, 403)),
    **dict.fromkeys(("delete_same_as", "post_issue_queue", *FIXES), (QUEUE, 403)),
    "put_shown": (("facilities",), 403),
    "put_routes": (("administrator",), 403),
    **dict.fromkeys(("get_floor_codes", "post_floor_codes", "post_space_code"), (PRINT, 403)),
    **dict.fromkeys(("get_displays", "post_display", "delete_display"), (WALL, 403)),
    "post_walk": (("leader",), 403),
    **dict.fromkeys(("get_push", "get_choices", "put_wanted", "put_ring_hours", "delete_ring_hours"), (ALL, 0)),
    **dict.fromkeys(("post_device", "post_device_test", "delete_device", "get_inbox", "post_reading"), (ALL, 0)),
}
# What a stranger may ask. This is no demonstration, so nobody may sign in without a password, nor list people for it.
PUBLIC = {
    **{"get_health": 200, "get_demo": 200, "get_demo_people": 403, "post_session": 403, "delete_session": 204},
    **{"get_guard_words": 200, "get_at": 200, "get_wall": 200},
    **{"get_unsubscription": 200, "post_unsubscription": 200},
    **{"post_unlinked": 202, "post_receipt": 200, "post_receipt_message": 200, "post_receipt_answer": 200},
}


def success(operation: Operation) -> int:
    [found] = [int(status) for status in operation.raw["responses"] if status.startswith("2")]
    return found


def test_every_operation_is_asked(app: Litestar) -> None:
    assert set(CALLS) == set(operations())
    assert set(MAY) | set(PUBLIC) == set(operations())
    handled = [handler for route in app.routes if isinstance(route, HTTPRoute) for handler in route.route_handlers]
    # Litestar answers OPTIONS itself, with nothing but what methods there are.
    named = {handler.handler_name for handler in handled if handler.http_methods != {"OPTIONS"}}
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
