"""What a directory may not, and what it sends that cannot be: refused in SCIM's own shape, and nothing is done."""

from datetime import date
from typing import Any

import httpx
import msgspec
import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from roost.kit import database
from roost.people import tokens
from tests.bookings.world import World
from tests.directory.conftest import ENTERPRISE, ERROR, GROUP, PATCH, USER, Json, Scim
from tests.support import NOW, sign_in

NIA = {"schemas": [USER], "userName": "nia@estuary.example", "displayName": "Nia"}


def every(app: Litestar) -> list[tuple[str, str]]:
    """Method and address of each of SCIM's handlers."""
    found = [
        (method, route.path.replace("{id:str}", "0199d000-0000-7000-8000-000000000000"))
        for route in app.routes
        if isinstance(route, HTTPRoute) and route.path.startswith("/api/scim/")
        for handler in route.route_handlers
        for method in handler.http_methods
        if method != "OPTIONS"
    ]
    assert len(found) == 22
    return found


async def state() -> list[Any]:
    return [
        [tuple(row) for row in await database.fetch(f"SELECT * FROM {table} ORDER BY 1")]
        for table in ("person", "directory_person", "directory_group", "directory_member", "journal")
    ]


async def test_nothing_is_told_to_or_done_for_whoever_has_no_token_for_it(
    scim: Scim, world: World, client: httpx.AsyncClient, app: Litestar
) -> None:
    _, other = await tokens.make("Dashboard", ["board", "import"], date(2027, 1, 1), world.person["ada"], NOW)
    await sign_in(client, "ada@estuary.example", NOW)
    bare = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:8000")
    before = await state()
    async with bare:
        for method, path in every(app):
            for asker, headers, status in (
                (bare, {}, 401),
                (bare, {"Authorization": "Bearer roost_" + "A" * 43}, 401),
                (bare, {"Authorization": f"Bearer {other}"}, 403),
                # An administrator's session is no token, and beside one neither counts.
                (client, {}, 401),
                (client, dict(scim.client.headers), 400),
            ):
                headers = {name: value for name, value in headers.items() if name.lower() == "authorization"}
                body = b"{}" if method in ("POST", "PUT", "PATCH") else None
                headers["Content-Type"] = "application/scim+json"
                answer = await asker.request(method, path, content=body, headers=headers)
                assert answer.status_code == status, (method, path, answer.text)
                assert answer.headers["content-type"] == "application/scim+json"
                assert answer.json()["schemas"] == [ERROR]
                assert answer.json()["status"] == str(status)
    assert await state() == before


async def test_a_page_of_another_site_cannot_use_a_token(scim: Scim) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
    await scim.ask("POST", "/Users", 403, NIA, headers=headers)


@pytest.mark.parametrize(
    ("change", "scim_type"),
    [
        ({"userName": None}, "invalidValue"),
        ({"userName": ""}, "invalidValue"),
        ({"userName": 7}, "invalidValue"),
        ({"userName": ["nia@estuary.example"]}, "invalidValue"),
        ({"userName": "nia"}, "invalidValue"),
        ({"userName": "n" * 256}, "invalidValue"),
        ({"userName": "nia\x00@estuary.example"}, "invalidSyntax"),
        ({"displayName": 7}, "invalidValue"),
        ({"displayName": "x" * 121}, "invalidValue"),
        ({"displayName": "=cmd()"}, "invalidValue"),
        ({"displayName": "a\u202eb"}, "invalidValue"),
        ({"name": "Nia"}, "invalidValue"),
        ({"name": {"givenName": 7}}, "invalidValue"),
        ({"emails": {"value": "nia@estuary.example"}}, "invalidValue"),
        ({"emails": ["nia@estuary.example"]}, "invalidValue"),
        ({"emails": [{"value": "no address"}]}, "invalidValue"),
        ({"emails": [{"value": 7}]}, "invalidValue"),
        ({"emails": [{"type": "work"}]}, "invalidValue"),
        ({"active": "maybe"}, "invalidValue"),
        ({"active": 1}, "invalidValue"),
        ({"active": []}, "invalidValue"),
        ({"externalId": 7}, "invalidValue"),
        ({"externalId": ""}, "invalidValue"),
        ({"externalId": "x" * 256}, "invalidValue"),
        ({ENTERPRISE: "Duty"}, "invalidValue"),
        ({ENTERPRISE: {"department": {}}}, "invalidValue"),
        ({ENTERPRISE: {"manager": "nobody"}}, "invalidValue"),
        ({ENTERPRISE: {"manager": {"value": "0199d000-0000-7000-8000-000000000000"}}}, "invalidValue"),
        ({ENTERPRISE: {"manager": {"display": "Ben"}}}, "invalidValue"),
        ({"schemas": None}, "invalidSyntax"),
        ({"schemas": []}, "invalidSyntax"),
        ({"schemas": [GROUP]}, "invalidSyntax"),
        ({"schemas": USER}, "invalidSyntax"),
        ({"schemas": [7]}, "invalidSyntax"),
    ],
)
async def test_a_person_that_cannot_be_is_refused(scim: Scim, change: Json, scim_type: str) -> None:
    before = await state()
    told = await scim.ask("POST", "/Users", 400, NIA | change)
    assert told["scimType"] == scim_type
    assert await state() == before


