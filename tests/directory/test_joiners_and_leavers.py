"""Who joins can be booked for at once; who leaves is signed out, holds nothing any more, and may come back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from roost.kit import database
from tests.bookings.world import World, live
from tests.directory.conftest import ENTERPRISE, Scim
from tests.issues.reporting import reported, row
from tests.issues.steps import own
from tests.support import NOW, sign_in


async def person(email: str) -> Any:
    return await database.fetch_row("SELECT * FROM person WHERE email = $1", email)


async def events(verb: str | None = None) -> list[tuple[Any, ...]]:
    """What the journal says of people: verb, actor, facts."""
    rows = await database.fetch("SELECT verb, actor, facts FROM journal WHERE entity = 'person' ORDER BY id")
    told = [(row["verb"], row["actor"], msgspec.json.decode(row["facts"])) for row in rows]
    return [one for one in told if verb in (None, one[0])]


async def test_a_joiner_arrives_in_their_team_and_under_their_manager(scim: Scim, world: World) -> None:
    boss = {"value": str(world.person["ben"])}
    told = await scim.join("nia", **{ENTERPRISE: {"department": "family support", "manager": boss}})
    assert told["userName"] == "nia@estuary.example"
    assert told["meta"]["location"].endswith(f"/api/scim/v2/Users/{told['id']}")
    assert "title" not in told
    nia = await person("nia@estuary.example")
    assert (nia["name"], nia["team"], nia["role"]) == ("Nia", "fam", "staff")
    assert (nia["line_manager"], nia["directory_id"], nia["left_at"]) == (world.person["ben"], "object-nia", None)
    assert told[ENTERPRISE] == {
        "department": "family support",
        "manager": boss | {"$ref": told["meta"]["location"].replace(told["id"], boss["value"])},
    }
    assert await scim.get(f"/Users/{told['id']}") == told
    # The journal says that somebody came, on which token's word; not who by name.
    assert await events("added") == [("added", None, {"role": "staff", "team": "fam", "token": str(scim.token)})]


async def test_a_joiner_signs_in_and_books(scim: Scim, world: World, client: httpx.AsyncClient) -> None:
    told = await scim.join("nia")
    await sign_in(client, "nia@estuary.example", NOW)
    assert (await client.get("/api/me")).json()["id"] == told["id"]
    wish = {"space": str(world.space["T1"]), "day": "2026-11-25", "starts": "09:00", "ends": "17:00"}
    assert (await client.post("/api/bookings", json=wish)).status_code == 201


@pytest.mark.parametrize("false", [False, "False", "false"])
async def test_a_leaver_is_signed_out_and_their_places_are_free_at_once(
    scim: Scim, world: World, client: httpx.AsyncClient, false: Any
) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    assert (await client.get("/api/me")).status_code == 200
    await world.book("ann", "T1")
    await world.book("ben", "T2")
    told = await scim.patch(f"/Users/{world.person['ann']}", {"op": "Replace", "path": "active", "value": false})
    assert told["active"] is False
    assert (await client.get("/api/me")).status_code == 401
    assert [label for _, label, _ in await live()] == ["T2"]
    # Somebody else has the desk a moment later.
    await world.book("ben", "T1", "17:00-17:30")
    assert await events("left") == [("left", None, {"token": str(scim.token)})]


async def test_an_owner_who_leaves_gives_their_issues_back(scim: Scim, world: World) -> None:
    number = await reported(world)
    await own(world, number, "fay")
    await scim.ask("DELETE", f"/Users/{world.person['fay']}", 204)
    assert (await row(number))["owner"] is None


async def test_who_comes_back_is_as_they_were_without_their_old_sessions(
    scim: Scim, world: World, client: httpx.AsyncClient
) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    ann = f"/Users/{world.person['ann']}"
    before = await scim.get(ann)
    await scim.patch(ann, {"op": "replace", "value": {"active": "False"}})
    assert await scim.patch(ann, {"op": "replace", "value": {"active": True}}) | {"meta": before["meta"]} == before
    assert (await client.get("/api/me")).status_code == 401
    assert (await person("ann@estuary.example"))["left_at"] is None
    assert [verb for verb, _, _ in await events()] == ["left", "came back"]


async def test_who_is_deleted_is_gone_for_the_directory(scim: Scim, world: World) -> None:
    nia = (await scim.join("nia"))["id"]
    group = await scim.group("Leaders", nia)
    await scim.ask("DELETE", f"/Users/{nia}", 204)
    await scim.get(f"/Users/{nia}", 404)
    await scim.ask("DELETE", f"/Users/{nia}", 404)
    assert await scim.found('userName eq "nia@estuary.example"') == []
    assert "members" not in await scim.get(f"/Groups/{group['id']}")
    left = await person("nia@estuary.example")
    assert (left["left_at"], left["directory_id"]) == (NOW, None)


async def test_who_is_given_the_address_of_somebody_deleted_is_somebody_else(
    scim: Scim, world: World, client: httpx.AsyncClient
) -> None:
    """The next one has neither the office, nor what the other needed and drove, nor their bookings."""
    old = (await scim.join("nia"))["id"]
    await database.execute(
        """UPDATE person SET role = 'administrator', needs = '{sit-stand}', vehicle = 'AB12 CDE', blue_badge = true,
               ev = true, hidden = true WHERE email LIKE 'nia@%'"""
    )
    await scim.ask("DELETE", f"/Users/{old}", 204)
    again = await scim.join("nia", externalId="another-human", displayName="Nia Other")
    assert again["id"] != old
    await sign_in(client, "nia@estuary.example", NOW)
    me = (await client.get("/api/me")).json()
    assert (me["id"], me["name"], me["role"]) == (again["id"], "Nia Other", "staff")
    assert (me["needs"], me["vehicle"], me["blue_badge"], me["ev"], me["hidden"]) == ([], None, False, False, False)
    # Who left stays as they were, without an address, until the rules of what is kept have their turn.
    row = await database.fetch_row("SELECT * FROM person WHERE id = $1", UUID(old))
    assert row is not None
    assert (row["name"], row["left_at"], row["vehicle"]) == ("Nia", NOW, "AB12 CDE")
    assert "@" not in row["email"]
    assert (await events("changed"))[-1] == ("changed", None, {"columns": "email", "token": str(scim.token)})
    await scim.get(f"/Users/{old}", 404)


async def test_an_address_is_given_away_more_than_once(scim: Scim, world: World) -> None:
    ids = []
    for _ in range(3):
        ids.append((await scim.join("nia"))["id"])
        await scim.ask("DELETE", f"/Users/{ids[-1]}", 204)
    assert len(set(ids)) == 3


async def test_whoever_a_file_brought_is_found_and_taken_over(scim: Scim, world: World) -> None:
    [found] = await scim.found('userName eq "ANN@estuary.example"')
    assert (found["id"], found["active"]) == (str(world.person["ann"]), True)
    assert found[ENTERPRISE]["department"] == "Family Support"
    await scim.patch(f"/Users/{found['id']}", {"op": "Add", "path": "externalId", "value": "object-ann"})
    [again] = await scim.found('externalId eq "object-ann"')
    assert again["id"] == found["id"]
    # What is none of a directory's business stays as it was.
    ann = await person("ann@estuary.example")
    assert (ann["team"], ann["directory_id"]) == ("fam", "object-ann")


async def test_somebody_who_joins_inactive_has_left_already(scim: Scim, world: World) -> None:
    nia = await scim.join("nia", active=False)
    assert (await person("nia@estuary.example"))["left_at"] == NOW
    told = await scim.patch(f"/Users/{nia['id']}", {"op": "replace", "path": "active", "value": "True"})
    assert told["active"] is True


async def test_the_last_administrator_stays(scim: Scim, world: World, client: httpx.AsyncClient) -> None:
    await sign_in(client, "ada@estuary.example", NOW)
    await world.book("ada", "T1")
    ada = f"/Users/{world.person['ada']}"
    for ask in (
        scim.patch(ada, {"op": "Replace", "path": "active", "value": "False"}, status=409),
        scim.ask("DELETE", ada, 409),
    ):
        told = await ask
        assert told["scimType"] == "mutability"
        assert "no administrator" in told["detail"]
    # Nothing of it was done.
    assert (await client.get("/api/me")).status_code == 200
    assert [label for _, label, _ in await live()] == ["T1"]
    await database.execute("UPDATE person SET role = 'administrator' WHERE email = 'ann@estuary.example'")
    await scim.ask("DELETE", ada, 204)


async def test_a_retired_team_and_a_manager_who_left_do_not_come_back_with_somebody(scim: Scim, world: World) -> None:
    await database.execute(
        "UPDATE person SET line_manager = $1 WHERE email = 'ann@estuary.example'", world.person["ben"]
    )
    ann, ben = f"/Users/{world.person['ann']}", f"/Users/{world.person['ben']}"
    await scim.patch(ann, {"op": "replace", "path": "active", "value": False})
    await scim.patch(ben, {"op": "replace", "path": "active", "value": False})
    await database.execute("UPDATE team SET retired_at = $1 WHERE code = 'fam'", NOW - timedelta(days=1))
    await scim.patch(ann, {"op": "replace", "path": "active", "value": True})
    back = await person("ann@estuary.example")
    assert (back["team"], back["line_manager"]) == (None, None)
