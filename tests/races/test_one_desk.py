"""Everybody wants the same desk; one person wants every desk."""

from tests.races.conftest import Town
from tests.races.crowd import next_best, together, why
from tests.support import rounds


async def test_of_thirty_people_at_one_desk_one_gets_it_and_the_others_are_offered_the_next_best(town: Town) -> None:
    phones = await town.crowd.phones("role = 'staff' AND needs = '{}'", 30)
    for n in range(rounds(20, 1000)):
        await town.afresh()
        desk, day = town.desks[n % len(town.desks)], town.days[n % len(town.days)]
        answers = await together(phone.book(desk, day) for phone in phones)

        [won] = [answer.json() for answer in answers if answer.status_code == 201]
        [held] = await town.live(day)
        assert (held["id"], held["space"], str(held["person"])) == (won["id"], desk, won["person"]["id"])
        lost = [answer for answer in answers if answer.status_code != 201]
        assert [why(answer) for answer in lost] == ["taken"] * 29
        for answer in lost:
            offered = next_best(answer)
            assert offered
            assert desk not in [place["id"] for place in offered]
            assert {place["kind"] for place in offered} == {"desk"}

    # What the last one was offered is really to be had.
    loser = phones[answers.index(lost[-1])]
    assert (await loser.book(next_best(lost[-1])[0]["id"], day)).status_code == 201


async def test_one_person_with_thirty_devices_at_thirty_desks_gets_one(town: Town) -> None:
    [someone] = await town.crowd.phones("role = 'staff'", 1)
    phones = [await town.crowd.phone(someone.person) for _ in range(30)]
    desks = town.desks[:30]
    for n in range(rounds(20, 1000)):
        await town.afresh()
        day = town.days[n % len(town.days)]
        answers = await together(phone.book(desk, day) for phone, desk in zip(phones, desks, strict=True))

        [won] = [answer.json() for answer in answers if answer.status_code == 201]
        [held] = await town.live(day)
        assert (held["id"], held["space"]) == (won["id"], won["space"]["id"])
        lost = [answer for answer in answers if answer.status_code != 201]
        assert [why(answer) for answer in lost] == ["already-booked"] * 29
        assert all("from 09:00 to 17:00" in answer.json()["detail"] for answer in lost)
