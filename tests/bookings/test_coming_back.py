"""Coming back from a hard visit: who is in, a desk beside them, a bay, a quiet room, and someone to talk to."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from roost.bookings import talks
from roost.bookings.coming_back import coming_back
from roost.bookings.days import day_of
from roost.bookings.lending import lend
from roost.bookings.seating import suggest
from roost.kit import database
from roost.kit.errors import NotFound, Refused
from tests.bookings.world import DAY, World, at, slug
from tests.support import NOW

AFTERNOON = datetime(2026, 11, 25, 14, 7, tzinfo=UTC)


async def told(world: World, name: str) -> list[tuple[str, str]]:
    day = await day_of(await world.who(name), DAY, ahead=True, now=AFTERNOON)
    return [(one.kind, one.words) for one in day.told]


async def test_the_rest_of_the_day_beside_the_team_is_offered_from_this_quarter_hour_on(world: World) -> None:
    await world.book("ben", "B1")
    found = await coming_back(await world.who("ann"), AFTERNOON)
    assert (found.span.starts, found.span.ends) == (14 * 60, 18 * 60)
    assert found.suggested.offer.desk is not None
    assert found.suggested.offer.desk.place.label == "B2"
    assert found.suggested.offer.bay is not None


async def test_who_is_still_in_is_shown_and_who_has_gone_is_not(world: World) -> None:
    await world.book("ben", "B1", "09:00-13:00")
    await world.book("leo", "T2", "09:00-16:00")
    found = await coming_back(await world.who("ann"), AFTERNOON)
    assert [row["person_name"] for row in found.around] == ["Leo Lamb"]


async def test_a_quiet_room_is_offered_for_half_an_hour_when_one_is_free(world: World) -> None:
    assert (await coming_back(await world.who("ann"), AFTERNOON)).quiet is None
    await database.execute("UPDATE space SET features = '{quiet}' WHERE label = 'R1'")
    found = await coming_back(await world.who("ann"), AFTERNOON)
    assert found.quiet is not None
    assert found.quiet_span.minutes == 30
    await world.book("ben", "R1", "14:15-15:00")
    assert (await coming_back(await world.who("ann"), AFTERNOON)).quiet is None


async def test_after_closing_time_it_says_so(world: World) -> None:
    with pytest.raises(Refused) as refused:
        await coming_back(await world.who("ann"), datetime(2026, 11, 25, 19, 0, tzinfo=UTC))
    assert slug(refused.value) == "closed"


async def test_whoever_is_asked_to_talk_is_told_and_so_is_the_answer(world: World) -> None:
    await world.book("ben", "B1")
    ann, ben = await world.who("ann"), await world.who("ben")
    talk = await talks.ask(ann, ben.id, DAY, AFTERNOON)
    assert ("talk asked", "Ann Abbot would like someone to talk to.") in await told(world, "ben")
    await talks.answer(talk, ben, "there", DAY, AFTERNOON)
    assert ("talk answered", "Ben Brook will be there for you.") in await told(world, "ann")


async def test_ask_someone_else_can_become_i_will_be_there_but_not_the_other_way_round(world: World) -> None:
    await world.book("ben", "B1")
    ann, ben = await world.who("ann"), await world.who("ben")
    talk = await talks.ask(ann, ben.id, DAY, AFTERNOON)
    await talks.answer(talk, ben, "someone else", DAY, AFTERNOON)
    assert ("talk answered", "Ben Brook cannot come now. Ask someone else.") in await told(world, "ann")
    await talks.answer(talk, ben, "there", DAY, AFTERNOON)
    with pytest.raises(Refused):
        await talks.answer(talk, ben, "someone else", DAY, AFTERNOON)


async def test_asking_twice_is_one_request(world: World) -> None:
    await world.book("ben", "B1")
    ann = await world.who("ann")
    first = await talks.ask(ann, world.person["ben"], DAY, AFTERNOON)
    assert await talks.ask(ann, world.person["ben"], DAY, AFTERNOON) == first


async def test_only_people_who_are_in_and_near_can_be_asked(world: World) -> None:
    ann = await world.who("ann")
    with pytest.raises(NotFound):
        await talks.ask(ann, world.person["ben"], DAY, AFTERNOON)
    await world.book("dan", "T2")
    with pytest.raises(NotFound):
        await talks.ask(ann, world.person["dan"], DAY, AFTERNOON)
    with pytest.raises(NotFound):
        await talks.ask(ann, uuid4(), DAY, AFTERNOON)


async def test_nobody_else_answers_and_nobody_else_hears_of_it(world: World) -> None:
    await world.book("ben", "B1")
    await world.book("leo", "T2")
    talk = await talks.ask(await world.who("ann"), world.person["ben"], DAY, AFTERNOON)
    with pytest.raises(NotFound):
        await talks.answer(talk, await world.who("leo"), "there", DAY, AFTERNOON)
    assert await told(world, "leo") == []


async def test_a_request_is_gone_at_midnight_and_the_journal_never_knew(world: World) -> None:
    await world.book("ben", "B1")
    before = await database.fetch_value("SELECT count(*) FROM journal")
    await talks.ask(await world.who("ann"), world.person["ben"], DAY, AFTERNOON)
    assert await talks.forget(datetime(2026, 11, 25, 23, 59, tzinfo=UTC)) == 0
    assert await talks.forget(datetime(2026, 11, 26, 0, 0, tzinfo=UTC)) == 1
    assert await database.fetch_value("SELECT count(*) FROM journal") == before


async def test_who_is_away_on_a_visit_is_neither_around_nor_sat_beside(world: World) -> None:
    await world.book("ben", "B1")
    await lend(DAY, at("13:00-16:00"), world.person["ben"], NOW)
    found = await coming_back(await world.who("ann"), AFTERNOON)
    assert found.around == []
    [present] = (await day_of(await world.who("ann"), DAY, ahead=True, now=AFTERNOON)).team
    assert [(span.starts, span.ends) for span in present.bookings] == [("09:00", "13:00"), ("16:00", "17:00")]


async def test_in_ones_own_gap_another_desk_is_suggested(world: World) -> None:
    await world.book("ann", "T1")
    await lend(DAY, at("11:00-14:00"), world.person["ann"], NOW)
    found = await suggest(await world.who("ann"), DAY, at("11:00-14:00"), None, NOW)
    assert found.have == []
    assert found.offer.desk is not None


async def test_a_wish_of_yesterday_is_told_to_nobody_even_before_it_is_deleted(world: World) -> None:
    await world.book("ben", "B1")
    await talks.ask(await world.who("ann"), world.person["ben"], DAY, AFTERNOON)
    tomorrow = AFTERNOON + timedelta(days=1)
    yesterday = await day_of(await world.who("ben"), DAY, ahead=False, now=tomorrow)
    assert yesterday.told == []
