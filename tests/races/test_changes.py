"""Giving up and changing times, while others wait for just that."""

from tests.races.conftest import Town
from tests.races.crowd import next_best, together, why
from tests.support import rounds


async def test_a_cancelled_desk_goes_to_one_of_those_who_press_just_then_or_stays_free(town: Town) -> None:
    holder, *waiting = await town.crowd.phones("role = 'staff' AND needs = '{}'", 9)
    second = await town.crowd.phone(holder.person)
    for n in range(rounds(20, 1000)):
        await town.afresh()
        desk, day = town.desks[n % len(town.desks)], town.days[n % len(town.days)]
        booking = (await holder.book(desk, day)).json()["id"]
        half = len(waiting) // 2
        answers = await together(
            [
                *(phone.book(desk, day) for phone in waiting[:half]),
                holder.cancel(booking),
                second.cancel(booking),
                *(phone.book(desk, day) for phone in waiting[half:]),
            ]
        )

        given_up = answers[half : half + 2]
        assert [(answer.status_code, answer.json()["state"]) for answer in given_up] == [(200, "cancelled")] * 2
        tried = answers[:half] + answers[half + 2 :]
        won = [answer.json()["id"] for answer in tried if answer.status_code == 201]
        assert len(won) <= 1
        assert [row["id"] for row in await town.live(day)] == won
        for answer in tried:
            if answer.status_code != 201:
                assert why(answer) == "taken"
                assert next_best(answer)
        again = await holder.book(desk, day)
        assert again.status_code == (409 if won else 201)


async def test_two_neighbours_in_time_who_both_want_the_hour_between_do_not_both_get_it(town: Town) -> None:
    early, late = await town.crowd.phones("role = 'staff'", 2)
    for n in range(rounds(20, 1000)):
        await town.afresh()
        desk, day = town.desks[n % len(town.desks)], town.days[n % len(town.days)]
        first = (await early.book(desk, day, "09:00", "12:00")).json()["id"]
        last = (await late.book(desk, day, "13:00", "17:00")).json()["id"]
        answers = await together(
            [
                early.post(f"/api/bookings/{first}/span", {"starts": "09:00", "ends": "13:00"}),
                late.post(f"/api/bookings/{last}/span", {"starts": "12:00", "ends": "17:00"}),
            ]
        )

        assert sorted(answer.status_code for answer in answers) == [200, 409]
        [lost] = [answer for answer in answers if answer.status_code == 409]
        assert why(lost) == "taken"
        held = sorted((row["starts"], row["ends"]) for row in await town.live(day))
        assert held in ([(540, 780), (780, 1020)], [(540, 720), (720, 1020)])


async def test_a_cancellation_and_other_times_at_once_leave_the_booking_cancelled(town: Town) -> None:
    [phone] = await town.crowd.phones("role = 'staff'", 1)
    other = await town.crowd.phone(phone.person)
    for n in range(rounds(20, 1000)):
        await town.afresh()
        desk, day = town.desks[n % len(town.desks)], town.days[n % len(town.days)]
        booking = (await phone.book(desk, day)).json()["id"]
        both = [
            phone.cancel(booking),
            other.post(f"/api/bookings/{booking}/span", {"starts": "10:00", "ends": "12:00"}),
        ]
        cancelled, moved = await together(both)

        assert cancelled.status_code == 200
        assert moved.status_code == 200 or why(moved) == "over"
        assert await town.live(day) == []
