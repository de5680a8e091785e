"""What time alone brings about: a promise is due, a week is over; and the wish to talk, which no journal knows."""

from datetime import UTC, datetime, timedelta

from roost.bookings import talks
from roost.issues import states
from roost.kit import database
from roost.notices import expansion
from roost.notices.inbox import forget_old
from roost.places import WorkingHours
from tests.bookings.world import World
from tests.issues.reporting import reported
from tests.issues.steps import FRIDAY, cannot, mark, own, promise, sort, wait
from tests.notices.told import looked, notices, switch_off, told
from tests.support import NOW

THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BY_FRIDAY = "Friday 27 November"


async def promised(world: World, by: str = "fay") -> int:
    number = await reported(world)
    await promise(world, number, FRIDAY, by)
    return number


async def test_what_is_promised_is_told_its_owner_on_the_working_day_before(world: World) -> None:
    number = await promised(world)
    assert await looked(THURSDAY - MINUTE) == []
    assert await looked(THURSDAY) == [("fay", f"Issue {number} is due", f"You promised it for {BY_FRIDAY}.")]


async def test_it_is_told_once_however_often_it_is_looked_at(world: World) -> None:
    await promised(world)
    assert len(await looked(THURSDAY)) == 1
    assert await looked(THURSDAY + MINUTE) == []
    assert await looked(THURSDAY + timedelta(days=1)) == []


async def test_after_a_weekend_and_bank_holidays_the_day_before_is_the_last_that_works(world: World) -> None:
    # Friday 25 and Monday 28 December are bank holidays.
    number = await reported(world)
    await promise(world, number, datetime(2026, 12, 29).date())
    christmas_eve = datetime(2026, 12, 24, 9, 0, tzinfo=UTC)
    assert await looked(christmas_eve - MINUTE) == []
    assert [who for who, _, _ in await looked(christmas_eve)] == ["fay"]


async def test_what_was_not_told_on_the_day_before_is_told_until_its_day_is_over(world: World) -> None:
    await promised(world)
    assert len(await looked(datetime(2026, 11, 27, 23, 59, tzinfo=UTC))) == 1
    await database.execute("DELETE FROM notice")
    assert await looked(datetime(2026, 11, 28, 0, 0, tzinfo=UTC)) == []


async def test_the_council_says_when_a_working_day_begins(world: World) -> None:
    await promised(world)
    await expansion.look(THURSDAY - 2 * MINUTE, WorkingHours(480, 1020))
    assert len(await notices()) == 1


async def test_what_was_promised_only_on_the_day_before_is_no_news_to_who_promised_it(world: World) -> None:
    number = await reported(world)
    await promise(world, number, FRIDAY, now=THURSDAY + MINUTE)
    assert await looked(THURSDAY + timedelta(hours=3)) == []


async def test_each_kind_of_date_is_told_as_what_it_is(world: World) -> None:
    looking, waiting, refused = [await reported(world, at=at) for at in ("T1", "T2", "T3")]
    await own(world, looking, next_word_by=FRIDAY)
    await wait(world, waiting)
    await cannot(world, refused)
    again = f"You look at it again on {BY_FRIDAY}."
    bodies = {title: body for _, title, body in await looked(THURSDAY)}
    assert bodies == {
        f"Issue {looking} is due": f"Your next word is due by {BY_FRIDAY}.",
        f"Issue {waiting} is due": again,
        f"Issue {refused} is due": again,
    }


async def test_what_is_sorted_or_put_off_by_then_is_not_due(world: World) -> None:
    one, other = await promised(world), await promised(world)
    await sort(world, one)
    await promise(world, other, MONDAY.date())
    assert await looked(THURSDAY) == []


async def test_a_new_owner_is_told_what_the_first_one_promised(world: World) -> None:
    number = await promised(world)
    await looked(THURSDAY)
    await states.own(number, None, await world.who("leo"), THURSDAY, world.person["dee"])
    assert [who for who, _, _ in await looked(THURSDAY + MINUTE)] == ["dee"]


