"""Finding people and groups: filters, pages, and which attributes are told (RFC 7644, 3.4.2)."""

from typing import Any
from uuid import UUID

import pytest

from roost.kit import database
from roost.kit.database import RoostEngine
from roost.people import PersonRow, upsert_people
from tests.bookings.world import World
from tests.directory.conftest import ENTERPRISE, GROUP, PATCH, USER, Scim
from tests.support import NOW

EVERYBODY = 15
SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"


def names(told: list[dict[str, Any]]) -> list[str]:
    return sorted(one["userName"].partition("@")[0] for one in told)


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ('userName eq "ann@estuary.example"', ["ann"]),
        ('USERNAME EQ "Ann@Estuary.example"', ["ann"]),
        (f'{USER}:userName eq "ann@estuary.example"', ["ann"]),
        ('userName eq "nobody@estuary.example"', []),
        ('emails.value eq "ann@estuary.example"', ["ann"]),
        ('emails[type eq "work" and value sw "an"]', ["ann"]),
        ('emails[type eq "home"]', []),
        ('displayName eq "ann abbot"', ["ann"]),
        ('displayName sw "f"', ["fay", "fin", "flo", "fred"]),
        ('displayName co "e e"', ["eve"]),
        ('displayName ew "ives" or displayName ew "innes"', ["ian", "ivy"]),
        ('displayName sw "f" and not (displayName co "l")', ["fay", "fred"]),
        ('displayName sw "f" and displayName co "l" or displayName sw "z"', ["fin", "flo"]),
        ('(displayName sw "a" or displayName sw "f") and displayName co "ad"', ["ada"]),
        ('displayName gt "leo"', ["leo"]),
        ("active eq false", ["cat"]),
        ('active eq "False"', ["cat"]),
        ("active ne true", ["cat"]),
        ('externalId eq "object-ben"', ["ben"]),
        # Capitals matter in another system's id.
        ('externalId eq "OBJECT-ben"', []),
        ("externalId pr", ["ben"]),
        ("externalId ne null", ["ben"]),
        ('externalId pr and externalId ne "object-ben"', []),
        # Who has none has not that one.
        ('not (externalId eq "object-ben") and displayName sw "be"', []),
        ('not (externalId eq "object-ann") and displayName sw "a"', ["ada", "ann"]),
        (f'{ENTERPRISE}:department eq "duty" and active eq true', ["leo"]),
        ('id eq "no id of ours"', []),
        ('meta.lastModified gt "2026-11-24T09:00:00Z"', []),
        ('meta.created le "2026-11-24T09:00:00Z" and userName sw "b"', ["ben"]),
        # What is compared is never read as anything else.
        ('userName eq "\' OR 1=1 --"', []),
        ('displayName co "%"', []),
        ('displayName co "\\""', []),
        ('displayName eq "$1"', []),
    ],
)
async def test_a_filter_finds_those_it_is_true_of(scim: Scim, world: World, filter_: str, expected: list[str]) -> None:
    await database.execute("UPDATE person SET left_at = $1 WHERE email LIKE 'cat@%'", NOW)
    await database.execute("UPDATE person SET directory_id = 'object-ben' WHERE email LIKE 'ben@%'")
    assert names(await scim.found(filter_)) == expected


async def test_somebody_is_found_by_their_id(scim: Scim, world: World) -> None:
    assert names(await scim.found(f'id eq "{world.person["ann"]}"')) == ["ann"]
    await scim.patch(
        f"/Users/{world.person['ann']}",
        {"op": "add", "path": f"{ENTERPRISE}:manager", "value": str(world.person["ben"])},
    )
    assert names(await scim.found(f'manager eq "{world.person["ben"]}"')) == ["ann"]
    assert names(await scim.found(f'manager.value eq "{world.person["ben"]}"')) == ["ann"]


@pytest.mark.parametrize(
    "filter_",
    [
        'shoeSize eq "44"',
        'password eq "x"',
        'person.role eq "staff"',
        'needs eq "dock"',
        "userName",
        "userName eq",
        'eq "x"',
        'userName is "x"',
        "userName eq ann",
        'userName eq "ann',
        "userName eq 7",
        "active eq 1",
        'active gt "x"',
        'active co "t"',
        'id co "0"',
        'meta.created gt "yesterday"',
        'meta.created gt "9999-12-31T23:59:59-14:00"',
        'meta.created lt "0001-01-01T00:00:00+14:00"',
        "userName gt null",
        '(userName eq "x"',
        'userName eq "x")',
        'userName eq "x" and',
        'not userName eq "x"',
        'userName[value eq "x"]',
        'emails[type eq "work"',
        'emails[emails[type eq "work"]]',
        'userName eq "x"; DROP TABLE person',
        'userName eq "\\u0000"',
        'userName eq "\\ud800"',
        "(" * 1000 + 'userName eq "x"' + ")" * 1000,
        "not (" * 50 + 'userName eq "x"' + ")" * 50,
        " or ".join(['userName eq "x"'] * 101),
        'userName eq "' + "x" * 4000 + '"',
        "*",
        "=1+1",
        "[]",
        "\x01",
    ],
)
async def test_a_filter_that_cannot_be_answered_says_so(scim: Scim, filter_: str) -> None:
    for path in ("/Users", "/Groups"):
        told = await scim.get(path, 400, filter=filter_)
        assert told["scimType"] == "invalidFilter"
    told = await scim.ask("POST", "/.search", 400, {"schemas": [SEARCH], "filter": filter_})
    assert told["scimType"] == "invalidFilter"


