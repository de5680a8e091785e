from collections.abc import AsyncIterator
from datetime import date
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from litestar import Litestar

from roost.people import tokens
from tests.bookings.world import World
from tests.issues import world as small
from tests.support import NOW

Json = dict[str, Any]
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"


class Scim:
    """A directory that asks as Entra ID does, and checks the shape of every answer."""

    def __init__(self, client: httpx.AsyncClient, token: UUID) -> None:
        self.client, self.token = client, token

    async def ask(self, method: str, path: str, status: int, body: Any = None, **more: Any) -> Json:
        """The body of an answer, which has this status."""
        if body is not None:
            more["content"] = body if isinstance(body, bytes | str) else msgspec.json.encode(body)
            more["headers"] = {"Content-Type": "application/scim+json"} | more.get("headers", {})
        answer = await self.client.request(method, f"/api/scim/v2{path}", **more)
        assert answer.status_code == status, answer.text
        if status == 204:
            assert answer.content == b""
            return {}
        assert answer.headers["content-type"] == "application/scim+json"
        told: Json = answer.json()
        if status >= 400:
            assert told["schemas"] == [ERROR]
            assert told["status"] == str(status)
            assert told["detail"][-1] in ".!?", told
        return told

    async def get(self, path: str, status: int = 200, **query: Any) -> Json:
        return await self.ask("GET", path, status, params=query)

    async def found(self, filter_: str, path: str = "/Users") -> list[Json]:
        told = await self.get(path, filter=filter_)
        found: list[Json] = told["Resources"]
        assert told["totalResults"] == len(found)
        return found

    async def join(self, short: str, status: int = 201, **more: Any) -> Json:
        """Somebody new, as Entra ID's usual mappings tell of them."""
        email = f"{short}@estuary.example"
        body = {
            "schemas": [USER, ENTERPRISE],
            "externalId": f"object-{short}",
            "userName": email,
            "active": True,
            "displayName": short.title(),
            "emails": [{"primary": True, "type": "work", "value": email}],
            "meta": {"resourceType": "User"},
            "title": "Social worker",
        }
        return await self.ask("POST", "/Users", status, body | more)

    async def patch(self, path: str, *operations: Json, status: int = 200) -> Json:
        return await self.ask("PATCH", path, status, {"schemas": [PATCH], "Operations": operations})

    async def group(self, name: str, *members: str, **more: Any) -> Json:
        told = [{"value": one} for one in members]
        return await self.ask("POST", "/Groups", 201, {"schemas": [GROUP], "displayName": name, "members": told} | more)


@pytest.fixture
async def world(db: None) -> World:
    """The small council with its queues; Ada is its only administrator."""
    return await small.build()


@pytest.fixture
async def scim(app: Litestar, world: World) -> AsyncIterator[Scim]:
    """A directory with a token. It is no browser: no cookies, and it does not say where it comes from."""
    made, token = await tokens.make("Entra ID", ["scim"], date(2027, 11, 24), world.person["ada"], NOW)
    transport = httpx.ASGITransport(app=app)
    headers = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=headers) as client:
        yield Scim(client, made.id)
