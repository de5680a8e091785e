"""Tame or wicked: quick, or systemic, with a sponsor and a next word at most a month away."""

from datetime import date, timedelta

import pytest

from roost.kit.errors import Refused
from tests.bookings.world import World, refused_as
from tests.issues.reporting import reported, row, seen
from tests.issues.steps import FRIDAY, MONDAY, SECOND, TODAY, cannot, mark, own, promise, sort, wait

FAR = date(2027, 1, 5)


async def test_what_is_tame_needs_nobodys_leave_and_not_even_an_owner(world: World) -> None:
    number = await reported(world)
    await mark(world, number, "tame")
    issue = await seen(world, number, "ben")
    assert (issue.nature, issue.sponsor, issue.state) == ("tame", None, "new")


async def test_what_is_wicked_has_a_sponsor_an_owner_and_a_date(world: World) -> None:
    number = await reported(world)
    await mark(world, number, "wicked", sponsor=world.person["dee"])
    issue = await seen(world, number, "ben")
    assert (issue.nature, issue.sponsor and issue.sponsor.name) == ("wicked", "Dee Dunn")
    assert (issue.state, issue.owner and issue.owner.name, issue.due) == ("looking", "Fay Frost", SECOND)
    assert (await row(number))["unowned_since"] is None


@pytest.mark.parametrize("sponsor", [None, "ben", "fay"])
async def test_without_a_leader_as_sponsor_it_is_said_who_can_be(world: World, sponsor: str | None) -> None:
    number = await reported(world)
    with pytest.raises(Refused) as refused:
        await mark(world, number, "wicked", sponsor=world.person[sponsor] if sponsor else None)
    assert refused.value.type == "/problems/no-sponsor"
    assert "Dee Dunn or Leo Lamb" in refused.value.detail
    assert [one.name for one in refused.value.extra["sponsors"]] == ["Dee Dunn", "Leo Lamb"]


async def test_its_word_is_owed_within_a_month(world: World) -> None:
    number = await reported(world)
    with refused_as("too-far-ahead"):
        await mark(world, number, "wicked", sponsor=world.person["dee"], next_word_by=FAR)
    await mark(world, number, "wicked", sponsor=world.person["dee"], next_word_by=MONDAY)
    assert (await row(number))["due"] == MONDAY
    for step in (promise, wait):
        with refused_as("too-far-ahead"):
            await step(world, number, FAR)
        await step(world, number, FRIDAY)


async def test_what_it_is_not_asked_for_is_how_soon_it_is_looked_at_again_once_it_cannot_be_changed(
    world: World,
) -> None:
    number = await reported(world)
    await mark(world, number, "wicked", sponsor=world.person["dee"])
    await cannot(world, number, FAR)
    assert (await row(number))["due"] == FAR


async def test_a_date_that_is_too_far_away_for_a_wicked_one_is_said_anew(world: World) -> None:
    number = await reported(world)
    await promise(world, number, FAR)
    with refused_as("too-far-ahead"):
        await mark(world, number, "wicked", sponsor=world.person["dee"])
    await mark(world, number, "wicked", sponsor=world.person["dee"], next_word_by=FRIDAY)
    issue = await seen(world, number, "ben")
    assert (issue.state, issue.due, issue.broken) == ("looking", FRIDAY, [FAR])


async def test_a_date_that_is_near_enough_stands(world: World) -> None:
    number = await reported(world)
    await promise(world, number, FRIDAY)
    await mark(world, number, "wicked", sponsor=world.person["dee"])
    issue = await row(number)
    assert (issue["state"], issue["due"]) == ("doing", FRIDAY)


async def test_what_is_wicked_no_more_has_no_sponsor(world: World) -> None:
    for nature in ("tame", None):
        number = await reported(world)
        await mark(world, number, "wicked", sponsor=world.person["dee"])
        await mark(world, number, nature)
        issue = await row(number)
        assert (issue["nature"], issue["sponsor"], issue["state"]) == (nature, None, "looking")


async def test_nobody_says_when_they_say_more_about_what_nobody_owns(world: World) -> None:
    number = await reported(world)
    with refused_as("nobody-owns-it"):
        await mark(world, number, "tame", next_word_by=FRIDAY)
    await own(world, number)
    await mark(world, number, "tame", next_word_by=FRIDAY)
    assert (await row(number))["due"] == FRIDAY


async def test_a_wicked_one_nobody_promised_in_time_is_taken_up_within_a_month(world: World) -> None:
    number = await reported(world)
    await mark(world, number, "wicked", sponsor=world.person["dee"])
    with refused_as("too-far-ahead"):
        await own(world, number, next_word_by=TODAY + timedelta(days=40))
    await sort(world, number)
    with refused_as("ended"):
        await mark(world, number, None)