async def test_what_roost_does_not_know_is_passed_over(scim: Scim) -> None:
    unknown = {"shoeSize": 44, "urn:example:pets:2.0:User": {"cat": "Tom"}, "id": "mine", "meta": 7, "groups": "x"}
    told = await scim.ask("POST", "/Users", 201, NIA | unknown | {"name": {"nickname": "N"}, "password": "secret"})
    assert set(told) == {"schemas", "id", "userName", "displayName", "emails", "active", "meta"}
    assert "secret" not in str(await state())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"7",
        b'"x"',
        b"{",
        b'{"schemas":',
        b"\xff\xfe",
        b'{"userName": "\xff"}',
        b'{"a":' * 30_000 + b"1" + b"}" * 30_000,
        b"[" * 60_000,
    ],
)
async def test_what_is_no_json_object_is_refused(scim: Scim, world: World, body: bytes) -> None:
    for method, path in (
        ("POST", "/Users"),
        ("PUT", f"/Users/{world.person['ann']}"),
        ("PATCH", f"/Users/{world.person['ann']}"),
        ("POST", "/Groups"),
        ("POST", "/.search"),
    ):
        if len(body) > 64 * 1024:
            continue
        told = await scim.ask(method, path, 400, body)
        assert told["scimType"] == "invalidSyntax"


@pytest.mark.parametrize(
    ("operations", "scim_type"),
    [
        (None, "invalidSyntax"),
        ([], "invalidSyntax"),
        ({}, "invalidSyntax"),
        ([7], "invalidSyntax"),
        ([{"path": "active", "value": False}], "invalidSyntax"),
        ([{"op": "delete", "path": "active"}], "invalidSyntax"),
        ([{"op": 7}], "invalidSyntax"),
        ([{"op": "add", "path": 7, "value": 1}], "invalidSyntax"),
        ([{"op": "remove"}], "noTarget"),
        ([{"op": "add", "value": "x"}], "invalidValue"),
        ([{"op": "add"}], "invalidValue"),
        ([{"op": "replace", "path": "active"}], "invalidValue"),
        ([{"op": "replace", "path": "active", "value": 1}], "invalidValue"),
        ([{"op": "replace", "path": "displayName", "value": {}}], "invalidValue"),
        ([{"op": "replace", "path": "emails", "value": [{"value": "no"}]}], "invalidValue"),
        ([{"op": "replace", "path": "id", "value": "x"}], "mutability"),
        ([{"op": "replace", "path": "meta.created", "value": "x"}], "invalidPath"),
        ([{"op": "replace", "path": "shoeSize", "value": 44}], "invalidPath"),
        ([{"op": "replace", "value": {"shoeSize[": 44}}], "invalidPath"),
        ([{"op": "replace", "path": "emails[", "value": "x"}], "invalidPath"),
        ([{"op": "replace", "path": "emails[type eq]", "value": "x"}], "invalidPath"),
        ([{"op": "replace", "path": 'emails[shoe eq "x"].value', "value": "x"}], "invalidFilter"),
        ([{"op": "replace", "path": "emails" + "[" * 5000, "value": "x"}], "invalidPath"),
        ([{"op": "replace", "path": "active", "value": True}] * 1001, "invalidSyntax"),
        ([{"op": "replace", "path": 'active[value eq "x"]', "value": False}], "invalidPath"),
        ([{"op": "replace", "path": 'active[value eq "x"].value', "value": False}], "invalidPath"),
        ([{"op": "replace", "value": {'active[value eq "x"]': False}}], "invalidPath"),
        ([{"op": "remove", "path": 'externalId[value eq "x"]'}], "invalidPath"),
        ([{"op": "replace", "path": f'{ENTERPRISE}:manager[value eq "x"]', "value": ""}], "invalidPath"),
        ([{"op": "replace", "path": "x" * 200, "value": 7}], "invalidPath"),
    ],
)
async def test_a_change_that_cannot_be_is_refused(scim: Scim, world: World, operations: Any, scim_type: str) -> None:
    before = await state()
    body = {"schemas": [PATCH], "Operations": operations}
    told = await scim.ask("PATCH", f"/Users/{world.person['ann']}", 400, body)
    assert told["scimType"] == scim_type
    assert await state() == before


