"""The description that the front end's types, and the fuzzer, are made from."""

from typing import Any

import httpx
import pytest

from roost.app import create_app
from roost.kit.openapi import described, operations
from roost.settings import Settings


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return described(create_app(Settings()))


def bodies(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every struct that a request can hold, by name."""
    found: dict[str, dict[str, Any]] = {}

    def follow(part: Any) -> None:
        if isinstance(part, dict):
            if "$ref" in part:
                name = part["$ref"].rsplit("/", 1)[1]
                if name not in found:
                    found[name] = schema["components"]["schemas"][name]
                    follow(found[name])
            for value in part.values():
                follow(value)
        if isinstance(part, list):
            for value in part:
                follow(value)

    for _, operation in operations(schema):
        follow(operation.get("requestBody", {}))
    return found


def test_it_is_openapi_3_1_and_every_reference_leads_somewhere(schema: dict[str, Any]) -> None:
    assert schema["openapi"].startswith("3.1")
    names = set(schema["components"]["schemas"])

    def references(part: Any) -> set[str]:
        if isinstance(part, dict):
            own = {part["$ref"].removeprefix("#/components/schemas/")} if "$ref" in part else set()
            return own.union(*(references(value) for value in part.values()))
        return set().union(*(references(value) for value in part)) if isinstance(part, list) else set()

    assert references(schema) <= names
    assert not [name for name in names if "signature" in name]


def test_operations_are_named_after_their_handlers_each_once(schema: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, operation in operations(schema)]
    assert len(names) == len(set(names))
    assert {"get_sites", "get_floor_day", "post_booking", "get_suggestion"} <= set(names)


def test_every_operation_says_in_words_what_it_does_and_how_it_refuses(schema: dict[str, Any]) -> None:
    for what, operation in operations(schema):
        assert " " in operation["summary"], what
        assert list(operation["responses"]["4XX"]["content"]) == ["application/problem+json"], what
        assert "503" in operation["responses"], what
        assert "400" not in operation["responses"], what


def test_no_body_takes_a_field_it_does_not_know(schema: dict[str, Any]) -> None:
    assert len(bodies(schema)) > 5
    assert [name for name, body in bodies(schema).items() if body.get("additionalProperties") is not False] == []


def test_what_a_list_may_hold_is_said(schema: dict[str, Any]) -> None:
    needs = schema["components"]["schemas"]["Needs"]["properties"]["needs"]
    assert needs["items"] == {"type": "string", "maxLength": 120}


def test_a_parameter_is_never_null(schema: dict[str, Any]) -> None:
    for what, operation in operations(schema):
        for parameter in operation["parameters"]:
            assert "null" not in str(parameter["schema"]), what


def test_only_what_a_stranger_may_ask_needs_no_session(schema: dict[str, Any]) -> None:
    assert {what for what, operation in operations(schema) if not operation["security"]} == {
        "GET /health",
        "GET /api/demo",
        "GET /api/demo/people",
        "POST /api/session",
        "DELETE /api/session",
    }


async def test_machines_and_people_read_it_in_their_own_way(client: httpx.AsyncClient, schema: dict[str, Any]) -> None:
    served = await client.get("/api/openapi.json")
    assert served.json() == schema
    page = await client.get("/api")
    assert page.headers["content-type"].startswith("text/html")
    assert "<code>GET /api/sites</code>" in page.text
    assert "http://" not in page.text
    assert "<script" not in page.text
