"""An administrator adds, changes and finds people."""

from typing import Any
from uuid import uuid4

import pytest

from roost.kit import database
from tests.admin.conftest import Browsers
from tests.admin.desk import Desk, Json, journal, only, pointers, refused
from tests.bookings.world import World

FIELDS = ("email", "name", "team", "role", "essential_car_user", "blue_badge")
NEW: Json = {
    "email": "New.Person@Estuary.example",
    "name": "  Nia   Newell ",
    "team": "fam",
    "role": "staff",
    "line_manager": None,
    "essential_car_user": False,
    "blue_badge": False,
}


def form(row: Json, **but: Any) -> Json:
    boss = row["line_manager"]
    return only(row, *FIELDS, line_manager=boss and boss["id"]) | but


async def test_a_person_is_added_in_our_spelling_and_can_be_found(ada: Desk, council: World) -> None:
    made = await ada.post("people", NEW | {"line_manager": str(council.person["fred"])})
    assert (made["name"], made["email"]) == ("Nia Newell", "new.person@estuary.example")
    assert (made["team_name"], made["line_manager"]["name"]) == ("Family Support", "Fred Frome")
    for q in ("nia", "newell", "new.person@", "NEWELL nia"):
        assert [one["id"] for one in (await ada.get("people", q=q))["people"]] == [made["id"]]
    assert ("added", made["id"], {"role": "staff", "team": "fam"}) in await journal("person")


async def test_people_are_found_by_team_by_role_and_by_having_left(ada: Desk, council: World) -> None:
    people = (await ada.get("people", team="duty"))["people"]
    assert {one["name"] for one in people} == {"Cat Clark", "Leo Lamb"}
    assert [one["name"] for one in (await ada.get("people", role="parking"))["people"]] == ["Guy Green"]
    assert (await ada.get("people", gone=True))["people"] == []
    await ada.post(f"people/{council.person['cat']}/departure")
    assert [one["name"] for one in (await ada.get("people", gone=True))["people"]] == ["Cat Clark"]
    assert [one["name"] for one in (await ada.get("people", team="duty"))["people"]] == ["Leo Lamb"]


async def test_many_people_come_by_pages_each_once(ada: Desk) -> None:
    await database.execute(
        """INSERT INTO person (id, email, name, role, made_at)
           SELECT gen_random_uuid(), 'p' || n || '@estuary.example', 'Same Name', 'staff', now()
           FROM generate_series(1, 120) n"""
    )
    found, cursor = [], ""
    while cursor is not None:
        page = await ada.get("people", q="same", cursor=cursor)
        assert len(page["people"]) <= 50
        found += [one["id"] for one in page["people"]]
        cursor = page["next"]
    assert (len(found), len(set(found))) == (120, 120)


async def test_nobody_is_told_what_a_person_needs_or_drives(ada: Desk, council: World) -> None:
    row = await ada.person(council.person["eve"])
    assert set(row) == {
        *FIELDS, "id", "team_name", "line_manager", "left_at", "version",
    }  # fmt: skip
    whole = str((await ada.get("people"))["people"])
    assert "sit-stand" not in whole
    assert "AN11" not in whole


async def test_a_change_keeps_what_people_set_for_themselves(ada: Desk, council: World) -> None:
    ann = council.person["ann"]
    await database.execute("UPDATE person SET needs = '{quiet}', ev = true, hidden = true WHERE id = $1", ann)
    row = await ada.person(ann)
    changed = await ada.put(f"people/{ann}", form(row, name="Ann Archer", team="care"), row["version"])
    assert (changed["name"], changed["team"]) == ("Ann Archer", "care")
    kept = await database.fetch_row("SELECT needs, ev, hidden, vehicle FROM person WHERE id = $1", ann)
    assert kept is not None
    assert tuple(kept) == (["quiet"], True, True, "AN11 ABB")


async def test_the_journal_says_team_and_role_from_and_to_and_never_a_name_or_a_badge(
    ada: Desk, council: World
) -> None:
    ann = council.person["ann"]
    row = await ada.person(ann)
    body = form(row, name="Ann Archer", team=None, role="leader", blue_badge=True, email="ann.archer@estuary.example")
    await ada.put(f"people/{ann}", body, row["version"])
    changed, promoted = await journal("person")
    assert changed == (
        "changed",
        str(ann),
        {"columns": "email name team role", "team_from": "fam", "team_to": None, "role_from": "staff",
         "role_to": "leader"},
    )  # fmt: skip
    assert promoted == ("role-changed", str(ann), {"from": "staff", "to": "leader"})


async def test_what_is_as_it_was_is_no_change(ada: Desk, council: World) -> None:
    row = await ada.person(council.person["ann"])
    again = await ada.put(f"people/{row['id']}", form(row), row["version"])
    assert again == row
    assert await journal("person") == []