async def test_whoever_switched_it_off_is_not_told_what_is_due(world: World) -> None:
    await switch_off(world.person["fay"], "due")
    await promised(world)
    assert await looked(THURSDAY) == []


async def test_marking_it_does_not_make_it_due_anew(world: World) -> None:
    number = await promised(world)
    await looked(THURSDAY)
    await mark(world, number, "tame", now=THURSDAY)
    assert await looked(THURSDAY + MINUTE) == []


TALK = ("ben", "Somebody would like to talk to you", "Open Roost to say whether you can. It is gone at midnight.")


async def a_talk(world: World) -> object:
    await world.book("ben", "T1", "10:00-17:00", NOW.date())
    return await talks.ask(await world.who("ann"), world.person["ben"], NOW.date(), NOW)


async def test_whoever_is_asked_for_a_talk_is_told_and_not_by_whom(world: World) -> None:
    await a_talk(world)
    assert await looked(NOW) == [TALK]
    assert await looked(NOW + MINUTE) == []


async def test_the_journal_knows_nothing_of_it(world: World) -> None:
    talk = await a_talk(world)
    await looked(NOW)
    rows = await database.fetch("SELECT entity, id, entity_id FROM journal")
    assert {row["entity"] for row in rows} <= {"booking", "person"}
    assert not any(str(talk) in (str(row["id"]), row["entity_id"]) for row in rows)


async def test_it_rings_at_any_hour(world: World) -> None:
    await a_talk(world)
    late = NOW.replace(hour=21)
    await expansion.look(late, mail=True)
    [row] = await database.fetch("SELECT not_before FROM delivery")
    assert row["not_before"] == late


async def test_it_is_gone_at_midnight(world: World) -> None:
    await a_talk(world)
    await looked(NOW)
    [one] = await notices()
    assert one["until"] == datetime(2026, 11, 25, 0, 0, tzinfo=UTC)
    assert await forget_old(one["until"]) == 1
    assert await looked(one["until"]) == []
    assert await notices() == []


async def test_whoever_has_answered_is_not_told_any_more(world: World) -> None:
    talk = await a_talk(world)
    await talks.answer(talk, await world.who("ben"), "there", NOW.date(), NOW)
    assert await looked(NOW) == []


async def test_the_digest_of_the_week_before_goes_to_everybody_on_monday_morning(world: World) -> None:
    await reported(world)
    assert await looked(MONDAY - MINUTE) == []
    everybody = await looked(MONDAY)
    assert len(everybody) == len(world.person)
    assert {(title, body) for _, title, body in everybody} == {
        ("You said, we did", "The week from Monday 23 November.")
    }
    assert {one["path"] for one in await notices()} == {"/digest?week=2026-W48"}
    assert await looked(MONDAY + MINUTE) == []


async def test_it_is_a_mail_and_rings_no_phone(world: World) -> None:
    await reported(world)
    await expansion.look(MONDAY, mail=True)
    rows = await database.fetch("SELECT channel, count(*) AS many FROM delivery GROUP BY channel")
    assert [(row["channel"], row["many"]) for row in rows] == [("mail", len(world.person))]


async def test_a_week_in_which_nothing_was_said_or_done_has_none(world: World) -> None:
    await reported(world, now=NOW - timedelta(days=14))
    await told()
    assert await looked(MONDAY) == []


async def test_where_monday_is_a_bank_holiday_it_is_sent_on_the_first_day_that_works(world: World) -> None:
    await reported(world, now=datetime(2026, 12, 22, 9, 0, tzinfo=UTC))
    bank_holiday = datetime(2026, 12, 28, 12, 0, tzinfo=UTC)
    assert await looked(bank_holiday) == []
    assert len(await looked(bank_holiday.replace(day=29))) == len(world.person)


async def test_whoever_wants_none_or_has_left_gets_none(world: World) -> None:
    await reported(world)
    await switch_off(world.person["ann"], "digest")
    await database.execute("UPDATE person SET left_at = $2 WHERE id = $1", world.person["ben"], NOW)
    assert not {"ann", "ben"} & {who for who, _, _ in await looked(MONDAY)}
