"""The same request sent more than once at the same moment: a nervous thumb, an impatient outbox."""

from tests.races.conftest import Town
from tests.races.crowd import FROM, TO, together
from tests.support import rounds


async def test_the_same_booking_sent_at_once_from_six_devices_with_one_key_is_made_once(town: Town) -> None:
    [someone] = await town.crowd.phones("role = 'staff'", 1)
    phones = [await town.crowd.phone(someone.person) for _ in range(6)]
    for n in range(rounds(20, 1000)):
        await town.afresh()
        desk, day = town.desks[n % len(town.desks)], town.days[n % len(town.days)]
        body = {"space": desk, "day": day, "starts": FROM, "ends": TO}
        answers = await together(phone.post("/api/bookings", body, key=f"booking-{n}") for phone in phones)

        assert [answer.status_code for answer in answers] == [201] * 6
        [held] = await town.live(day)
        assert {answer.json()["id"] for answer in answers} == {held["id"]}


async def test_one_key_for_different_bookings_at_once_makes_one_and_says_so_to_the_others(town: Town) -> None:
    [someone] = await town.crowd.phones("role = 'staff'", 1)
    phones = [await town.crowd.phone(someone.person) for _ in range(6)]
    for n in range(rounds(20, 1000)):
        await town.afresh()
        # On different days too, where no lock on a space or a person that day would keep them apart.
        wishes = [(town.desks[i], town.days[(n + i // 3) % len(town.days)]) for i in range(6)]
        answers = await together(
            phone.post("/api/bookings", {"space": desk, "day": day, "starts": FROM, "ends": TO}, key=f"mixed-up-{n}")
            for phone, (desk, day) in zip(phones, wishes, strict=True)
        )

        [won] = [answer.json() for answer in answers if answer.status_code == 201]
        lost = [answer for answer in answers if answer.status_code != 201]
        assert [answer.status_code for answer in lost] == [422] * 5
        assert {answer.json()["type"] for answer in lost} == {"/problems/key-used"}
        held = [row for day in {day for _, day in wishes} for row in await town.live(day)]
        assert [row["id"] for row in held] == [won["id"]]
