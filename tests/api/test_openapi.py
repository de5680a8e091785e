"""The description of the API, which the front end's types and the fuzzer are made from, is true and whole."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
import pytest

import roost
from roost.app import create_app
from roost.kit.openapi import described
from roost.settings import Settings
from tests.api.calls import BEARER, PATHS, PUBLIC

Json = dict[str, Any]
SOURCE = Path(roost.__file__).parent


@pytest.fixture(scope="module")
def document() -> Json:
    return described(create_app(Settings()))


def operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Path, method and operation of each."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def by_name(document: Json, name: str) -> Json:
    [found] = [operation for _, _, operation in operations(document) if operation["operationId"] == name]
    return found


def parts(node: Any) -> Iterator[Json]:
    """Every object in it."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from parts(child)


def test_it_is_openapi_3_1_and_every_reference_leads_somewhere(document: Json) -> None:
    assert document["openapi"].startswith("3.1")
    for reference in {part["$ref"] for part in parts(document) if "$ref" in part}:
        target: Any = document
        for step in reference.removeprefix("#/").split("/"):
            target = target[step]
        assert target


def test_every_named_schema_is_used_and_is_a_schema(document: Json) -> None:
    used = {part["$ref"].rsplit("/", 1)[1] for part in parts(document) if "$ref" in part}
    for name, schema in document["components"]["schemas"].items():
        assert name in used
        assert jsonschema_rs.meta.is_valid(schema | {"$schema": "https://json-schema.org/draft/2020-12/schema"})
        assert schema["description"], name


def test_each_operation_has_its_handlers_name_a_summary_and_its_domain(document: Json) -> None:
    tags = {tag["name"] for tag in document["tags"]}
    assert tags >= {"board", "bookings", "issues", "notices", "people", "places", "web"}
    assert all((SOURCE / tag).is_dir() for tag in tags)
    assert all(tag["description"] for tag in document["tags"])
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names)) > 80
    for _, _, operation in operations(document):
        assert re.fullmatch(r"(get|post|put|patch|delete)(_[a-z]+)+", operation["operationId"])
        assert " " in operation["summary"]
        assert set(operation["tags"]) <= tags


def test_names_of_schemas_are_words_and_each_stands_for_one_type(document: Json) -> None:
    """Of two types of one name msgspec makes `roost.issues.wire.Card` and `roost.board.wire.Card`."""
    for name in document["components"]["schemas"]:
        assert re.fullmatch(r"([A-Z][a-z]+)+", name), name


