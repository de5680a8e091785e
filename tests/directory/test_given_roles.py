"""Signing in and the directory both give roles by the table; whoever takes one away takes it away for good."""

from datetime import timedelta

import httpx
import pytest

from roost import people
from roost.kit import database
from roost.people.sessions import hash_of, new_token
from roost.people.sign_in import arriving
from roost.people.sign_in.claims import Somebody
from tests.bookings.world import World
from tests.directory.conftest import Scim
from tests.directory.test_groups import role, table
from tests.support import NOW, sign_in


async def comes(short: str, *values: str, left_out: bool = False) -> str:
    """Their role after they signed in, with these groups or app roles."""
    who = Somebody(
        "https://idp.example", f"s-{short}", None, (), (f"{short}@estuary.example",), None if left_out else values
    )
    await arriving.open_session(who, hash_of(new_token().encode()), NOW + timedelta(days=30), [], NOW)
    return await role(short)


async def saves(client: httpx.AsyncClient, *rows: tuple[str, str], status: int = 200) -> None:
    """Ada saves the table of roles."""
    await sign_in(client, "ada@estuary.example", NOW)
    version = (await client.get("/api/admin/roles")).json()["version"]
    answer = await client.put(
        "/api/admin/roles",
        json={"rows": [{"value": value, "role": role} for value, role in rows]},
        headers={"If-Match": f'"{version}"'},
    )
    assert answer.status_code == status, answer.text


@pytest.mark.parametrize("how", ["member", "group"])
async def test_what_signing_in_gave_first_goes_with_the_group(scim: Scim, world: World, how: str) -> None:
    await table(("g1", "administrator"))
    assert await comes("ann", "g1") == "administrator"
    ann = str(world.person["ann"])
    group = await scim.group("g1", ann)
    if how == "member":
        await scim.patch(f"/Groups/{group['id']}", {"op": "remove", "path": f'members[value eq "{ann}"]'})
    else:
        await scim.ask("DELETE", f"/Groups/{group['id']}", 204)
    assert await role("ann") == "staff"
    assert await comes("ann") == "staff"


async def test_what_the_directory_gave_first_goes_with_the_row_of_the_table(
    scim: Scim, world: World, client: httpx.AsyncClient
) -> None:
    await table(("g1", "administrator"))
    await scim.group("g1", str(world.person["ann"]))
    assert await comes("ann", "g1") == "administrator"
    await saves(client)
    assert await role("ann") == "staff"
    assert [await comes("ann"), await comes("ann")] == ["staff", "staff"]


async def test_whoever_a_row_of_the_table_begins_to_fit_has_its_role_at_once(
    scim: Scim, world: World, client: httpx.AsyncClient
) -> None:
    await scim.group("g1", str(world.person["ann"]))
    await saves(client, ("g1", "leader"))
    assert await role("ann") == "leader"
    rows = await database.fetch("SELECT actor, facts->>'to' AS to FROM journal WHERE verb = 'role-changed'")
    assert [tuple(row) for row in rows] == [(world.person["ada"], "leader")]


async def test_a_table_that_would_leave_no_administrator_is_refused_whole(
    scim: Scim, world: World, client: httpx.AsyncClient
) -> None:
    await scim.group("g1", str(world.person["ada"]))
    await saves(client, ("g1", "staff"), status=409)
    assert await role("ada") == "administrator"
    assert await database.fetch_value("SELECT count(*) FROM group_role") == 0


async def test_who_comes_back_has_no_role_of_a_row_that_is_no_more(
    scim: Scim, world: World, client: httpx.AsyncClient
) -> None:
    zoe = await scim.join("zoe")
    await table(("g1", "administrator"))
    await scim.group("g1", zoe["id"])
    assert await role("zoe") == "administrator"
    await scim.patch(f"/Users/{zoe['id']}", {"op": "replace", "path": "active", "value": False})
    await saves(client)
    await scim.patch(f"/Users/{zoe['id']}", {"op": "replace", "path": "active", "value": True})
    assert await role("zoe") == "staff"


async def test_who_comes_back_has_no_role_that_only_signing_in_gave(scim: Scim, world: World) -> None:
    """Their identity went when they left, and with it what the provider says of them."""
    await table(("g1", "administrator"))
    assert await comes("ann", "g1") == "administrator"
    ann = f"/Users/{world.person['ann']}"
    await scim.patch(ann, {"op": "replace", "path": "active", "value": False})
    await scim.patch(ann, {"op": "replace", "path": "active", "value": True})
    assert await role("ann") == "staff"


async def test_who_comes_back_by_hand_has_no_role_from_before_after_signing_in(scim: Scim, world: World) -> None:
    async def nothing(*_: object) -> None: ...

    await table(("g1", "administrator"))
    assert await comes("ann", "g1") == "administrator"
    await people.mark_left([world.person["ann"]], None, NOW, nothing)
    await database.execute("UPDATE person SET left_at = NULL WHERE email LIKE 'ann@%'")
    assert await comes("ann") == "staff"


async def test_who_is_deleted_leaves_the_role_of_their_groups_behind(scim: Scim, world: World) -> None:
    await table(("g1", "administrator"))
    await scim.group("g1", str(world.person["ann"]))
    await scim.ask("DELETE", f"/Users/{world.person['ann']}", 204)
    assert await role("ann") == "staff"


async def test_a_group_of_which_the_table_says_nothing_takes_no_role_that_signing_in_gave(
    scim: Scim, world: World
) -> None:
    await table(("Roost.Leader", "leader"))
    assert await comes("ann", "Roost.Leader") == "leader"
    everybody = await scim.group("Everybody", str(world.person["ann"]))
    await scim.ask("DELETE", f"/Groups/{everybody['id']}", 204)
    assert await role("ann") == "leader"


async def test_signing_in_takes_no_role_that_the_directory_s_groups_give(scim: Scim, world: World) -> None:
    await table(("g1", "leader"), ("Roost.Director", "director"))
    await scim.group("g1", str(world.person["ann"]))
    assert await comes("ann") == "leader"
    assert await comes("ann", "Roost.Director") == "leader"
    assert await comes("ann", left_out=True) == "leader"


async def test_a_group_that_takes_the_name_of_another_s_id_gives_nothing(scim: Scim, world: World) -> None:
    guid = "8a1f0000-0000-4000-8000-00000000abcd"
    await table((guid, "administrator"), ("Heads", "leader"))
    ann = str(world.person["ann"])
    await scim.group("Roost admins", externalId=guid)
    knitting = await scim.group("Knitting club", ann, externalId="11110000-0000-4000-8000-00000000abcd")
    for name in (guid, "Heads"):
        await scim.patch(f"/Groups/{knitting['id']}", {"op": "Replace", "path": "displayName", "value": name})
        assert await role("ann") == "staff"
    await scim.group(guid, ann)
    assert await role("ann") == "staff"


async def test_a_group_counts_by_the_directory_s_id_where_it_has_one(scim: Scim, world: World) -> None:
    guid = "8a1f0000-0000-4000-8000-00000000abcd"
    await table((guid, "leader"))
    await scim.group("Heads", str(world.person["ann"]), externalId=guid)
    assert await role("ann") == "leader"