async def test_pages_hold_everybody_once_and_end(scim: Scim, world: World) -> None:
    seen: list[str] = []
    for start in range(1, EVERYBODY + 5, 4):
        told = await scim.get("/Users", startIndex=start, count=4)
        assert (told["totalResults"], told["startIndex"]) == (EVERYBODY, start)
        assert told["itemsPerPage"] == len(told["Resources"])
        seen += [one["id"] for one in told["Resources"]]
    assert sorted(map(UUID, seen)) == sorted(world.person.values())


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({"startIndex": 1000}, 0),
        ({"startIndex": 10**30}, 0),
        ({"count": 0}, 0),
        ({"count": -3}, 0),
        ({"startIndex": 0}, EVERYBODY),
        ({"startIndex": -5, "count": 10**18}, EVERYBODY),
    ],
)
async def test_a_page_past_the_end_is_empty_and_no_error(scim: Scim, query: dict[str, int], number: int) -> None:
    told = await scim.get("/Users", **query)
    assert (told["totalResults"], len(told["Resources"])) == (EVERYBODY, number)


@pytest.mark.parametrize(
    "query", [{"startIndex": "x"}, {"count": "1.5"}, {"count": "many"}, {"count": "١"}, {"count": "1" * 41}]
)
async def test_a_page_that_is_no_number_is_refused(scim: Scim, query: dict[str, str]) -> None:
    assert (await scim.get("/Users", 400, **query))["scimType"] == "invalidValue"


async def test_only_what_is_asked_for_is_told(scim: Scim, world: World) -> None:
    path = f"/Users/{world.person['ann']}"
    id_ = str(world.person["ann"])
    whole = await scim.get(path)
    assert await scim.get(path, attributes="userName,emails.value") == {
        "schemas": [USER, ENTERPRISE],
        "id": id_,
        "userName": "ann@estuary.example",
        "emails": [{"value": "ann@estuary.example"}],
    }
    told = await scim.get(path, attributes=f"{ENTERPRISE}:department")
    assert told == {"schemas": [USER, ENTERPRISE], "id": id_, ENTERPRISE: {"department": "Family Support"}}
    without = await scim.get(path, excludedAttributes=f"emails.type,meta,id,{USER}:active,{ENTERPRISE}")
    assert without == {name: whole[name] for name in whole if name not in ("meta", "active", ENTERPRISE)} | {
        "emails": [{"value": "ann@estuary.example"}]
    }
    await scim.get(path, 400, attributes="id", excludedAttributes="meta")


async def test_people_and_groups_are_searched_together(scim: Scim, world: World) -> None:
    await scim.group("Fay's")
    body = {"schemas": [SEARCH], "filter": 'displayName sw "fa"', "attributes": ["displayName"]}
    told = await scim.ask("POST", "/.search", 200, body)
    assert [one["displayName"] for one in told["Resources"]] == ["Fay Frost", "Fay's"]
    [second] = (await scim.ask("POST", "/.search", 200, body | {"startIndex": 2, "count": 1}))["Resources"]
    assert second["schemas"] == [GROUP]
    told = await scim.ask("POST", "/.search", 200, body | {"filter": 'userName sw "fa"'})
    assert told["totalResults"] == 1
    told = await scim.ask("POST", "/Users/.search", 200, body | {"count": 0})
    assert (told["totalResults"], told["Resources"]) == (1, [])
    assert (await scim.ask("POST", "/Groups/.search", 200, body))["totalResults"] == 1
    await scim.ask("POST", "/.search", 400, body | {"schemas": [PATCH]})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that goes to the database meanwhile."""
    told: list[str] = []
    real = RoostEngine.connection

    def counting(self: RoostEngine) -> Any:
        told.append("asked")
        return real(self)

    monkeypatch.setattr(RoostEngine, "connection", counting)
    return told


async def test_a_county_takes_no_more_questions_than_a_village(scim: Scim, world: World, asked: list[str]) -> None:
    async def cost(path: str, **query: Any) -> int:
        asked.clear()
        await scim.get(path, **query)
        return len(asked)

    queries = [{"count": 500}, {"filter": 'userName eq "p19000@estuary.example"'}, {"startIndex": 19_000}]
    await cost("/Users")  # the first use of a day is written down
    # The sixth time the database remembers its plan, and keeps it for whoever is to come.
    await database.execute("ANALYZE person, directory_person")
    for _ in range(6):
        few = [await cost("/Users", **query) for query in queries] + [await cost("/Groups")]
    people = [PersonRow(f"p{n}@estuary.example", f"Person {n}", "fam", "staff") for n in range(20_000)]
    await upsert_people(people, None, NOW)
    rows = await database.fetch("SELECT id FROM person ORDER BY id LIMIT 5000")
    await scim.group("Everybody", *(str(row["id"]) for row in rows))
    many = [await cost("/Users", **query) for query in queries] + [await cost("/Groups")]
    # The page itself is not asked for where there is nothing on it.
    assert max(many) <= max(few) + 1 <= 6
    assert (await scim.get("/Users"))["totalResults"] == 20_000 + EVERYBODY
    [group] = (await scim.get("/Groups"))["Resources"]
    assert len(group["members"]) == 5000