@pytest.mark.parametrize(
    ("but", "pointer"),
    [
        ({"name": "=cmd|'/c calc'!A0"}, "/name"),
        ({"name": "＝cmd"}, "/name"),
        ({"name": "<b>Bold</b>"}, "/name"),
        ({"name": "a\u202eb"}, "/name"),
        ({"name": "   "}, "/name"),
        ({"email": "nobody"}, "/email"),
        ({"email": "+a@b.example"}, "/email"),
        ({"email": "a b@estuary.example"}, "/email"),
        ({"team": "nowhere"}, "/team"),
        ({"line_manager": str(uuid4())}, "/line_manager"),
        ({"role": "king"}, "/role"),
    ],
)
async def test_what_a_file_may_not_say_a_form_may_not_either(ada: Desk, but: Json, pointer: str) -> None:
    answer = await ada.try_post("people", NEW | but)
    assert pointer in pointers(refused(answer, 400, "invalid"))
    assert await database.fetch_value("SELECT count(*) FROM person WHERE email LIKE 'new%'") == 0


async def test_everything_that_is_wrong_is_said_at_once(ada: Desk) -> None:
    answer = await ada.try_post("people", NEW | {"name": "<", "email": "x@y@z", "team": "nowhere"})
    assert pointers(refused(answer, 400, "invalid")) == ["/name", "/email", "/team"]


async def test_an_address_belongs_to_one_person(ada: Desk, council: World) -> None:
    taken = NEW | {"email": "BEN@estuary.example"}
    refused(await ada.try_post("people", taken), 409, "address-taken")
    row = await ada.person(council.person["ann"])
    answer = await ada.try_put(f"people/{row['id']}", form(row, email="ben@estuary.example"), row["version"])
    refused(answer, 409, "address-taken")


async def test_the_address_of_somebody_who_left_offers_to_bring_them_back(ada: Desk, council: World) -> None:
    ben = council.person["ben"]
    await ada.post(f"people/{ben}/departure")
    problem = refused(await ada.try_post("people", NEW | {"email": "ben@estuary.example"}), 409, "has-left")
    assert "Bring them back" in problem["detail"]
    back = await ada.post(f"people/{problem['person']}/return")
    assert (back["id"], back["left_at"], back["name"]) == (str(ben), None, "Ben Brook")


async def test_managers_of_managers_end_somewhere(ada: Desk, council: World) -> None:
    ids = {name: str(council.person[name]) for name in ("ann", "ben", "cat")}
    for name, boss in (("ben", "ann"), ("cat", "ben")):
        row = await ada.person(council.person[name])
        await ada.put(f"people/{ids[name]}", form(row, line_manager=ids[boss]), row["version"])
    ann = await ada.person(council.person["ann"])
    for boss in ("ann", "ben", "cat"):
        answer = await ada.try_put(f"people/{ids['ann']}", form(ann, line_manager=ids[boss]), ann["version"])
        assert pointers(refused(answer, 400, "invalid")) == ["/line_manager"]


async def test_who_left_manages_nobody(ada: Desk, council: World) -> None:
    await ada.post(f"people/{council.person['ben']}/departure")
    row = await ada.person(council.person["ann"])
    answer = await ada.try_put(
        f"people/{row['id']}", form(row, line_manager=str(council.person["ben"])), row["version"]
    )
    assert pointers(refused(answer, 400, "invalid")) == ["/line_manager"]


async def test_two_who_change_one_person_lose_nothing(ada: Desk, browsers: Browsers, council: World) -> None:
    ann = council.person["ann"]
    other = await browsers.of("ada")
    row = await ada.person(ann)
    await ada.put(f"people/{ann}", form(row, name="Ann Archer"), row["version"])
    problem = refused(
        await other.try_put(f"people/{ann}", form(row, team=None), row["version"]), 409, "changed-meanwhile"
    )
    assert "look at what it is now" in problem["detail"]
    now = await other.person(ann)
    assert (now["name"], now["team"]) == ("Ann Archer", "fam")
    await other.put(f"people/{ann}", form(now, team=None), now["version"])


async def test_a_change_that_a_file_brought_counts_as_well(ada: Desk, council: World) -> None:
    row = await ada.person(council.person["ann"])
    await database.execute("UPDATE person SET role = 'manager' WHERE id = $1", council.person["ann"])
    refused(await ada.try_put(f"people/{row['id']}", form(row), row["version"]), 409, "changed-meanwhile")


async def test_a_change_without_a_version_or_with_none_of_ours_is_not_made(ada: Desk, council: World) -> None:
    row = await ada.person(council.person["ann"])
    refused(await ada.try_put(f"people/{row['id']}", form(row), None), 428, "if-match")
    refused(await ada.try_put(f"people/{row['id']}", form(row), "1"), 400, "invalid")


async def test_nobody_else_sees_or_changes_people_here(browsers: Browsers, council: World) -> None:
    for short in ("ann", "leo", "dee", "fay", "ivy", "guy"):
        desk = await browsers.of(short)
        for path in ("people", f"people/{council.person['ben']}"):
            assert (await desk.client.get(f"/api/admin/{path}")).status_code == 403
        refused(await desk.try_post("people", NEW), 403, "not-allowed")
        refused(await desk.try_post(f"people/{council.person['ben']}/departure"), 403, "not-allowed")
