"""A refusal about somebody else never says where they sit, what they need, or that they are in.

Neither by its words nor by coming where another would not: two colleagues who differ only in what is theirs alone
get the same answer.
"""

from contextlib import aclosing
from typing import Any

import httpx
import pytest
from litestar import Litestar

from roost.kit import database
from tests.api import cast as casts
from tests.api.cast import FRIDAY, TOMORROW, Cast
from tests.api.truth import operations


async def book(client: httpx.AsyncClient, cast: Cast, label: str, whom: str, **but: Any) -> httpx.Response:
    """For a colleague, tomorrow from nine to five unless told otherwise."""
    body = {"space": cast.space(label), "day": str(TOMORROW), "starts": "09:00", "ends": "17:00"} | but
    body["for"] = {"person": str(cast.person(whom))}
    answer = await client.post("/api/bookings", json=body)
    operations()["post_booking"].check(answer)
    return answer


def same(answers: list[httpx.Response]) -> bool:
    """Whether they say the same; what was booked has an id and a name of its own."""
    return len({(one.status_code, one.text if one.status_code != 201 else "") for one in answers}) == 1


async def test_a_taken_desk_says_the_same_of_who_is_in_and_who_is_not(app: Litestar, cast: Cast) -> None:
    """Else anybody could try a desk that is taken, and learn without a trace who is in."""
    async with aclosing(await casts.signed_in(app, "cat")) as client:
        # Hester (who hides) and Ann have a desk tomorrow; Ben and Dan have none.
        answers = [await book(client, cast, "T1", whom) for whom in ("hid", "ann", "ben", "dan")]
    assert [one.status_code for one in answers] == [409] * 4
    assert answers[0].json()["type"] == "/problems/taken"
    assert same(answers), [one.json() for one in answers]


async def test_that_they_have_a_place_already_is_said_without_saying_where(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "cat")) as client:
        answers = [await book(client, cast, "T4", whom) for whom in ("hid", "ann", "leo")]
    assert same(answers)
    refused = answers[0].json()
    assert refused["type"] == "/problems/not-for-them"
    assert not any(word in str(refused) for word in ("B1", "A1", "B2", "Hester", "hall", " in ", "already", "has "))
    assert "alternatives" not in refused


@pytest.mark.parametrize("bay", ["PB", "PU", "PE"])
async def test_a_marked_bay_says_the_same_of_who_has_the_mark_and_who_has_not(
    app: Litestar, cast: Cast, bay: str
) -> None:
    await database.execute("UPDATE person SET ev = true, essential_car_user = true WHERE id = $1", cast.person("dan"))
    async with aclosing(await casts.signed_in(app, "cat")) as client:
        answers = [await book(client, cast, bay, whom, day=str(FRIDAY)) for whom in ("dan", "ann", "hid", "eve")]
    assert answers[0].json()["type"] == "/problems/bay-reserved"
    assert same(answers), [one.json() for one in answers]


async def test_a_desk_without_what_they_need_is_booked_for_them_all_the_same(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "cat")) as client:
        # Eve needs a sit-stand desk; T5 is none. Saying so would tell.
        answer = await book(client, cast, "T5", "eve", day=str(FRIDAY))
    assert answer.status_code == 201


async def test_what_is_offered_instead_does_not_depend_on_what_they_need(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "cat")) as client:
        async with aclosing(await casts.signed_in(app, "leo")) as leo:
            mine = {"space": cast.space("T5"), "day": str(FRIDAY), "starts": "09:00", "ends": "17:00"}
            assert (await leo.post("/api/bookings", json=mine)).status_code == 201
        answers = [await book(client, cast, "T5", whom, day=str(FRIDAY)) for whom in ("eve", "dan")]
    assert answers[0].json()["alternatives"]
    assert same(answers), [one.json() for one in answers]


async def test_what_was_booked_for_somebody_is_in_their_list_and_not_in_ones_own(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "cat")) as cat, aclosing(await casts.signed_in(app, "eve")) as eve:
        booking = cast.bookings["eve desk 2026-11-24"]
        assert (await eve.post(f"/api/bookings/{booking}/check-in")).json()["state"] == "in"
        listed = (await cat.get("/api/bookings", params={"from": "2026-11-01", "to": "2026-12-31"})).text
        assert str(booking) not in listed
        day = (await cat.get("/api/days/2026-11-24")).text
        assert "Eve" not in day


async def test_nobody_can_ask_whether_somebody_is_in(app: Litestar, cast: Cast) -> None:
    """To talk one asks those one is shown. Of everybody else, in or not, the answer is the same."""
    async with aclosing(await casts.signed_in(app, "cat")) as client:
        # Hester and Ann are in today, Ben has a visitor, Dan only a bay, Guy nothing.
        bodies = [{"person": str(cast.person(whom))} for whom in ("hid", "ann", "ben", "dan", "guy")]
        answers = [await client.post("/api/talks", json=body) for body in bodies]
    assert [one.status_code for one in answers] == [404] * 5
    assert same(answers)
