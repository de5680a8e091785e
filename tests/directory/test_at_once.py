"""Several changes at the same moment: nothing is lost, nobody is there twice, and no lock waits for another."""

import asyncio

from roost.kit import database
from tests.bookings.world import World, live
from tests.directory.conftest import GROUP, USER, Scim
from tests.support import rounds


async def statuses(*asked: object) -> list[int]:
    answers = await asyncio.gather(*asked)
    return sorted(answer.status_code for answer in answers)


async def test_whoever_is_sent_twice_at_once_joins_once(scim: Scim, world: World) -> None:
    for n in range(rounds(3, 30)):
        body = {"schemas": [USER], "userName": f"nia{n}@estuary.example", "displayName": "Nia"}
        told = await statuses(*(scim.client.post("/api/scim/v2/Users", json=body) for _ in range(4)))
        assert told == [201, 409, 409, 409]


async def test_members_added_at_once_are_all_there(scim: Scim, world: World) -> None:
    group = (await scim.group("Everybody"))["id"]
    add = [{"op": "Add", "path": "members", "value": [{"value": str(one)}]} for one in world.person.values()]
    await asyncio.gather(*(scim.patch(f"/Groups/{group}", one) for one in add))
    told = await scim.get(f"/Groups/{group}")
    assert {one["value"] for one in told["members"]} == {str(one) for one in world.person.values()}


async def test_whoever_leaves_while_they_book_holds_nothing_afterwards(scim: Scim, world: World) -> None:
    ann = f"/Users/{world.person['ann']}"
    for _ in range(rounds(5, 50)):
        booked = asyncio.gather(*(world.book("ann", label) for label in ("T1", "P1")), return_exceptions=True)
        left = scim.patch(ann, {"op": "replace", "path": "active", "value": False})
        await asyncio.gather(booked, left)
        assert not [who for who, _, _ in await live() if who == "ann"]
        await scim.patch(ann, {"op": "replace", "path": "active", "value": True})


async def test_of_two_administrators_who_leave_at_once_one_stays(scim: Scim, world: World) -> None:
    await database.execute("UPDATE person SET role = 'administrator' WHERE email = 'leo@estuary.example'")
    both = [f"/api/scim/v2/Users/{world.person[name]}" for name in ("ada", "leo")]
    assert await statuses(*(scim.client.delete(path) for path in both)) == [204, 409]


async def test_whose_address_is_taken_by_two_at_once_is_one_persons(scim: Scim, world: World) -> None:
    body = {
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        "Operations": [{"op": "replace", "path": "userName", "value": "same@estuary.example"}],
    }
    both = [f"/api/scim/v2/Users/{world.person[name]}" for name in ("ann", "ben")]
    assert await statuses(*(scim.client.patch(path, json=body) for path in both)) == [200, 409]
    group = {"schemas": [GROUP], "displayName": "Leaders", "externalId": "object"}
    told = await statuses(*(scim.client.post("/api/scim/v2/Groups", json=group) for _ in range(3)))
    assert told == [201, 409, 409]
