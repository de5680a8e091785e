"""What other systems are told: what a screen on a wall shows, and never who."""

from typing import Any

import msgspec
import pytest

from roost.bookings import changes
from roost.issues import states
from roost.journal import Event, record_all
from roost.kit import database
from roost.webhooks.cards import MOST, plain
from tests.bookings.world import World
from tests.issues.fixing import installed, ordered, planned
from tests.issues.reporting import reported
from tests.issues.steps import own, promise, sort
from tests.support import NOW
from tests.webhooks.hooks import hook, tell
from tests.webhooks.receiver import Receiver

EVERY = ("booking", "issue", "fix", "outage", "walk", "office")


def told(receiver: Receiver, type_: str) -> list[dict[str, Any]]:
    return [one.body["data"] for one in receiver.arrived if one.body["type"] == type_]


async def test_a_booking_says_which_zone_and_day_and_nothing_that_leads_to_anybody(
    world: World, receiver: Receiver
) -> None:
    await hook(world, receiver)
    booking = await world.book("ann", "P1")
    await changes.cancel(booking, world.person["ann"], NOW)
    await tell(receiver)
    expected = {"kind": "bay", "site": "deck", "floor": "deck-0", "zone": "deck-0-p", "day": "2026-11-25"}
    assert told(receiver, "booking.booked") == told(receiver, "booking.freed") == [expected]


async def test_where_there_are_few_alike_only_the_floor_is_said(world: World, receiver: Receiver) -> None:
    """Two desks stand in Duty's own zone: whoever knows the team would know who comes."""
    await hook(world, receiver)
    await world.book("cat", "A1")
    await tell(receiver)
    assert told(receiver, "booking.booked") == [
        {"kind": "desk", "site": "hall", "floor": "hall-1", "zone": None, "day": "2026-11-25"}
    ]


@pytest.mark.parametrize(
    ("label", "site"),
    # Two desks stand upstairs in the town hall, one alone in the lane, and the town hall has one room.
    [("U1", "hall"), ("L1", None), ("R1", None)],
)
async def test_nor_is_the_floor_or_the_site_where_it_has_few_alike(
    world: World, receiver: Receiver, label: str, site: str | None
) -> None:
    await hook(world, receiver)
    await hook(world, receiver, path="/teams", format_="teams")
    await world.book("eve", label)
    await tell(receiver)
    kind = "room" if label == "R1" else "desk"
    [said] = told(receiver, "booking.booked")
    assert said == {"kind": kind, "site": site, "floor": None, "zone": None, "day": "2026-11-25"}
    [card] = [one.body["attachments"][0]["content"] for one in receiver.arrived if one.path == "/teams"]
    assert [block["text"] for block in card["body"][1:]] == (["Town Hall"] if site else [])


async def test_nobody_is_told_that_somebody_is_in_or_was_moved(world: World, receiver: Receiver) -> None:
    await hook(world, receiver)
    await world.book("ann", "T1")
    await tell(receiver)
    before = len(receiver.arrived)
    async with database.transaction():
        events = [Event(verb, "booking", world.space["T1"]) for verb in ("checked in", "lent", "times moved", "moved")]
        await record_all(events, None, NOW)
    await tell(receiver)
    assert len(receiver.arrived) == before


async def test_an_issue_is_said_as_a_wall_shows_it(world: World, receiver: Receiver) -> None:
    await hook(world, receiver, "issue")
    number = await reported(world, words="The socket under the desk is loose.")
    await own(world, number)
    await promise(world, number)
    await tell(receiver)
    [first] = told(receiver, "issue.reported")
    assert first["words"] is None  # nobody has passed them
    [last] = told(receiver, "issue.promised")
    assert last == {
        "number": number,
        "category": "power",
        "chip": "no-socket",
        "what": last["what"],
        "words": None,
        "state": "doing",
        "queue": "facilities",
        "owner_role": "facilities",
        "due": "2026-11-27",
        "people": 1,
        "site": "hall",
        "floor": "hall-1",
        "zone": "hall-1-o",
        "label": "T1",
        "same_as": None,
        "url": f"https://roost.example.gov.uk/issues/{number}",
    }


async def test_words_are_said_once_an_owner_has_passed_them(world: World, receiver: Receiver) -> None:
    await hook(world, receiver, "issue")
    number = await reported(world, words="The socket under the desk is loose.")
    await states.show(number, None, await world.who("fay"), board=True, words=True, photo=None, now=NOW)
    await tell(receiver)
    assert {one["words"] for one in told(receiver, "issue.shown")} == {"The socket under the desk is loose."}


