"""Seat me with my team, asked of a real office: what is offered can be booked, and there is never a blank."""

from datetime import date, datetime, timedelta

import msgspec
import pytest

from roost.bookings import actions, changes, queries, seating
from roost.bookings.actions import Hold, Seat
from roost.bookings.seating import Offer, Suggested
from roost.kit import database
from roost.kit.days import show_time
from tests.bookings.world import DAY, World, at
from tests.support import NOW

TODAY = NOW.date()


async def ask(
    world: World,
    name: str = "ann",
    times: str = "09:00-17:00",
    day: date = DAY,
    site: str | None = None,
    now: datetime = NOW,
) -> Suggested:
    return await seating.suggest(await world.who(name), day, at(times), site, now)


def shown(offer: Offer) -> tuple[str, str, str | None]:
    """Day, times and desk of an offer."""
    times = f"{show_time(offer.span.starts)}-{show_time(offer.span.ends)}"
    return str(offer.day), times, offer.desk and offer.desk.place.label


async def assert_can_be_booked(world: World, name: str, offer: Offer, now: datetime = NOW) -> None:
    """Presses the button, and takes it back."""
    person = world.person[name]
    spaces = tuple(choice.place.id for choice in (offer.desk, offer.bay) if choice)
    arrival = await actions.arrive(Hold(spaces, offer.day, offer.span, Seat(person=person)), person, None, now)
    await changes.cancel_arrival(arrival, person, now)


async def test_a_desk_beside_the_team_and_a_bay(world: World) -> None:
    await world.book("ben", "B1")
    found = await ask(world)
    assert found.offer.words == "Desk B2, beside one of your team; your bay P1 at The Deck, 5 minutes on foot."
    assert found.offer.desk is not None
    assert [mate.name for mate in found.offer.desk.beside] == ["Ben Brook"]
    assert (found.desk_words, found.bay_words, found.alternatives, found.have) == (None, None, [], [])
    await assert_can_be_booked(world, "ann", found.offer)


async def test_with_nobody_in_it_is_the_teams_own_zone(world: World) -> None:
    await world.book("dan", "T1")
    found = await ask(world)
    assert found.offer.words.startswith("Desk B1, in your team's zone;")


async def test_what_one_booked_of_late_goes_before_the_label(world: World) -> None:
    for days in (0, 2):
        await world.book("dan", "U2", day=TODAY + timedelta(days=days))
    found = await ask(world, "dan")
    assert shown(found.offer)[2] == "U2"
    assert "where you often sit" in found.offer.words


async def test_another_site_can_be_asked_for(world: World) -> None:
    found = await ask(world, site="lane")
    assert found.offer.words == "Desk L1; your bay P1 at The Deck, 9 minutes on foot."


async def test_ones_own_mark_is_offered_to_oneself(world: World) -> None:
    assert [(await ask(world, name)).offer.bay.place.label for name in ("cat", "dan")] == ["PU", "PB"]


async def test_what_one_holds_already_is_not_offered_again(world: World) -> None:
    await world.book("ann", "T1", "10:00-12:00")
    found = await ask(world)
    assert [row["label"] for row in found.have] == ["T1"]
    assert (found.offer.desk, found.desk_words, found.alternatives) == (None, None, [])
    assert found.offer.words == "Bay P1 at The Deck, 5 minutes on foot."
    assert (await ask(world, times="12:00-17:00")).have == []


async def test_a_visitors_desk_is_not_the_hosts(world: World) -> None:
    await world.book("ann", "T1", visitor="Dell engineer")
    assert (await ask(world)).have == []


async def test_the_walk_is_to_the_desk_that_one_holds(world: World) -> None:
    await world.book("ann", "L1")
    found = await ask(world)
    assert found.offer.bay is not None
    assert found.offer.bay.minutes_on_foot == 9


async def test_without_a_car_no_bay_is_offered_and_it_says_so(world: World) -> None:
    found = await ask(world, "ben")
    assert (found.offer.bay, found.bay_words) == (None, "Add your car under Me to be offered a bay.")


async def test_without_a_free_bay_it_says_so(world: World) -> None:
    await world.book("ben", "P1")
    await world.book("eve", "P2")
    found = await ask(world)
    assert (found.offer.bay, found.bay_words) == (None, "No bay that you may use is free then.")


async def full_until_noon(world: World) -> None:
    """Every desk of the town hall that Ann may use is taken until noon, and then on again from three."""
    for label in ("B1", "B2", "B3", "T1", "T2", "T3", "U1", "U2"):
        for times in ("08:00-12:00", "15:00-18:00"):
            await world.book("ben", label, times, visitor="a whole conference")


async def full(world: World) -> None:
    await world.put_out(site="hall")


async def full_everywhere_that_day(world: World) -> None:
    await world.put_out(site="hall")
    await world.put_out(site="lane")


async def nobody_has_it(world: World) -> None:
    await database.execute("UPDATE person SET needs = '{two screens}' WHERE id = $1", world.person["ann"])


async def nothing(world: World) -> None:
    pass


