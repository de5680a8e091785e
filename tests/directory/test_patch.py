"""Changes of a part, as Entra ID, Okta and the RFC itself write them (RFC 7644, 3.5.2)."""

from typing import Any

import pytest

from roost.kit import database
from tests.bookings.world import World
from tests.directory.conftest import ENTERPRISE, USER, Json, Scim

BOSS = "00000000-0000-0000-0000-000000000000"


async def changed(scim: Scim, *operations: Json, short: str = "nia") -> Json:
    """What becomes of somebody new by these operations."""
    nia = await scim.join(short, name={"givenName": "Nia", "familyName": "Reed"}, displayName="Nia Reed")
    return await scim.patch(f"/Users/{nia['id']}", *operations)


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ({"op": "Replace", "path": "displayName", "value": "Nia Price"}, {"displayName": "Nia Price"}),
        ({"op": "replace", "path": f"{USER}:displayName", "value": "Nia Price"}, {"displayName": "Nia Price"}),
        ({"op": "REPLACE", "path": "DISPLAYNAME", "value": "Nia Price"}, {"displayName": "Nia Price"}),
        ({"op": "Replace", "path": "name.familyName", "value": "Price"}, {"displayName": "Nia Price"}),
        ({"op": "Replace", "value": {"name.familyName": "Price"}}, {"displayName": "Nia Price"}),
        (
            {"op": "replace", "value": {"name": {"familyName": "Price"}}},
            {"name": {"givenName": "Nia", "familyName": "Price"}},
        ),
        ({"op": "Replace", "path": "active", "value": "False"}, {"active": False}),
        ({"op": "Replace", "path": "active", "value": "True"}, {"active": True}),
        ({"op": "replace", "value": {"active": False}}, {"active": False}),
        (
            {"op": "Add", "path": 'emails[type eq "work"].value', "value": "Nia.Price@estuary.example"},
            {"emails": [{"value": "nia.price@estuary.example", "type": "work"}], "userName": "nia@estuary.example"},
        ),
        (
            {"op": "Replace", "value": {'emails[type eq "work"].value': "np@estuary.example"}},
            {"emails": [{"value": "np@estuary.example", "type": "work"}]},
        ),
        (
            {"op": "replace", "path": "emails", "value": [{"value": "np@estuary.example", "primary": True}]},
            {"emails": [{"value": "np@estuary.example", "type": "work"}]},
        ),
        # An address that is not for work is not kept.
        (
            {"op": "Add", "path": 'emails[type eq "home"].value', "value": "nia@home.example"},
            {"emails": [{"value": "nia@estuary.example", "type": "work"}]},
        ),
        # The address goes with the name that somebody signs in with.
        (
            {"op": "Replace", "path": "userName", "value": "Nia.Price@estuary.example"},
            {
                "userName": "Nia.Price@estuary.example",
                "emails": [{"value": "nia.price@estuary.example", "type": "work"}],
            },
        ),
        ({"op": "Add", "path": f"{ENTERPRISE}:department", "value": "Duty"}, {ENTERPRISE: {"department": "Duty"}}),
        ({"op": "Add", "value": {f"{ENTERPRISE}:department": "Duty"}}, {ENTERPRISE: {"department": "Duty"}}),
        ({"op": "add", "value": {ENTERPRISE: {"department": "Duty"}}}, {ENTERPRISE: {"department": "Duty"}}),
        ({"op": "add", "path": ENTERPRISE, "value": {"department": "Duty"}}, {ENTERPRISE: {"department": "Duty"}}),
        ({"op": "Replace", "path": "externalId", "value": "other"}, {"externalId": "other"}),
        # Of the RFC, and of no use here: taken, and not kept.
        ({"op": "Add", "path": "title", "value": "Senior"}, {"displayName": "Nia Reed"}),
        ({"op": "Add", "path": 'phoneNumbers[type eq "work"].value', "value": "1"}, {"displayName": "Nia Reed"}),
        ({"op": "Add", "path": 'addresses[type eq "work"].locality', "value": "x"}, {"displayName": "Nia Reed"}),
        ({"op": "Add", "path": f"{ENTERPRISE}:employeeNumber", "value": "1"}, {"displayName": "Nia Reed"}),
    ],
)
async def test_a_change_of_a_part_changes_that_part(scim: Scim, operation: Json, expected: Json) -> None:
    told = await changed(scim, operation)
    assert {name: told.get(name) for name in expected} == expected
    assert await scim.get(f"/Users/{told['id']}") == told


@pytest.mark.parametrize("path", ["name", "externalId", f"{ENTERPRISE}:department", ENTERPRISE, "name.givenName"])
async def test_what_may_be_missing_can_be_removed(scim: Scim, path: str) -> None:
    nia = await scim.join("nia", name={"givenName": "Nia"}, **{ENTERPRISE: {"department": "Duty"}})
    told = await scim.patch(f"/Users/{nia['id']}", {"op": "Remove", "path": path})
    gone = {"name": "name", "name.givenName": "name", "externalId": "externalId"}.get(path, ENTERPRISE)
    assert gone in nia
    assert gone not in told


