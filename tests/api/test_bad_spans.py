"""Days and times that nobody can book: refused wherever a span is sent, with what to do instead."""

from collections.abc import Callable
from contextlib import aclosing

import pytest
from litestar import Litestar

from tests.api import cast as casts
from tests.api.calls import Call
from tests.api.cast import TODAY, Cast
from tests.api.conftest import Stored
from tests.api.truth import Json, operations

OPEN = "2026-11-27"
# It is Tuesday 24 November 2026, 09:00; the town hall opens from 08:00 to 18:00.
SPANS = [
    (OPEN, "17:00", "09:00", 400, "invalid"),  # backwards
    (OPEN, "22:00", "02:00", 400, "invalid"),  # over midnight
    (OPEN, "09:00", "09:00", 400, "invalid"),
    (OPEN, "24:00", "24:00", 400, "invalid"),
    (OPEN, "24:00", "09:00", 400, "invalid"),
    (OPEN, "09:07", "10:00", 400, "invalid"),
    (OPEN, "09:00", "10:07", 400, "invalid"),
    (OPEN, "09:00", "25:00", 400, "invalid"),
    ("2026-02-30", "09:00", "10:00", 400, "invalid"),
    ("2026-11-31", "09:00", "10:00", 400, "invalid"),
    ("24.11.2026", "09:00", "10:00", 400, "invalid"),
    (OPEN, "09:00", "09:15", 409, "too-short"),
    (OPEN, "07:00", "10:00", 409, "outside-hours"),
    (OPEN, "17:00", "24:00", 409, "outside-hours"),
    ("2026-11-24", "08:00", "10:00", 409, "past"),
    ("2026-11-23", "09:00", "10:00", 409, "past"),
    ("0001-01-01", "09:00", "10:00", 409, "past"),
    ("2026-11-28", "09:00", "10:00", 409, "closed"),
    ("2026-12-09", "09:00", "10:00", 409, "too-far-ahead"),
    ("9999-12-31", "09:00", "10:00", 409, "too-far-ahead"),
]


def span(starts: str, ends: str) -> Json:
    return {"starts": starts, "ends": ends}


ASK: dict[str, Callable[[Cast, str, Json], Call]] = {
    "post_booking": lambda cast, day, span: Call(body={"space": cast.space("T5"), "day": day} | span),
    "post_arrival": lambda cast, day, span: Call(body={"desk": cast.space("T5"), "day": day} | span),
    "get_suggestion": lambda cast, day, span: Call(query={"day": day} | span),
}
# To be told why a place cannot be had is an answer, for who asks for any.
ANSWERED = ("too-short", "outside-hours", "closed")


@pytest.mark.parametrize("name", ASK)
async def test_a_span_that_cannot_be_is_refused_and_nothing_is_booked(
    app: Litestar, cast: Cast, stored: Stored, name: str
) -> None:
    operation = operations()[name]
    async with aclosing(await casts.signed_in(app, "cat")) as client:
        before = await stored()
        for day, starts, ends, status, slug in SPANS:
            what = (day, starts, ends)
            answer = await ASK[name](cast, day, span(starts, ends)).send(client, operation)
            operation.check(answer)
            if name == "get_suggestion" and (slug in ANSWERED or (day, slug) == (str(TODAY), "past")):
                assert answer.json()["desk"] is None, what
                assert answer.json()["desk_words"], what
            else:
                assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{slug}"), what
        assert await stored() == before


# Ann has her desk today from nine to five.
NOT_LENT = [
    ("17:00", "09:00", 400),
    ("09:00", "09:07", 400),
    ("24:00", "24:00", 400),
    ("09:00", "09:15", 400),
    ("07:00", "10:00", 409),
    ("09:00", "17:00", 409),
    ("16:00", "18:00", 409),
]
NOT_MOVED_TO = [
    ("17:00", "09:00", 400, "invalid"),
    ("09:00", "09:07", 400, "invalid"),
    ("24:00", "24:00", 400, "invalid"),
    ("08:00", "17:00", 409, "past"),
    ("07:00", "08:00", 409, "outside-hours"),
    ("09:00", "18:15", 409, "outside-hours"),
]


async def test_hours_that_cannot_be_lent_change_nothing(app: Litestar, cast: Cast, stored: Stored) -> None:
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        before = await stored()
        for starts, ends, status in NOT_LENT:
            lend = Call({"day": TODAY}, body={"gap": span(starts, ends)})
            answer = await lend.send(client, operations()["post_lending"])
            operations()["post_lending"].check(answer)
            assert answer.status_code == status, (starts, ends, answer.text)
            if status == 400:
                assert all(error["pointer"].startswith("/gap/") for error in answer.json()["errors"])
        assert await stored() == before


async def test_a_booking_cannot_be_moved_to_times_that_cannot_be(app: Litestar, cast: Cast, stored: Stored) -> None:
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        before = await stored()
        for starts, ends, status, slug in NOT_MOVED_TO:
            move = Call({"booking": cast.bookings["ann desk"]}, body=span(starts, ends))
            answer = await move.send(client, operations()["post_span"])
            operations()["post_span"].check(answer)
            assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{slug}"), (starts, ends)
        assert await stored() == before


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-11-23", None), ("2026-11-26", "2026-11-25"), ("2026-02-30", None), ("2026-11-27", "2026-11-31")],
)
async def test_an_outage_begins_today_at_the_earliest_and_ends_no_earlier(
    app: Litestar, cast: Cast, stored: Stored, first: str, last: str | None
) -> None:
    async with aclosing(await casts.signed_in(app, "fay")) as client:
        before = await stored()
        body = {"floor": "lane-0", "from": first, "until": last, "reason": "a leak"}
        answer = await Call(body=body).send(client, operations()["post_outage"])
        operations()["post_outage"].check(answer)
        assert answer.status_code == 400
        assert await stored() == before


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-11-25", "2026-11-24"), ("2026-01-01", "2026-12-31"), ("0001-01-01", "9999-12-31")],
)
async def test_a_list_of_bookings_is_of_days_in_order_and_not_too_many(
    app: Litestar, cast: Cast, first: str, last: str
) -> None:
    async with aclosing(await casts.signed_in(app, "ann")) as client:
        answer = await Call(query={"from": first, "to": last}).send(client, operations()["get_bookings"])
    operations()["get_bookings"].check(answer)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "to")


@pytest.mark.parametrize("day", ["0001-01-01", "2026-11-23", "2026-12-09", "9999-12-31"])
@pytest.mark.parametrize("who", ["ann", "fay"])
async def test_of_a_day_out_of_reach_one_is_told_ones_own_and_nothing_of_others(
    app: Litestar, cast: Cast, day: str, who: str
) -> None:
    async with aclosing(await casts.signed_in(app, who)) as client:
        answer = await Call({"day": day}).send(client, operations()["get_day"])
        operations()["get_day"].check(answer)
        assert answer.json() == {"day": day, "mine": [], "team": [], "leaders": [], "told": []}
        plan = await Call({"floor": "hall-1", "day": day}).send(client, operations()["get_floor_day"])
        operations()["get_floor_day"].check(plan)
        assert plan.status_code == 409
