"""A day as it concerns one person: mine, my team's, leaders in, and what I am told, word for word."""

from datetime import date, timedelta

import pytest

from roost.bookings import changes, outages, parking
from roost.bookings.days import day_of
from roost.bookings.wire import Day
from roost.kit import database
from roost.places import upserts
from tests.bookings.world import DAY, World, row_of
from tests.support import NOW

TODAY = NOW.date()


async def day(world: World, name: str, on: date = DAY, ahead: bool = True) -> Day:
    return await day_of(await world.who(name), on, ahead, NOW)


async def told(world: World, name: str, on: date = DAY) -> list[tuple[str, str]]:
    return [(one.kind, one.words) for one in (await day(world, name, on)).told]


def people_in(presents: list) -> dict[str, list[str]]:
    return {one.person.name: [span.space.label for span in one.bookings] for one in presents}


async def hide(world: World, *names: str) -> None:
    await database.execute("UPDATE person SET hidden = true WHERE id = ANY($1)", [world.person[name] for name in names])


async def test_mine_is_what_i_hold_and_my_visitors_hold_that_day(world: World) -> None:
    await world.arrive("ann", "T1 P1")
    await world.book("ann", "T2", visitor="Dell engineer")
    await changes.cancel(await world.book("ann", "R1"), world.person["ann"], NOW)
    await world.book("ann", "T1", day=DAY + timedelta(days=1))
    mine = (await day(world, "ann")).mine
    assert [(one.space.label, one.visitor) for one in mine] == [("T1", None), ("T2", "Dell engineer"), ("P1", None)]


async def test_my_team_is_who_sits_where_and_when_without_me_and_without_bays(world: World) -> None:
    await world.book("ben", "T1", "09:00-12:00")
    await world.book("ben", "R1", "13:00-14:00")
    await world.book("ben", "P1")
    await world.book("ann", "T2")
    await world.book("cat", "T3")
    [ben] = (await day(world, "ann")).team
    assert [(span.space.label, span.starts, span.ends, span.state) for span in ben.bookings] == [
        ("T1", "09:00", "12:00", "booked"),
        ("R1", "13:00", "14:00", "booked"),
    ]


async def test_a_mate_who_hides_is_there_for_the_team_and_a_leader_who_hides_for_nobody_else(world: World) -> None:
    await world.book("ben", "T1")
    await world.book("leo", "T2")
    await hide(world, "ben", "leo")
    assert people_in((await day(world, "ann")).team) == {"Ben Brook": ["T1"]}
    assert people_in((await day(world, "ann")).leaders) == {}
    assert people_in((await day(world, "fay")).leaders) == {}
    assert people_in((await day(world, "cat")).leaders) == {"Leo Lamb": ["T2"]}


async def test_leaders_are_told_to_everybody_but_themselves(world: World) -> None:
    await world.book("leo", "T2")
    assert people_in((await day(world, "dan")).leaders) == {"Leo Lamb": ["T2"]}
    assert people_in((await day(world, "leo")).leaders) == {}


async def test_who_is_in_no_team_has_none(world: World) -> None:
    await world.book("guy", "T1")
    assert (await day(world, "fay")).team == []


async def test_of_a_day_that_cannot_be_looked_at_only_ones_own_is_told(world: World) -> None:
    await world.book("ann", "T1")
    await world.book("ben", "T2")
    await world.book("leo", "T3")
    past = await day(world, "ann", ahead=False)
    assert ([one.space.label for one in past.mine], past.team, past.leaders) == (["T1"], [], [])


async def test_moved_says_why_and_where_one_is_now(world: World) -> None:
    booking = await world.book("ann", "T2")
    await world.put_out(space="T2", reason="a broken window")
    [one] = (await day(world, "ann")).told
    assert (one.id, one.at, one.kind) == (booking, NOW, "moved")
    assert one.words == "Desk T2 is out of use: a broken window. You now have desk T1, Touchdown, Town Hall."


async def test_moved_twice_it_is_said_where_one_is_now(world: World) -> None:
    await world.book("ann", "T2")
    await world.put_out(space="T2")
    await world.put_out(space="T1", now=NOW + timedelta(minutes=1))
    assert await told(world, "ann") == [
        ("moved", "Desk T1 is out of use: a leak. You now have desk T3, Touchdown, Town Hall.")
    ]


async def test_who_gave_the_new_place_back_is_not_told_that_they_have_it(world: World) -> None:
    booking = await world.book("ann", "T2")
    await world.put_out(space="T2")
    await changes.cancel((await row_of(booking))["moved_to"], world.person["ann"], NOW)
    assert await told(world, "ann") == []


async def test_lost_says_why_and_what_to_do(world: World) -> None:
    await world.book("ann", "R1")
    await world.put_out(space="R1", reason="a leak")
    assert await told(world, "ann") == [
        ("lost", "Room R1 is out of use: a leak. Nothing equal was free: choose another room.")
    ]


async def test_lost_stays_told_when_the_outage_is_over(world: World) -> None:
    await world.book("ann", "R1")
    outage = await world.put_out(space="R1")
    await outages.end_outage(outage, world.person["fay"], NOW)
    assert [kind for kind, _ in await told(world, "ann")] == ["lost"]


async def test_booked_for_me_and_cancelled_for_me_say_who(world: World) -> None:
    booking = await world.book("ben", "T1", "09:00-12:00", by="ann")
    assert await told(world, "ben") == [("booked for you", "Ann Abbot booked desk T1 for you, 09:00 to 12:00.")]
    await changes.cancel(booking, world.person["ann"], NOW)
    assert await told(world, "ben") == [("cancelled for you", "Ann Abbot cancelled your desk T1, 09:00 to 12:00.")]
    assert await told(world, "ann") == []


async def test_what_i_did_myself_i_am_not_told(world: World) -> None:
    mine = await world.book("ann", "T1")
    await changes.cancel(mine, world.person["ann"], NOW)
    theirs = await world.book("ann", "T2", by="ben")
    await changes.cancel(theirs, world.person["ann"], NOW)
    assert await told(world, "ann") == []


async def test_what_i_gave_back_before_the_desk_went_away_i_did_not_lose(world: World) -> None:
    await changes.cancel(await world.book("ann", "T1"), world.person["ann"], NOW)
    await upserts.retire_spaces([world.space["T1"]], NOW)
    assert await told(world, "ann") == []


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("blocking", "your car was blocking another"),
        ("lights on", "your lights were on"),
        ("wrong bay", "your car was in another bay"),
        ("emergency", "an emergency"),
    ],
)
async def test_looked_up_says_when_and_why_for_a_week(world: World, reason: parking.Reason, words: str) -> None:
    await world.book("ann", "P1", day=TODAY)
    await parking.by_bay(world.space["P1"], reason, world.person["guy"], NOW)
    said = [("looked up", f"On Tuesday 24 November the parking desk looked up who you are: {words}.")]
    for day in (TODAY, DAY, TODAY + timedelta(days=7)):
        assert await told(world, "ann", day) == said
    assert await told(world, "ann", TODAY + timedelta(days=8)) == []
    assert await told(world, "ben", TODAY) == []


async def test_the_newest_is_told_first(world: World) -> None:
    await world.book("ann", "R1", by="ben", day=TODAY)
    await world.book("ann", "P1", day=TODAY)
    await parking.by_bay(world.space["P1"], "blocking", world.person["guy"], NOW + timedelta(minutes=5))
    await world.book("ann", "T1", by="ben", day=TODAY, now=NOW + timedelta(minutes=1))
    assert [kind for kind, _ in await told(world, "ann", TODAY)] == ["looked up", "booked for you", "booked for you"]
