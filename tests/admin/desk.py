"""An administrator's browser, and what the tests ask of it and of the database."""

import json
import re
from typing import Any
from uuid import UUID

import httpx

from roost.kit import database
from tests.api.truth import check_problem

Json = dict[str, Any]


class Desk:
    """Asks as our own page does."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def get(self, path: str, **query: Any) -> Json:
        """The answer, which must be one."""
        answer = await self.client.get(f"/api/admin/{path}", params=query or None)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    async def post(self, path: str, body: Json | None = None) -> Json:
        """What came of it, which must be done."""
        answer = await self.client.post(f"/api/admin/{path}", json=body)
        assert answer.status_code in (200, 201), answer.text
        found: Json = answer.json()
        return found

    async def put(self, path: str, body: Json, version: str) -> Json:
        """The same of a change, on this version."""
        answer = await self.try_put(path, body, version)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    async def try_post(self, path: str, body: Json | None = None) -> httpx.Response:
        return await self.client.post(f"/api/admin/{path}", json=body)

    async def try_put(self, path: str, body: Json, version: str | None) -> httpx.Response:
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        return await self.client.put(f"/api/admin/{path}", json=body, headers=headers)

    async def site(self, code: str) -> Json:
        return next(site for site in (await self.get("sites"))["sites"] if site["code"] == code)

    async def floor(self, code: str) -> Json:
        sites = (await self.get("sites"))["sites"]
        return next(floor for site in sites for floor in site["floors"] if floor["code"] == code)

    async def zone(self, code: str) -> Json:
        sites = (await self.get("sites"))["sites"]
        floors = [floor for site in sites for floor in site["floors"]]
        return next(zone for floor in floors for zone in floor["zones"] if zone["code"] == code)

    async def person(self, id_: UUID) -> Json:
        return await self.get(f"people/{id_}")

    async def space(self, floor: str, label: str) -> Json:
        spaces = (await self.get(f"floors/{floor}/spaces"))["spaces"]
        return next(space for space in spaces if space["label"] == label)


def only(row: Json, *fields: str, **but: Any) -> Json:
    """What a form sends back of a row, `but` for what was changed in it."""
    return {field: row[field] for field in fields} | but


def refused(answer: httpx.Response, status: int, slug: str) -> Json:
    """The problem, which must be this one and say what to do."""
    check_problem(answer, answer.request.url)
    problem: Json = answer.json()
    assert (answer.status_code, problem["type"]) == (status, f"/problems/{slug}"), problem
    return problem


OF_THE_FORM = re.compile("must (be|have) ([0-9]|a quarter-hour|.* or (more|fewer|less))|cannot be '")


def pointers(problem: Json) -> list[str]:
    """Where it is wrong. A screen shows each apart from its field, so each is a sentence of its own; but for what the
    form of the request itself forbids (kit/plain), which goes on after the field's name."""
    for error in problem["errors"]:
        if OF_THE_FORM.match(error["detail"]):
            continue
        assert re.fullmatch(r"[A-Z“][^;]+\.", error["detail"]), error
        assert error["detail"] in problem["detail"]
    return [error["pointer"] for error in problem["errors"]]


async def journal(*entities: str) -> list[tuple[str, str, Json]]:
    """(verb, entity id, facts) of what was recorded of these entities, in order."""

    rows = await database.fetch(
        "SELECT verb, entity_id, facts FROM journal WHERE entity = ANY($1) ORDER BY at, id", list(entities)
    )
    return [(row["verb"], row["entity_id"], json.loads(row["facts"])) for row in rows]
