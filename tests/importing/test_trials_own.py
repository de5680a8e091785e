"""What people set for themselves: a trial of files says nothing of it, and that it was tried is written down."""

import httpx

from roost.kit import database
from tests.importing.council import with_row
from tests.importing.test_trials import ADDRESS, ann, people, sheet, tables, tried

__all__ = ["ann"]


async def test_a_badge_is_said_to_change_and_no_more(ann: httpx.AsyncClient) -> None:
    trial = await tried(ann, tables(people=people(name="Ben Beech", blue_badge="no", essential_car_user="no")))
    [ben] = [row for row in sheet(trial, "people")["rows"] if row["key"] == "ben@hall.example"]
    masked = [one for one in ben["differs"] if one["column"] in ("blue_badge", "essential_car_user")]
    assert masked
    assert {(one["before"], one["after"]) for one in masked} == {(None, "changed")}


async def test_what_somebody_needs_or_drives_cannot_be_found_out_by_guessing(ann: httpx.AsyncClient) -> None:
    rows = people()
    own = ("needs", "vehicle", "ev")
    assert all(rows[1][column] for column in own)
    right = await tried(ann, tables(people=rows))
    wrong = await tried(ann, tables(people=people(needs="quiet", vehicle="ZZ99 ZZZ", ev="no")))
    half = await tried(ann, tables(people=people(vehicle="ZZ99 ZZZ")))
    assert right["sheets"] == wrong["sheets"] == half["sheets"]
    [ben] = [row for row in sheet(right, "people")["rows"] if row["key"] == "ben@hall.example"]
    assert ben["what"] == "changed"
    assert {one["column"]: (one["before"], one["after"]) for one in ben["differs"]} == dict.fromkeys(
        own, (None, "sent")
    )
    text = (await ann.get(f"{ADDRESS}/{wrong['id']}")).text
    assert [word for word in ("sit-stand", "quiet", "ZZ99", "AB12") if word in text] == []
    # Neither by what stands next to it.
    named = await tried(ann, tables(people=people(name="Ben Beech", vehicle="ZZ99 ZZZ")))
    again = await tried(ann, tables(people=people(name="Ben Beech")))
    assert named["sheets"] == again["sheets"]
    assert sheet(named, "people")["rows"][0]["differs"][0]["column"] == "name"


async def test_what_a_row_leaves_blank_is_not_sent(ann: httpx.AsyncClient) -> None:
    bare = [row | {"needs": "", "vehicle": "", "ev": ""} for row in people()]
    found = sheet(await tried(ann, tables(people=bare)), "people")
    assert (found["changed"], found["same"], found["rows"]) == (0, 3, [])


async def test_files_that_say_what_people_need_or_drive_are_not_tried_in_secret(ann: httpx.AsyncClient) -> None:
    tries = "SELECT entity_id, actor, facts->>'people' AS people FROM journal WHERE entity = 'trial' AND verb = 'tried'"
    bare = [row | {"needs": "", "vehicle": "", "ev": ""} for row in people()]
    await tried(ann, tables(people=bare) | tables(**with_row("teams", 0, name="Night duty")))
    assert await database.fetch(tries) == []
    trial = await tried(ann, tables(people=[bare[0], bare[1] | {"vehicle": "ZZ99 ZZZ"}, bare[2]]))
    [row] = await database.fetch(tries)
    by = await database.fetch_value("SELECT id FROM person WHERE email = 'ann@hall.example'")
    assert (row["entity_id"], row["actor"], row["people"]) == (trial["id"], by, "1")
