"""Facilities take a zone or a house out of use while people book there."""

from typing import Any

from roost.kit import database
from tests.races.conftest import Town
from tests.races.crowd import Phone, next_best, together, why
from tests.support import rounds

ZONE, SITE = "riv-3-a", "riv"


async def test_when_an_outage_races_with_bookings_nobody_is_left_in_it_and_everybody_knows(town: Town) -> None:
    phones = await town.crowd.phones("role = 'staff' AND team = 'fs1' AND needs = '{}'", 8)
    [facilities] = await town.crowd.phones("role = 'facilities'", 1)
    rows = await database.fetch("SELECT id::text FROM space WHERE zone = $1 AND kind = 'desk' ORDER BY label", ZONE)
    desks = [row["id"] for row in rows]
    early, late = phones[:3], phones[3:]
    for n in range(rounds(20, 1000)):
        await town.afresh()
        day = town.days[n % len(town.days)]
        await together(phone.book(desk, day) for phone, desk in zip(early, desks, strict=False))
        # A zone leaves room beside it, so that people are moved; a whole house leaves none, so that they are told.
        where = {"zone": ZONE} if n % 2 else {"site": SITE}
        outage = {**where, "from": day, "until": day, "reason": "No heating"}
        put_out, *answers = await together(
            [
                facilities.post("/api/outages", outage),
                *(phone.book(desks[-1 - i], day) for i, phone in enumerate(late)),
            ]
        )

        held = await town.live(day)
        assert ZONE not in {row["zone"] for row in held}
        got = [*early, *(phone for phone, answer in zip(late, answers, strict=True) if answer.status_code == 201)]
        for phone in got:
            await _was_moved_or_told(phone, day, [row for row in held if row["person"] == phone.person], where)
        assert put_out.status_code == 201, put_out.text
        out = put_out.json()
        assert (out["moved"], out["told"]) == ((len(got), 0) if n % 2 else (0, len(got)))
        for answer in answers:
            if answer.status_code != 201:
                assert why(answer) == "out-of-use"
                assert "No heating" in answer.json()["detail"]
                assert not {place["zone"] for place in next_best(answer)} & {ZONE}
                assert next_best(answer)


async def _was_moved_or_told(phone: Phone, day: str, held: list[Any], where: dict[str, str]) -> None:
    today = await phone.get(f"/api/days/{day}")
    [told] = today["told"]
    assert "is out of use: No heating." in told["words"]
    if "zone" in where:
        assert told["kind"] == "moved"
        [booking] = today["mine"]
        assert [row["id"] for row in held] == [booking["id"]]
        assert (booking["starts"], booking["ends"]) == ("09:00", "17:00")
        assert booking["space"]["label"] in told["words"]
    else:
        assert told["kind"] == "lost"
        assert today["mine"] == held == []


async def test_two_outages_at_once_that_overlap_leave_nobody_in_either(town: Town) -> None:
    phones = await town.crowd.phones("role = 'staff' AND team = 'fs1' AND needs = '{}'", 4)
    facilities = await town.crowd.phones("role = 'facilities'", 2)
    [desk] = await database.fetch("SELECT id::text FROM space WHERE zone = $1 AND kind = 'desk' LIMIT 1", ZONE)
    for n in range(rounds(10, 300)):
        await town.afresh()
        day = town.days[n % len(town.days)]
        held = (await phones[0].book(desk["id"], day)).json()
        asked = {"from": day, "until": day, "reason": "Leak"}
        answers = await together(
            [
                facilities[0].post("/api/outages", {**asked, "zone": ZONE}),
                facilities[1].post("/api/outages", {**asked, "space": held["space"]["id"]}),
                *(phone.book(desk["id"], day, "17:00", "18:00") for phone in phones[1:]),
            ]
        )

        assert [answer.status_code for answer in answers[:2]] == [201, 201]
        assert ZONE not in {row["zone"] for row in await town.live(day)}
        [now] = (await phones[0].get(f"/api/days/{day}"))["mine"]
        assert (now["starts"], now["ends"]) == ("09:00", "17:00")
