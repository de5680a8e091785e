"""Before a place that nobody came to is free again its holder is asked, and told when it is."""

from datetime import timedelta

from roost.bookings import lending, release_unclaimed
from roost.kit import database
from roost.notices.kinds import kind_of
from roost.notices.outgoing import Outgoing
from roost.notices.sources.coming import still_unclaimed
from tests.bookings.test_releasing import at
from tests.bookings.world import World
from tests.notices.told import forget, looked, told

MINUTE = timedelta(minutes=1)
SPAN = "Wednesday 25 November, 09:00 to 17:00."


async def rules(remind: int | None = 20) -> None:
    await database.execute("UPDATE site SET release_after = 45, remind_after = $1 WHERE code = 'hall'", remind)


async def test_its_holder_is_asked_once_while_there_is_time(world: World) -> None:
    await rules()
    await world.book("ann", "T1")
    assert await looked(at("09:20") - MINUTE, "unclaimed") == []
    assert await looked(at("09:20"), "unclaimed") == [
        ("ann", "Desk T1 is free for others at 09:45", f"{SPAN} Check in to keep it, or choose later times.")
    ]
    assert await looked(at("09:30"), "unclaimed") == []


async def test_where_nobody_is_to_be_asked_nobody_is(world: World) -> None:
    await rules(None)
    await world.book("ann", "T1")
    assert await looked(at("09:40"), "unclaimed") == []


async def test_a_host_is_asked_for_a_visitor_and_nobody_is_named(world: World) -> None:
    await rules()
    await world.book("ann", "R1", visitor="Kone Lifts")
    [(who, title, body)] = await looked(at("09:20"), "unclaimed")
    assert (who, title) == ("ann", "Room R1 is free for others at 09:45")
    assert "Kone" not in body


async def test_who_is_in_is_not_asked(world: World) -> None:
    await rules()
    booking = await world.book("ann", "T1")
    await lending.check_in(booking, world.person["ann"], at("09:10"))
    assert await looked(at("09:20"), "unclaimed") == []


async def test_when_it_is_free_its_holder_is_told(world: World) -> None:
    await rules()
    await world.book("ann", "T1")
    await forget()
    await release_unclaimed(at("09:45"))
    assert await told(at("09:46")) == [("ann", "Desk T1 is free for others now", f"{SPAN} Nobody checked in.")]


async def test_who_has_another_by_then_is_not_told(world: World) -> None:
    await rules()
    await world.book("ann", "T1")
    await release_unclaimed(at("09:45"))
    await world.book("ann", "T2", "09:45-17:00", now=at("09:45"))
    await forget_all_but_releases()
    assert await told(at("09:46"), "released") == []


async def forget_all_but_releases() -> None:
    await database.execute("DELETE FROM unsent WHERE event NOT IN (SELECT id FROM journal WHERE verb = 'released')")


async def test_what_waited_to_be_told_is_told_no_more_once_somebody_is_in(world: World) -> None:
    await rules()
    booking = await world.book("ann", "T1")
    await looked(at("09:20"), "unclaimed")
    row = await database.fetch_row("SELECT id, body, tag, person, about FROM notice WHERE kind = 'unclaimed'")
    kind = kind_of("unclaimed")
    assert row is not None
    assert kind is not None
    assert kind.still is still_unclaimed
    usual = dict.fromkeys(Outgoing.__struct_fields__)
    known = {"delivery": row["id"], "body": row["body"], "tag": row["tag"], "person": row["person"]}
    out = Outgoing(**usual | known | {"about": row["about"]})
    assert await still_unclaimed([out]) == {row["id"]}
    await lending.check_in(booking, world.person["ann"], at("09:21"))
    assert await still_unclaimed([out]) == set()
