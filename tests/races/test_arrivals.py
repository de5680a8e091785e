"""A desk and a bay together: both or neither, whoever else wants one of them."""

from itertools import product

from tests.races.conftest import Town
from tests.races.crowd import FROM, TO, next_best, together, why
from tests.support import rounds


async def test_of_ten_arrivals_at_the_same_desk_with_different_bays_one_is_whole_and_nine_are_nothing(
    town: Town,
) -> None:
    phones = await town.crowd.phones("role = 'staff' AND needs = '{}'", 10)
    for n in range(rounds(20, 1000)):
        await town.afresh()
        desk, day = town.desks[n % len(town.desks)], town.days[n % len(town.days)]
        bays = [town.bays[(n + i) % len(town.bays)] for i in range(10)]
        answers = await together(phone.arrive(desk, bay, day) for phone, bay in zip(phones, bays, strict=True))

        [won] = [n for n, answer in enumerate(answers) if answer.status_code == 201]
        held = await town.live(day)
        assert {row["space"] for row in held} == {desk, bays[won]}
        assert {row["arrival"] for row in held} == {answers[won].json()["id"]}
        assert {row["person"] for row in held} == {phones[won].person}
        for answer in answers[:won] + answers[won + 1 :]:
            assert why(answer) == "taken"
            assert {place["kind"] for place in next_best(answer)} == {"desk"}


async def test_arrivals_and_single_bookings_crosswise_over_three_desks_and_three_bays_leave_nothing_half_done(
    town: Town,
) -> None:
    phones = await town.crowd.phones("role = 'staff' AND needs = '{}'", 15)
    for n in range(rounds(20, 1000)):
        await town.afresh()
        day = town.days[n % len(town.days)]
        desks = [town.desks[(n + i) % len(town.desks)] for i in range(3)]
        bays = [town.bays[(n + i) % len(town.bays)] for i in range(3)]
        wanted = [*product(desks, bays), *((desk,) for desk in desks), *((bay,) for bay in bays)]
        # Never the same order twice in a row, so that everybody is first at times.
        wanted = wanted[n % 15 :] + wanted[: n % 15]
        answers = await together(
            phone.arrive(*spaces, day) if len(spaces) == 2 else phone.book(*spaces, day)
            for phone, spaces in zip(phones, wanted, strict=True)
        )

        held = await town.live(day)
        taken = {row["space"] for row in held}
        assert len(taken) == len(held)
        for phone, spaces, answer in zip(phones, wanted, answers, strict=True):
            mine = {row["space"] for row in held if row["person"] == phone.person}
            if answer.status_code == 201:
                assert mine == set(spaces)
            else:
                assert mine == set()
                assert why(answer) == "taken"
                assert taken & set(spaces), "refused although nobody had either of them"


async def test_one_person_who_arrives_from_eight_devices_arrives_once(town: Town) -> None:
    [someone] = await town.crowd.phones("role = 'staff'", 1)
    phones = [await town.crowd.phone(someone.person) for _ in range(8)]
    for n in range(rounds(20, 1000)):
        await town.afresh()
        day = town.days[n % len(town.days)]
        pairs = zip(phones, town.desks[:8], town.bays[:8], strict=True)
        answers = await together(phone.arrive(desk, bay, day) for phone, desk, bay in pairs)

        [won] = [answer.json() for answer in answers if answer.status_code == 201]
        assert {row["id"] for row in await town.live(day)} == {one["id"] for one in won["bookings"]}
        lost = [answer for answer in answers if answer.status_code != 201]
        assert [why(answer) for answer in lost] == ["already-booked"] * 7


async def test_the_same_arrival_sent_at_once_with_one_key_is_made_once(town: Town) -> None:
    [someone] = await town.crowd.phones("role = 'staff'", 1)
    phones = [await town.crowd.phone(someone.person) for _ in range(4)]
    for n in range(rounds(20, 1000)):
        await town.afresh()
        desk, bay, day = town.desks[0], town.bays[0], town.days[n % len(town.days)]
        body = {"day": day, "starts": FROM, "ends": TO, "desk": desk, "bay": bay}
        answers = await together(phone.post("/api/arrivals", body, key=f"arrival-{n}") for phone in phones)

        assert [answer.status_code for answer in answers] == [201] * 4
        assert len({answer.json()["id"] for answer in answers}) == 1
        assert {row["space"] for row in await town.live(day)} == {desk, bay}
        assert len(await town.live(day)) == 2
