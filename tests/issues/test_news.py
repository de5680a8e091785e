"""What Today tells of issues: is it sorted, what became of it, thanks, and who walks the floor. Word for word."""

from datetime import date, datetime, timedelta

import httpx
import pytest

from roost.issues import me_too, merging, states, told
from roost.issues.news import News
from roost.kit import database
from roost.kit.ids import new_id
from tests.bookings.world import DAY, World
from tests.issues.reporting import reported
from tests.support import NOW, SetClock, sign_in

TODAY = NOW.date()
FRIDAY = TODAY + timedelta(days=3)


async def news(
    world: World, name: str = "ann", day: date = TODAY, now: datetime = NOW, floors: frozenset[str] = frozenset()
) -> list[News]:
    return await told(await world.who(name), day, floors, now)


async def lines(world: World, name: str = "ann", day: date = TODAY, now: datetime = NOW) -> list[tuple[str, str]]:
    return [(one.kind, one.words) for one in await news(world, name, day, now)]


async def test_nothing_is_told_before_something_has_happened(world: World) -> None:
    await reported(world)
    assert await lines(world) == []


@pytest.mark.parametrize("name", ["ann", "ben"])
async def test_who_owns_it_and_until_when_is_told_to_who_reported_and_who_said_me_too(world: World, name: str) -> None:
    number = await reported(world)
    await me_too.add(number, await world.who("ben"), NOW)
    await states.own(number, None, await world.who("fay"), NOW, None, FRIDAY)
    words = "Fay Frost, facilities, owns “No socket in reach”, next word by Friday 27 November."
    assert await lines(world, name) == [("issue news", words)]
    assert await lines(world, "cat") == []


async def test_only_the_newest_state_is_told(world: World) -> None:
    number, fay = await reported(world), await world.who("fay")
    await states.own(number, None, fay, NOW)
    await states.promise(number, None, fay, FRIDAY, None, NOW)
    assert await lines(world) == [
        ("issue news", "Fay Frost, facilities, promised “No socket in reach” for Friday 27 November.")
    ]


async def test_waiting_passed_on_and_what_cannot_be_changed_say_why(world: World) -> None:
    fay = await world.who("fay")
    await states.wait(await reported(world), None, fay, "the landlord", FRIDAY, None, NOW)
    await states.pass_on(await reported(world, chip="too-loud"), None, fay, "the county", FRIDAY, None, NOW)
    await states.cannot(
        await reported(world, category="comfort", words="The heating clanks all morning long"),
        None,
        fay,
        "building",
        "The walls are listed.",
        FRIDAY,
        None,
        NOW,
    )
    assert sorted(words for _, words in await lines(world)) == [
        "“No socket in reach” waits on the landlord. Fay Frost, facilities, looks again on Friday 27 November.",
        "“The heating clanks all morning long” can't be changed: The walls are listed. "
        "It is looked at again on Friday 27 November.",
        "“Too loud to ring a family” was passed on to the county. "
        "Fay Frost, facilities, looks again on Friday 27 November.",
    ]


async def test_it_service_desk_is_written_as_people_write_it(world: World) -> None:
    await database.execute("UPDATE route SET queue = 'it'")
    await states.own(await reported(world), None, await world.who("ivy"), NOW, None, FRIDAY)
    [(_, words)] = await lines(world)
    assert words.startswith("Ivy Innes, IT, owns")


async def test_what_is_sorted_is_asked_until_it_is_answered_or_a_fortnight_has_passed(world: World) -> None:
    number, fay = await reported(world), await world.who("fay")
    await me_too.add(number, await world.who("ben"), NOW)
    await states.sort(number, None, fay, "A tower stands there now.", NOW)
    asked = ("issue sorted?", "“No socket in reach” is said to be sorted: A tower stands there now. Is it?")
    assert await lines(world) == [asked]
    assert (await news(world))[0].issue == number
    late = NOW + timedelta(days=13)
    assert await lines(world, day=late.date(), now=late) == [asked]
    await states.confirm(number, await world.who("ann"), NOW)
    assert await lines(world) == []
    assert await lines(world, "ben") == [asked]
    too_late = NOW + timedelta(days=15)
    assert await lines(world, "ben", day=too_late.date(), now=too_late) == []


async def test_after_a_week_it_is_old(world: World) -> None:
    await states.own(await reported(world), None, await world.who("fay"), NOW)
    assert len(await lines(world, day=TODAY + timedelta(days=6), now=NOW + timedelta(days=6))) == 1
    assert await lines(world, day=TODAY + timedelta(days=8), now=NOW + timedelta(days=8)) == []