async def test_who_hides_and_who_is_held_is_told_to_nobody(world: World, receiver: Receiver) -> None:
    await hook(world, receiver, "issue")
    hidden = await reported(world, "ben", level="hidden", at="B1")
    held = await reported(world, "ann", words="Ben Brook always takes the last socket.", confirmed=True, at="T2")
    row = await database.fetch_row("SELECT held FROM issue WHERE number = $1", held)
    assert row is not None
    assert row["held"]
    await tell(receiver)
    [one] = told(receiver, "issue.reported")
    assert one["number"] == hidden
    # Where exactly they sat would tell who it was.
    assert one["label"] is None


async def test_nothing_that_is_told_names_anybody(world: World, receiver: Receiver) -> None:
    """Everything that can happen, to a receiver of everything."""
    await hook(world, receiver, *EVERY)
    await world.book("ann", "P1")
    await world.book("ben", "T1", by="ann")
    await world.book("ben", "R1", visitor="Kone Lifts")
    await world.put_out(space="T3", reason="Eve Ellis spilt tea")
    number = await reported(world)
    await own(world, number)
    fix = await planned(world, number)
    await ordered(world, fix)
    await installed(world, fix)
    other = await reported(world, "ben", at="T2")
    await sort(world, other)
    await tell(receiver)
    sent = msgspec.json.encode([one.body for one in receiver.arrived]).decode()
    kinds = {one.body["type"].partition(".")[0] for one in receiver.arrived}
    assert kinds == {"booking", "issue", "fix", "outage"}
    people = await database.fetch("SELECT id::text AS id, name, email, vehicle FROM person")
    secrets = [value for row in people for value in row.values() if value]
    secrets += [row["id"] for row in await database.fetch("SELECT id::text AS id FROM booking")]
    assert len(secrets) > 20
    assert [one for one in [*secrets, "Kone", "spilt"] if one in sent] == []


async def test_out_of_use_says_what_and_from_when(world: World, receiver: Receiver) -> None:
    await hook(world, receiver, "outage", format_="json")
    await world.put_out(space="T3")
    await world.put_out(zone="hall-1-a")
    await world.put_out(floor="hall-2")
    await world.put_out(site="lane")
    await tell(receiver)
    found = told(receiver, "outage.began")
    assert [{name: one[name] for name in ("site", "floor", "zone", "label")} for one in found] == [
        {"site": "hall", "floor": "hall-1", "zone": "hall-1-o", "label": "T3"},
        {"site": "hall", "floor": "hall-1", "zone": "hall-1-a", "label": None},
        {"site": "hall", "floor": "hall-2", "zone": None, "label": None},
        {"site": "lane", "floor": None, "zone": None, "label": None},
    ]
    assert {(one["from"], one["until"]) for one in found} == {("2026-11-25", "2026-11-25")}


async def test_an_import_is_said_by_its_counts(world: World, receiver: Receiver) -> None:
    await hook(world, receiver, "office")
    async with database.transaction():
        events = [
            Event("imported", "import", "1", facts={"people_added": 3, "sites_added": 0}),
            Event("changed", "space", world.space["T1"], facts={"columns": "zone x"}),
            Event("retired", "team", "care"),
        ]
        await record_all(events, world.person["fay"], NOW)
    await tell(receiver)
    assert [(one.body["type"], one.body["data"]) for one in receiver.arrived] == [
        ("import.imported", {"people_added": 3}),
        ("space.changed", {"floor": "hall-1", "label": "T1", "kind": "desk", "columns": ["zone", "x"]}),
        ("team.retired", {"code": "care", "columns": []}),
    ]


async def test_teams_gets_a_card_with_a_button(world: World, receiver: Receiver) -> None:
    await hook(world, receiver, "issue", "outage", format_="teams")
    number = await reported(world)
    await promise(world, number)
    await world.put_out(zone="hall-1-a")
    await tell(receiver)
    cards = []
    for one in receiver.arrived:
        assert one.body["type"] == "message"
        [attachment] = one.body["attachments"]
        assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
        cards.append(attachment["content"])
    assert {(card["type"], card["version"]) for card in cards} == {("AdaptiveCard", "1.4")}
    texts = [[block["text"] for block in card["body"]] for card in cards]
    assert texts[1][0].startswith(f"Issue {number}: ")
    assert texts[1][1:] == ["Desk T1, First floor, Town Hall", "Doing", "By Friday 27 November"]
    assert texts[2] == [
        "Out of use: Duty zone, First floor, Town Hall",
        "From Wednesday 25 November to Wednesday 25 November",
    ]
    assert [action["url"] for card in cards for action in card.get("actions", ())] == [
        f"https://roost.example.gov.uk/issues/{number}"
    ] * 2


def test_what_people_wrote_cannot_draw_on_a_card() -> None:
    assert plain("[Sign in](https://evil.example)") == "\\[Sign in\\]\\(https://evil.example\\)"
    assert len(plain("x" * 2000)) == MOST
