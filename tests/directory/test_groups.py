"""Groups, who is in them, and the roles that come of it."""

import httpx
import pytest

from roost.kit import database
from tests.bookings.world import World
from tests.directory.conftest import GROUP, Json, Scim
from tests.support import NOW, sign_in


async def role(short: str) -> str:
    told: str = await database.fetch_value("SELECT role FROM person WHERE email = $1", f"{short}@estuary.example")
    return told


async def table(*rows: tuple[str, str]) -> None:
    """The table of groups and roles, from top to bottom."""
    await database.execute_many(
        "INSERT INTO group_role (value, role, place) VALUES ($1, $2, $3)",
        [(value, role, place) for place, (value, role) in enumerate(rows)],
    )


def ids(told: Json) -> set[str]:
    return {member["value"] for member in told.get("members", ())}


async def test_members_come_and_go(scim: Scim, world: World) -> None:
    ann, ben, cat = (str(world.person[one]) for one in ("ann", "ben", "cat"))
    group = await scim.group("Leaders", ann, externalId="object-leaders")
    path = f"/Groups/{group['id']}"
    assert ids(group) == {ann}
    for operation, members in (
        ({"op": "Add", "path": "members", "value": [{"value": ben}]}, {ann, ben}),
        ({"op": "Add", "path": "members", "value": [{"value": ben}]}, {ann, ben}),
        ({"op": "add", "value": {"members": [{"value": cat, "display": "Cat"}]}}, {ann, ben, cat}),
        ({"op": "Remove", "path": "members", "value": [{"value": ann}]}, {ben, cat}),
        ({"op": "Remove", "path": f'members[value eq "{cat}"]'}, {ben}),
        ({"op": "remove", "path": 'members[value eq "nobody"]'}, {ben}),
        ({"op": "Replace", "path": "members", "value": [{"value": ann}, {"value": cat}]}, {ann, cat}),
        ({"op": "add", "path": "members", "value": {"value": ben}}, {ann, ben, cat}),
        ({"op": "remove", "path": f'members[value eq "{ann}" or value eq "{ben}"]'}, {cat}),
        ({"op": "Remove", "path": "members"}, set()),
    ):
        assert ids(await scim.patch(path, operation)) == members, operation
    body = {"schemas": [GROUP], "displayName": "Heads", "members": [{"value": ben}]}
    told = await scim.ask("PUT", path, 200, body)
    assert (told["displayName"], ids(told), "externalId" in told) == ("Heads", {ben}, False)
    await scim.ask("DELETE", path, 204)
    await scim.get(path, 404)


async def test_a_group_is_renamed_without_touching_its_members(scim: Scim, world: World) -> None:
    group = await scim.group("Leaders", str(world.person["ann"]))
    told = await scim.patch(
        f"/Groups/{group['id']}", {"op": "replace", "value": {"id": group["id"], "displayName": "Heads"}}
    )
    assert (told["displayName"], told["members"]) == ("Heads", group["members"])


async def test_whoever_is_in_a_group_of_the_table_has_its_role_at_once(
    scim: Scim, world: World, client: httpx.AsyncClient
) -> None:
    await table(("object-admins", "administrator"), ("Leaders", "leader"))
    await sign_in(client, "ann@estuary.example", NOW)
    group = await scim.group("Leaders", str(world.person["ann"]))
    assert (await client.get("/api/me")).json()["role"] == "leader"
    admins = await scim.group("Admins", str(world.person["ann"]), externalId="object-admins")
    assert await role("ann") == "administrator"
    await scim.ask("DELETE", f"/Groups/{admins['id']}", 204)
    assert await role("ann") == "leader"
    await scim.patch(f"/Groups/{group['id']}", {"op": "Remove", "path": "members"})
    assert await role("ann") == "staff"
    rows = await database.fetch(
        "SELECT facts->>'from' AS f, facts->>'to' AS t FROM journal WHERE verb = 'role-changed' ORDER BY id"
    )
    assert [tuple(row) for row in rows[-4:]] == [
        ("staff", "leader"),
        ("leader", "administrator"),
        ("administrator", "leader"),
        ("leader", "staff"),
    ]