async def test_two_people_are_never_the_same_one(scim: Scim, world: World) -> None:
    await scim.join("nia")
    for same in (
        {"externalId": "x"},
        {"externalId": "x", "userName": "NIA@estuary.example", "emails": [{"value": "other@estuary.example"}]},
        {"externalId": "x", "userName": "other", "emails": [{"value": "NIA@estuary.example"}]},
        {"userName": "other@estuary.example", "emails": []},
        # Whom a file brought is somebody, too.
        {"externalId": "x", "userName": "ann@estuary.example", "emails": []},
    ):
        told = await scim.join("nia", 409, **same)
        assert told["scimType"] == "uniqueness"
    body = {"op": "replace", "path": "userName", "value": "nia@estuary.example"}
    assert (await scim.patch(f"/Users/{world.person['ann']}", body, status=409))["scimType"] == "uniqueness"


@pytest.mark.parametrize("id_", ["nobody", "0199d000-0000-7000-8000-000000000000", "%00", "%ff", "'--"])
async def test_who_is_not_there_is_not_found(scim: Scim, world: World, id_: str) -> None:
    status = 400 if id_ in ("%00", "%ff") else 404
    change = {"schemas": [PATCH], "Operations": [{"op": "replace", "path": "displayName", "value": "X"}]}
    for path in (f"/Users/{id_}", f"/Groups/{id_}"):
        whole = {"schemas": [USER if "Users" in path else GROUP], "userName": "x@y.example", "displayName": "X"}
        await scim.get(path, status)
        await scim.ask("PATCH", path, status, change)
        await scim.ask("PUT", path, status, whole)
        await scim.ask("DELETE", path, status)


async def test_what_scim_has_and_roost_has_not_says_so(scim: Scim) -> None:
    await scim.get("/Me", 501)
    await scim.ask("POST", "/Bulk", 501, {})
    await scim.get("/Nothing", 404)
    await scim.ask("POST", "/Schemas", 405, {})
    await scim.ask("DELETE", "/Users", 405)
    await scim.get("/Schemas", 403, filter='id eq "x"')
    await scim.get("/Schemas/urn:nothing", 404)


async def test_a_body_of_another_kind_is_refused_and_json_is_not(scim: Scim) -> None:
    body = msgspec.json.encode(NIA)
    for kind, status in (
        ("text/plain", 415),
        ("application/scim+json; charset=latin-1", 415),
        ("application/scim+jsonx", 415),
        ("application/json", 201),
    ):
        await scim.ask("POST", "/Users", status, body, headers={"Content-Type": kind})


async def test_a_huge_body_is_refused_and_a_large_group_is_not(scim: Scim, world: World) -> None:
    told = await scim.ask("POST", "/Users", 413, NIA | {"title": "x" * 65 * 1024})
    assert "KiB" in told["detail"]
    ann = {"value": str(world.person["ann"]), "display": "x" * 200}
    group = await scim.ask(
        "POST", "/Groups", 201, {"schemas": [GROUP], "displayName": "Large", "members": [ann] * 3000}
    )
    assert len(group["members"]) == 1
    body = {"schemas": [GROUP], "displayName": "Huge", "members": [ann] * 5000}
    assert "1 MiB" in (await scim.ask("POST", "/Groups", 413, body))["detail"]
    deep = b'{"schemas":["%s"],"displayName":"Deep","members":' % GROUP.encode() + b"[" * 100_000
    assert (await scim.ask("POST", "/Groups", 400, deep))["scimType"] == "invalidSyntax"