def test_every_problem_is_problem_json_and_no_other_error_is_documented(document: Json) -> None:
    for path, _, operation in operations(document):
        for status, answer in operation["responses"].items():
            found = answer
            if "$ref" in answer:
                found = document["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
            assert found["description"], (path, status)
            if status >= "400":
                assert list(found["content"]) == ["application/problem+json"], (path, status)
    for answer in document["components"]["responses"].values():
        assert answer["content"]["application/problem+json"]["schema"] == {"$ref": "#/components/schemas/ProblemBody"}
    assert not [part for part in parts(document) if part.get("description") == "Validation Exception"]


def test_who_need_not_sign_in_is_said(document: Json) -> None:
    for _, _, operation in operations(document):
        name = operation["operationId"]
        needed = [{BEARER[name]: []}] if name in BEARER else None if name in PUBLIC else [{"session": []}]
        if (security := operation.get("security")) == [{"session": []}, {"token": []}]:
            security = security[:1]  # programs read it as well, by a token of theirs
        assert security == needed, name
        assert ("401" in operation["responses"]) is (needed is not None), name
    schemes = document["components"]["securitySchemes"]
    assert schemes["session"]["in"] == "cookie"
    assert (schemes["link"]["type"], schemes["link"]["scheme"]) == ("http", "bearer")


def test_where_people_come_by_https_the_cookie_has_its_other_name() -> None:
    far = described(create_app(Settings(address="https://roost.estuary.example")))
    assert far["components"]["securitySchemes"]["session"]["name"] == "__Host-roost"


def test_what_changes_something_may_be_refused_by_the_wall(document: Json) -> None:
    for _, method, operation in operations(document):
        wall = {"403", "413", "415"} & set(operation["responses"])
        assert wall in (({"403", "413", "415"},) if method != "get" else (set(), {"403"})), operation["operationId"]
        assert {"400", "503"} <= set(operation["responses"])


def test_a_repeat_a_retry_and_an_entity_tag_are_described(document: Json) -> None:
    assert "Retry-After" in document["components"]["responses"]["Unavailable"]["headers"]
    for name in ("post_booking", "post_arrival", "post_issue", "post_update", "post_fix", "post_walk"):
        operation = by_name(document, name)
        [key] = [one for one in operation["parameters"] if one["name"] == "Idempotency-Key"]
        assert key["schema"] == {"type": "string", "minLength": 8, "maxLength": 100, "pattern": "^[!-~]+$"}
        assert "required" not in key
        assert "422" in operation["responses"]
    for name in ("get_floor_day", "get_plan", "get_board", "get_wall", "get_photo"):
        operation = by_name(document, name)
        assert "If-None-Match" in [one["name"] for one in operation["parameters"]]
        assert "ETag" in operation["responses"]["200"]["headers"]
        assert "content" not in operation["responses"]["304"]


def test_what_changes_an_issue_names_a_copy_and_answers_with_the_next(document: Json) -> None:
    found = 0
    for path, method, operation in operations(document):
        if "If-Match" in [one["name"] for one in operation.get("parameters", ())]:
            found += 1
            assert method != "get"
            assert {"409", "428"} <= set(operation["responses"]), path
            assert "ETag" in operation["responses"]["200"]["headers"], path
    assert found >= 15


def test_a_photo_may_come_along_with_a_report(document: Json) -> None:
    for name in ("post_issue", "post_unlinked"):
        content = by_name(document, name)["requestBody"]["content"]
        assert set(content) == {"application/json", "multipart/form-data"}
        form = content["multipart/form-data"]["schema"]
        assert form["properties"]["report"] == content["application/json"]["schema"]
        assert (form["required"], form["additionalProperties"]) == (["report"], False)
        assert form["properties"]["photo"]["format"] == "binary"


def test_a_refusal_that_offers_another_place_says_so(document: Json) -> None:
    refused = by_name(document, "post_booking")["responses"]["409"]
    schema = refused["content"]["application/problem+json"]["schema"]
    assert schema == {"$ref": "#/components/schemas/BookingRefused"}
    properties = document["components"]["schemas"]["BookingRefused"]["properties"]
    assert properties["alternatives"]["items"] == {"$ref": "#/components/schemas/NextBest"}


def test_pictures_and_streams_are_not_called_json(document: Json) -> None:
    kinds = {"get_events": "text/event-stream", "get_photo": "image/jpeg"}
    for name, kind in (kinds | {"get_issues_export": "text/csv"}).items():
        assert list(by_name(document, name)["responses"]["200"]["content"]) == [kind]
    plans = ["image/svg+xml", "image/png"]
    assert list(by_name(document, "get_plan")["responses"]["200"]["content"]) == plans
    assert list(by_name(document, "put_admin_plan")["requestBody"]["content"]) == plans


def test_what_can_be_sent_is_described_to_the_last_element(document: Json) -> None:
    schemas = document["components"]["schemas"]
    assert schemas["Needs"]["properties"]["needs"] == {
        "type": "array",
        "maxItems": 30,
        "items": {"type": "string", "maxLength": 120},
    }
    for _, _, operation in operations(document):
        if body := operation.get("requestBody"):
            assert body["required"] is True
            for kind, content in body["content"].items():
                schema = content["schema"]
                if kind == "application/x-www-form-urlencoded" or kind.startswith("image/"):
                    continue  # others send the one, and may say more than we know; the other has no fields
                if "$ref" in schema:
                    schema = schemas[schema["$ref"].rsplit("/", 1)[1]]
                assert schema.get("additionalProperties", True) is False, schema


def test_a_parameter_is_never_null_and_names_its_format(document: Json) -> None:
    for path, _, operation in operations(document):
        assert set(re.findall(r"\{(\w+)\}", path)) == {
            one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"
        }
        for one in operation.get("parameters", ()):
            if one["in"] == "path":
                assert one["required"] is True
                expected = PATHS.get(one["name"], ("string", "uuid"))
                assert (one["schema"]["type"], one["schema"].get("format")) == expected, (path, one)
            else:
                expected = "boolean" if one["name"] in ("mine", "overdue", "gone", "days") else "string"
                assert one["schema"]["type"] == expected, (path, one)


async def test_programs_read_it_and_ask_again_for_nothing(client: httpx.AsyncClient, document: Json) -> None:
    answer = await client.get("/api/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == document
    again = await client.get("/api/openapi.json", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_people_read_all_of_it_on_one_page(client: httpx.AsyncClient, document: Json) -> None:
    page = await client.get("/api")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    ids = set(re.findall(r' id="([^"]+)"', page.text))
    assert {operation["operationId"] for _, _, operation in operations(document)} <= ids
    assert {f"schema-{name}" for name in document["components"]["schemas"]} <= ids
    assert set(re.findall(r'href="#([^"]+)"', page.text)) <= ids


async def test_the_page_needs_nothing_that_our_policy_forbids(client: httpx.AsyncClient) -> None:
    page = await client.get("/api")
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src data:;")
    assert not re.search("script|unsafe|http|[*]", policy)
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|https?://", page.text)
    loaded = re.findall(r'<link rel="stylesheet" href="([^"]+)">', page.text)
    assert loaded == ["/api/openapi.css"]
    style = await client.get(loaded[0])
    assert style.headers["content-type"] == "text/css; charset=utf-8"
    assert "prefers-color-scheme: dark" in style.text


async def test_words_in_the_document_cannot_become_markup(client: httpx.AsyncClient) -> None:
    page = (await client.get("/api")).text
    assert "I&#x27;d like someone to talk to" in page


@pytest.mark.parametrize("path", ["/api/nothing", "/api/openapi.yaml", "/api/nothing.json", "/openapi/openapi.json"])
async def test_there_is_nothing_beside_it(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 404
    if path.startswith("/api/"):
        assert answer.headers["content-type"] == "application/problem+json"
        assert (await client.post(path, json={})).status_code == 404
