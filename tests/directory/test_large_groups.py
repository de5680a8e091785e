"""Groups of thousands: what a directory changes of them keeps nobody else waiting."""

import json
from uuid import UUID

import pytest

from roost.directory import filters
from roost.kit import database
from tests.bookings.world import World
from tests.directory.conftest import Scim
from tests.directory.test_groups import ids
from tests.support import NOW

MANY = 3000


@pytest.fixture
async def staff(scim: Scim, world: World) -> str:
    """The id of a group with everybody of a large council in it."""
    group: str = (await scim.group("Staff"))["id"]
    await database.execute(
        """INSERT INTO person (id, email, name, role, made_at)
           SELECT gen_random_uuid(), 'p' || n || '@large.example', 'P', 'staff', $2 FROM generate_series(1, $1) AS n""",
        MANY,
        NOW,
    )
    await database.execute(
        "INSERT INTO directory_member (member_of, person) SELECT $1, id FROM person WHERE email LIKE '%@large.example'",
        UUID(group),
    )
    return group


def named(people: list[str]) -> str:
    """The path of these members; an id in capitals is the same one."""
    return f"members[{' or '.join('value eq ' + json.dumps(one.upper()) for one in people)}]"


async def test_who_is_named_goes_without_a_look_at_the_others(
    scim: Scim, staff: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = ids(await scim.get(f"/Groups/{staff}"))
    leaving = sorted(everybody)[: MANY // 2]
    asked: list[object] = []
    monkeypatch.setattr(filters, "fits", lambda *of: asked.append(of))
    told = await scim.patch(
        f"/Groups/{staff}",
        *({"op": "Remove", "path": named(leaving[at : at + 50])} for at in range(0, len(leaving), 50)),
    )
    assert ids(told) == everybody - set(leaving)
    assert asked == []


async def test_a_change_that_would_ask_thousands_a_thousand_things_is_refused(scim: Scim, staff: str) -> None:
    asking = " or ".join(f'value sw "{n}x"' for n in range(20))
    before = await scim.get(f"/Groups/{staff}")
    one = {"op": "remove", "path": f"members[{asking}]"}
    assert (await scim.patch(f"/Groups/{staff}", *[one] * 100, status=400))["scimType"] == "tooMany"
    assert await scim.get(f"/Groups/{staff}") == before
    # One question to each of them is a fair one.
    told = await scim.patch(f"/Groups/{staff}", {"op": "remove", "path": 'members[value ew "a" or value ew "b"]'})
    assert 0 < len(told["members"]) < MANY
    assert not [one for one in ids(told) if one[-1] in "ab"]
    assert "members" not in await scim.patch(f"/Groups/{staff}", {"op": "remove", "path": 'members[type eq "User"]'})


async def test_a_change_with_paths_as_long_as_books_is_refused(scim: Scim, staff: str) -> None:
    changes = [{"op": "remove", "path": named(["x"] * 90)}] * 100
    assert (await scim.patch(f"/Groups/{staff}", *changes, status=400))["scimType"] == "tooMany"