async def test_a_group_that_is_renamed_gives_the_role_of_its_new_name(scim: Scim, world: World) -> None:
    await table(("Leaders", "leader"))
    group = await scim.group("Heads", str(world.person["ann"]))
    assert await role("ann") == "staff"
    await scim.patch(f"/Groups/{group['id']}", {"op": "Replace", "path": "displayName", "value": "Leaders"})
    assert await role("ann") == "leader"


async def test_a_role_that_somebody_gave_by_hand_meanwhile_stays(scim: Scim, world: World) -> None:
    await table(("Leaders", "leader"))
    group = await scim.group("Leaders", str(world.person["ann"]))
    await database.execute("UPDATE person SET role = 'facilities' WHERE email = 'ann@estuary.example'")
    await scim.patch(f"/Groups/{group['id']}", {"op": "Remove", "path": "members"})
    assert await role("ann") == "facilities"


async def test_a_group_of_which_the_table_says_nothing_changes_no_role(scim: Scim, world: World) -> None:
    await table(("Leaders", "leader"))
    await scim.group("Everybody", *(str(one) for one in world.person.values()))
    assert (await role("ada"), await role("fay"), await role("ann")) == ("administrator", "facilities", "staff")


async def test_the_last_administrator_loses_the_role_to_no_group(scim: Scim, world: World) -> None:
    await table(("Staff", "staff"))
    body = {"schemas": [GROUP], "displayName": "Staff", "members": [{"value": str(world.person["ada"])}]}
    told = await scim.ask("POST", "/Groups", 409, body)
    assert "no administrator" in told["detail"]
    assert await role("ada") == "administrator"
    assert await scim.found('displayName eq "Staff"', "/Groups") == []


@pytest.mark.parametrize(
    ("operation", "scim_type"),
    [
        (
            {"op": "add", "path": "members", "value": [{"value": "ffffffff-0000-4000-8000-000000000000"}]},
            "invalidValue",
        ),
        ({"op": "add", "path": "members", "value": [{"value": "nobody"}]}, "invalidValue"),
        ({"op": "add", "path": "members", "value": ["nobody"]}, "invalidValue"),
        ({"op": "add", "path": "members", "value": "nobody"}, "invalidValue"),
        ({"op": "add", "path": "members", "value": [{"value": "x", "type": "Group"}]}, "invalidValue"),
        ({"op": "replace", "path": 'members[value eq "x"].value', "value": "y"}, "invalidPath"),
        ({"op": "add", "path": 'members[colour eq "red"]', "value": []}, "invalidFilter"),
        ({"op": "add", "path": "members[value eq", "value": []}, "invalidPath"),
        ({"op": "add", "path": "colour", "value": "red"}, "invalidPath"),
        ({"op": "replace", "path": "id", "value": "x"}, "mutability"),
        ({"op": "remove", "path": "displayName"}, "mutability"),
        ({"op": "replace", "path": "displayName", "value": ""}, "invalidValue"),
        ({"op": "replace", "path": "displayName", "value": 7}, "invalidValue"),
        ({"op": "remove"}, "noTarget"),
    ],
)
async def test_what_cannot_be_of_a_group_is_refused(scim: Scim, world: World, operation: Json, scim_type: str) -> None:
    group = await scim.group("Leaders", str(world.person["ann"]))
    told = await scim.patch(f"/Groups/{group['id']}", operation, status=400)
    assert told["scimType"] == scim_type
    assert await scim.get(f"/Groups/{group['id']}") == group


async def test_two_groups_of_the_directory_are_never_the_same_one(scim: Scim, world: World) -> None:
    await scim.group("Leaders", externalId="object")
    body = {"schemas": [GROUP], "displayName": "Heads", "externalId": "object"}
    assert (await scim.ask("POST", "/Groups", 409, body))["scimType"] == "uniqueness"


async def test_members_are_left_out_where_nobody_asks_for_them(scim: Scim, world: World) -> None:
    group = await scim.group("Leaders", str(world.person["ann"]))
    assert "members" not in await scim.get(f"/Groups/{group['id']}", excludedAttributes="members")
    [told] = (await scim.get("/Groups", attributes="displayName"))["Resources"]
    assert told == {"schemas": [GROUP], "id": group["id"], "displayName": "Leaders"}
    [mine] = await scim.found(f'members.value eq "{world.person["ann"]}"', "/Groups")
    assert mine["id"] == group["id"]
    assert await scim.found(f'members[value eq "{world.person["ben"]}"]', "/Groups") == []
