"""Floor walks: a leader sat there, what broke is theirs, and everybody sees it."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from roost.board import walks
from roost.board.wire import NoteIn, WalkIn
from roost.issues import queries
from roost.kit import database
from roost.kit.errors import Invalid, Problem
from roost.kit.once import KeyUsed
from tests.bookings.world import World
from tests.support import NOW, sign_in

KEY = "a-key-of-a-walk"


async def log(
    world: World, *notes: NoteIn, key: str | None = None, words: str | None = None, space: str | None = "T1"
) -> UUID:
    walk = WalkIn("hall-1", world.space[space] if space else None, words, list(notes))
    return await walks.log(walk, await world.who("leo"), key, NOW)


async def test_each_note_becomes_an_issue_that_the_leader_reported_and_owns(world: World) -> None:
    walk = await walks.one(
        await log(world, NoteIn(chip="no-socket", words="The socket is too far"), NoteIn(category="comfort")), NOW
    )
    assert (walk.leader.name, str(walk.day), walk.floor_name, walk.site_name, walk.space_label) == (
        "Leo Lamb",
        "2026-11-24",
        "First floor",
        "Town Hall",
        "T1",
    )
    told = [(one.state, one.owner and one.owner.name, str(one.due), one.due_for, one.words) for one in walk.issues]
    assert told == [
        ("looking", "Leo Lamb", "2026-11-26", "next word", "The socket is too far"),
        ("looking", "Leo Lamb", "2026-11-26", "next word", None),
    ]
    rows = [await queries.row_of(one.number) for one in walk.issues]
    assert {(row["reporter"], row["level"], row["walk"]) for row in rows} == {(world.person["leo"], "named", walk.id)}


async def test_what_is_of_a_desk_is_where_the_leader_sat_and_other_things_are_around_it(world: World) -> None:
    notes = [NoteIn(chip="no-socket"), NoteIn(chip="kitchen"), NoteIn(chip="room-stuffy", space=world.space["R1"])]
    sat = await walks.one(await log(world, *notes), NOW)
    assert [(one.place.label, one.place.zone_name) for one in sat.issues] == [
        ("T1", "Touchdown"),
        (None, "Touchdown"),
        ("R1", "Touchdown"),
    ]
    stood = await walks.one(await log(world, *notes, space=None), NOW)
    assert [(one.place.label, one.place.zone_name) for one in stood.issues] == [
        (None, None),
        (None, None),
        ("R1", "Touchdown"),
    ]


async def test_the_same_key_logs_one_walk(world: World) -> None:
    note = NoteIn(chip="no-socket")
    assert await log(world, note, key=KEY) == await log(world, note, key=KEY)
    assert await database.fetch_value("SELECT count(*) FROM issue") == 1
    with pytest.raises(KeyUsed):
        await log(world, note, note, key=KEY)


async def test_a_note_that_is_wrong_leaves_nothing_behind_and_is_named(world: World) -> None:
    wrong = {
        "/notes/1/chip": NoteIn(chip="nonsense"),
        "/notes/1/category": NoteIn(),
        "/notes/1/words": NoteIn(chip="no-socket", words="x" * 501),
        "/notes/1/space": NoteIn(chip="no-socket", space=world.space["U1"]),
    }
    for pointer, note in wrong.items():
        with pytest.raises(Problem) as refused:
            await log(world, NoteIn(chip="no-socket"), note)
        assert refused.value.errors[0].pointer == pointer
    assert await database.fetch_value("SELECT (SELECT count(*) FROM issue) + (SELECT count(*) FROM walk)") == 0


@pytest.mark.parametrize(
    ("walk", "pointer"),
    [
        (WalkIn("moon"), "/floor"),
        (WalkIn("hall-1", words="a\u202eb"), "/words"),
    ],
)
async def test_a_walk_that_is_wrong_says_where(world: World, walk: WalkIn, pointer: str) -> None:
    with pytest.raises(Invalid) as refused:
        await walks.log(walk, await world.who("leo"), None, NOW)
    assert refused.value.errors[0].pointer == pointer


async def test_words_that_tell_of_somebody_are_refused_where_they_stand(world: World) -> None:
    number = "Ring 01634 333333 about the child"
    for pointer, words, note in (("/words", number, None), ("/notes/0/words", None, number)):
        with pytest.raises(Problem) as refused:
            await log(world, NoteIn(chip="no-socket", words=note), words=words)
        assert (refused.value.status, refused.value.errors[0].pointer) == (422, pointer)
    with pytest.raises(Problem):
        await walks.log(
            WalkIn("hall-1", words="Ann Abbot could not plug in", confirmed=True), await world.who("leo"), None, NOW
        )
    assert await database.fetch_value("SELECT (SELECT count(*) FROM issue) + (SELECT count(*) FROM walk)") == 0


async def test_a_walk_on_which_nothing_broke_is_a_walk(world: World) -> None:
    await log(world, words="All is well here")
    [walk] = (await walks.recent(NOW)).walks
    assert (walk.words, walk.issues) == ("All is well here", [])


async def test_walks_are_listed_for_ninety_days_newest_first(world: World) -> None:
    first, second = await log(world), await log(world)
    assert [walk.id for walk in (await walks.recent(NOW + timedelta(days=90))).walks] == [second, first]
    assert (await walks.recent(NOW + timedelta(days=91))).walks == []


async def test_the_journal_says_where_and_when_and_never_what_was_said(world: World) -> None:
    await log(world, NoteIn(chip="no-socket"), words="Draughty corner")
    rows = await database.fetch(
        "SELECT verb, journal::text AS whole FROM journal WHERE entity IN ('walk', 'issue') ORDER BY id"
    )
    assert [row["verb"] for row in rows] == ["walked", "reported", "owned"]
    text = " ".join(row["whole"] for row in rows)
    assert [secret for secret in ("Draughty", "Leo", str(world.space["T1"])) if secret in text] == []


async def test_leaders_log_walks_and_everybody_reads_them(world: World, client: httpx.AsyncClient) -> None:
    for who, status in (("leo", 201), ("dee", 201), ("ann", 403), ("fay", 403), ("ada", 403)):
        await sign_in(client, f"{who}@estuary.example", NOW)
        body = {"floor": "hall-1", "notes": [{"chip": "no-socket"}]}
        assert (await client.post("/api/walks", json=body)).status_code == status, who
        assert len((await client.get("/api/walks")).json()["walks"]) == (1 if who == "leo" else 2)


async def test_more_than_twenty_notes_are_too_many(world: World, client: httpx.AsyncClient) -> None:
    await sign_in(client, "leo@estuary.example", NOW)
    body = {"floor": "hall-1", "notes": [{"chip": "no-socket"}] * 21}
    assert (await client.post("/api/walks", json=body)).status_code == 400