@pytest.mark.parametrize("path", ["userName", "displayName", "active"])
async def test_what_everybody_must_have_cannot(scim: Scim, path: str) -> None:
    nia = await scim.join("nia")
    told = await scim.patch(f"/Users/{nia['id']}", {"op": "remove", "path": path}, status=400)
    assert told["scimType"] == "mutability"


@pytest.mark.parametrize("bare", [True, False, None])
async def test_a_manager_comes_as_an_id_or_as_an_object_with_one(scim: Scim, world: World, bare: bool | None) -> None:
    ben = str(world.person["ben"])
    value: Any = ben if bare else {"value": ben, "$ref": f"../Users/{ben}"}
    if bare is None:
        value = [value]
    told = await changed(scim, {"op": "Add", "path": f"{ENTERPRISE}:manager", "value": value})
    assert told[ENTERPRISE]["manager"]["value"] == ben
    gone = await scim.patch(f"/Users/{told['id']}", {"op": "Remove", "path": f"{ENTERPRISE}:manager"})
    assert ENTERPRISE not in gone
    assert await database.fetch_value("SELECT line_manager FROM person WHERE email LIKE 'nia%'") is None


async def test_managers_do_not_go_round_in_a_circle(scim: Scim, world: World) -> None:
    ann, ben = world.person["ann"], world.person["ben"]
    boss = f"{ENTERPRISE}:manager"
    await scim.patch(f"/Users/{ann}", {"op": "add", "path": boss, "value": str(ben)})
    for who, manager in ((ben, ann), (ann, ann), (ann, BOSS)):
        told = await scim.patch(f"/Users/{who}", {"op": "add", "path": boss, "value": str(manager)}, status=400)
        assert told["scimType"] == "invalidValue"


async def test_a_department_that_is_no_team_here_leaves_the_team(scim: Scim, world: World) -> None:
    ann = f"/Users/{world.person['ann']}"
    path = f"{ENTERPRISE}:department"
    for department, team in (("CARE", "care"), ("Libraries", "care"), ("Duty", "duty")):
        told = await scim.patch(ann, {"op": "replace", "path": path, "value": department})
        assert told[ENTERPRISE]["department"] == department
        assert await database.fetch_value("SELECT team FROM person WHERE email LIKE 'ann%'") == team


async def test_several_changes_are_one(scim: Scim) -> None:
    nia = await scim.join("nia")
    good = {"op": "Replace", "path": "displayName", "value": "Nia Price"}
    await scim.patch(f"/Users/{nia['id']}", good, {"op": "Replace", "path": "active", "value": "maybe"}, status=400)
    assert (await scim.get(f"/Users/{nia['id']}")) == nia
    told = await scim.patch(f"/Users/{nia['id']}", good, {"op": "Replace", "path": "active", "value": "false"})
    assert (told["displayName"], told["active"]) == ("Nia Price", False)


async def test_a_whole_user_takes_the_place_of_the_one_before(scim: Scim) -> None:
    nia = await scim.join("nia", name={"givenName": "Nia"}, **{ENTERPRISE: {"department": "Duty"}})
    body = {"schemas": [USER], "userName": "nia@estuary.example", "displayName": "Nia Price", "id": "no", "meta": {}}
    told = await scim.ask("PUT", f"/Users/{nia['id']}", 200, body)
    assert (told["id"], told["displayName"], told["active"]) == (nia["id"], "Nia Price", True)
    assert not {"name", "externalId", ENTERPRISE} & set(told)


async def test_what_does_not_change_is_not_written_down(scim: Scim) -> None:
    nia = await scim.join("nia")
    count = "SELECT count(*) FROM journal"
    before = await database.fetch_value(count)
    same = {"op": "Replace", "path": "displayName", "value": nia["displayName"]}
    assert await scim.patch(f"/Users/{nia['id']}", same) == nia
    assert await database.fetch_value(count) == before


async def test_the_journal_says_which_columns_and_no_name(scim: Scim) -> None:
    await changed(
        scim,
        {"op": "Replace", "path": "displayName", "value": "Wilhelmina Price"},
        {"op": "Add", "path": f"{ENTERPRISE}:department", "value": "Duty"},
    )
    told = await database.fetch_value("SELECT facts FROM journal WHERE verb = 'changed'")
    assert '"columns": "name department"' in told
    assert '"team_to": "duty"' in told
    every = await database.fetch("SELECT facts::text FROM journal")
    assert "Wilhelmina" not in str(every)
    assert "@" not in str(every)