async def test_it_is_told_today_alone_and_after_closing_on_the_next_day_that_opens(world: World) -> None:
    await states.own(await reported(world), None, await world.who("fay"), NOW)
    assert await lines(world, day=DAY) == []
    evening = NOW + timedelta(hours=10)
    assert len(await lines(world, day=DAY, now=evening)) == 1


async def test_what_was_merged_is_told_once_with_what_became_of_the_whole(world: World) -> None:
    one, other = await reported(world, "ben"), await reported(world, "ann")
    fay = await world.who("fay")
    await merging.same_as(other, None, one, fay, NOW)
    assert await lines(world) == [
        ("issue news", f"“No socket in reach” is the same as issue {one} now, and you are counted there.")
    ]
    await states.own(one, None, fay, NOW, None, FRIDAY)
    assert [(found.kind, found.issue) for found in await news(world)] == [("issue news", one)]


async def test_what_an_owner_does_is_no_news_to_themselves(world: World) -> None:
    await states.own(await reported(world, "fay"), None, await world.who("fay"), NOW)
    assert await lines(world, "fay") == []


async def test_thanks_are_said_once_with_what_was_bought(world: World) -> None:
    fix = new_id()
    await database.execute(
        """INSERT INTO fix (id, title, decided_by, owner, made_at, installed_at, outcome)
           VALUES ($1, '24 extension towers', $2, $2, $3, $3, 'One at every desk')""",
        fix,
        world.person["leo"],
        NOW,
    )
    await database.execute("INSERT INTO thanks VALUES ($1, $2, $3)", fix, world.person["ann"], NOW)
    assert await lines(world) == [
        ("thanks", "“24 extension towers” is here: One at every desk. Thank you for saying so.")
    ]


class TestWalks:
    @pytest.fixture
    async def walk(self, world: World) -> None:
        for at in (NOW, NOW + timedelta(hours=1)):
            await database.execute(
                "INSERT INTO walk (id, leader, floor, day, made_at) VALUES ($1, $2, 'hall-1', $3, $4)",
                new_id(),
                world.person["leo"],
                DAY,
                at,
            )

    @pytest.mark.usefixtures("walk")
    async def test_who_has_their_home_or_a_place_on_that_floor_hears_of_it_once(self, world: World) -> None:
        walks = [("walk", "Leo Lamb is on your floor today.")]
        assert await lines(world, "ann", DAY) == walks  # her team's home
        assert await lines(world, "guy", DAY) == []
        here = await news(world, "guy", DAY, floors=frozenset({"hall-1"}))
        assert [(one.kind, one.words) for one in here] == walks
        assert await lines(world, "leo", DAY) == []
        assert await lines(world, "ann", TODAY) == []

    @pytest.mark.usefixtures("walk")
    async def test_a_booking_on_that_floor_is_enough(
        self, client: httpx.AsyncClient, world: World, clock: SetClock
    ) -> None:
        await sign_in(client, "guy@estuary.example", NOW)
        assert (await client.get(f"/api/days/{DAY}")).json()["told"] == []
        await world.book("guy", "T1")
        [one] = (await client.get(f"/api/days/{DAY}")).json()["told"]
        assert (one["kind"], one["issue"]) == ("walk", None)


async def test_ids_are_stable_and_unique_and_change_with_the_news(world: World) -> None:
    one, other = await reported(world), await reported(world)
    fay = await world.who("fay")
    for number in (one, other):
        await states.own(number, None, fay, NOW)
    ids = [found.id for found in await news(world)]
    assert len(set(ids)) == 2
    assert [found.id for found in await news(world)] == ids
    await states.promise(one, None, fay, FRIDAY, None, NOW)
    assert len(set(ids) & {found.id for found in await news(world)}) == 1


async def test_the_day_says_it_with_the_number_to_answer_at(client: httpx.AsyncClient, world: World) -> None:
    number = await reported(world)
    await states.sort(number, None, await world.who("fay"), "A tower stands there", NOW)
    await sign_in(client, "ann@estuary.example", NOW)
    [one] = (await client.get(f"/api/days/{TODAY}")).json()["told"]
    assert (one["kind"], one["issue"]) == ("issue sorted?", number)
    assert (await client.post(f"/api/issues/{number}/confirmation")).status_code == 200
    assert (await client.get(f"/api/days/{TODAY}")).json()["told"] == []