CASES = {
    "another site": (
        full,
        DAY,
        NOW,
        "No desk at Town Hall is free for all of that time.",
        ["At Lane Centre: desk L1; your bay P1 at The Deck, 9 minutes on foot."],
    ),
    "another site, another span": (
        full_until_noon,
        DAY,
        NOW,
        "No desk at Town Hall is free for all of that time.",
        [
            "At Lane Centre: desk L1; your bay P1 at The Deck, 9 minutes on foot.",
            "From 12:00 to 15:00: desk B1, in your team's zone; your bay P1 at The Deck, 5 minutes on foot.",
        ],
    ),
    "another day": (
        full_everywhere_that_day,
        DAY,
        NOW,
        "No desk at Town Hall is free for all of that time.",
        [
            "On Thursday 26 November: desk B1, in your team's zone; your bay P1 at The Deck, 5 minutes on foot.",
        ],
    ),
    "a closed day": (
        nothing,
        date(2026, 11, 28),
        NOW,
        "Town Hall is closed that day (the weekend).",
        [
            "On Monday 30 November: desk B1, in your team's zone; your bay P1 at The Deck, 5 minutes on foot.",
        ],
    ),
    "after closing time": (
        nothing,
        TODAY,
        NOW.replace(hour=18, minute=5),
        "No desk at Town Hall is free for all of that time.",
        [
            "On Wednesday 25 November: desk B1, in your team's zone; your bay P1 at The Deck, 5 minutes on foot.",
        ],
    ),
    "too late for all of it": (
        nothing,
        TODAY,
        NOW.replace(hour=14, minute=5),
        "No desk at Town Hall is free for all of that time.",
        [
            "From 14:00 to 17:00: desk B1, in your team's zone; your bay P1 at The Deck, 5 minutes on foot.",
        ],
    ),
    "a need that no desk meets": (
        nobody_has_it,
        DAY,
        NOW,
        "No desk with two screens is free for all of that time.",
        [
            "Without two screens: desk B1, in your team's zone; your bay P1 at The Deck, 5 minutes on foot.",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
async def test_where_nothing_is_free_the_nearest_alternatives_are_said_and_can_be_booked(
    world: World, case: str
) -> None:
    prepare, day, now, why, alternatives = CASES[case]
    await prepare(world)
    found = await ask(world, day=day, now=now)
    assert found.offer.desk is None
    assert found.desk_words == why
    assert [offer.words for offer in found.alternatives] == alternatives
    for offer in found.alternatives:
        await assert_can_be_booked(world, "ann", offer, now)


async def test_where_there_is_nothing_in_the_whole_horizon_it_says_whom_to_ask(world: World) -> None:
    await world.put_out(DAY, None, site="hall")
    await world.put_out(DAY, None, site="lane")
    found = await ask(world)
    assert found.alternatives == []
    assert found.desk_words is not None
    assert found.desk_words.endswith("Nothing is free on any day you can book; ask facilities.")


async def test_where_there_are_no_desks_yet_it_says_whom_to_ask(world: World) -> None:
    await database.execute("UPDATE site SET retired_at = $1", NOW)
    found = await ask(world)
    assert found.alternatives == []
    assert found.desk_words is not None
    assert found.desk_words.startswith("There are no desks yet.")


async def test_a_car_park_may_open_when_the_office_is_shut(world: World) -> None:
    await database.execute("UPDATE site SET opens_weekends = true WHERE code = 'deck'")
    found = await ask(world, day=date(2026, 11, 28))
    assert found.offer.desk is None
    assert found.offer.bay is not None
    assert len(found.alternatives) == 1


async def test_no_alternative_is_offered_twice(world: World) -> None:
    await world.put_out(site="lane")
    await full_until_noon(world)
    found = await ask(world)
    assert [shown(offer) for offer in found.alternatives] == [("2026-11-25", "12:00-15:00", "B1")]


async def test_whoever_is_refused_is_offered_the_next_best_of_the_kind(world: World) -> None:
    await world.book("ben", "T2")
    hold = world.hold("ann", "T2")
    sitter = (await queries.sitters([world.person["ann"]]))[world.person["ann"]]

    async def offered(for_colleague: bool = False, visitor: bool = False) -> list[str]:
        seat = Seat(host=sitter.id, visitor="Dell") if visitor else hold.seat
        asked = msgspec.structs.replace(hold, seat=seat)
        found = await seating.next_best(hold.spaces[0], asked, sitter, for_colleague=for_colleague, now=NOW)
        return [place.label for place in found]

    assert await offered() == ["T1", "T3", "B2"]
    sitter = msgspec.structs.replace(sitter, needs=frozenset({"quiet"}))
    assert await offered() == ["T3"]
    # Whose needs are not the asker's business, or not the visitor's, do not show in what is offered.
    assert await offered(for_colleague=True) == ["T1", "T3", "B2"]
    assert await offered(visitor=True) == ["T1", "T3", "B2"]


async def test_what_is_offered_instead_is_free_and_allowed(world: World) -> None:
    await world.book("ben", "P1")
    hold, sitter = world.hold("cat", "P1"), (await queries.sitters([world.person["cat"]]))[world.person["cat"]]
    found = await seating.next_best(hold.spaces[0], hold, sitter, for_colleague=False, now=NOW)
    assert [place.label for place in found] == ["P2", "PU"]
