"""The description of the API as a judge: every answer must be one that it promises."""

import copy
from functools import cache
from typing import Any

import httpx
import jsonschema_rs

from roost.app import create_app
from roost.kit.openapi import described
from roost.settings import Settings

Json = dict[str, Any]
METHODS = ("get", "put", "post", "patch", "delete")


class Operation:
    """One operation by its name: where it is, what it takes, and what it may answer."""

    def __init__(self, document: Json, path: str, method: str, raw: Json) -> None:
        self.name: str = raw["operationId"]
        self.path = path
        self.method = method.upper()
        self.raw = raw
        # Without a session; a screen on a wall has a link's token instead.
        self.public = raw.get("security") != [{"session": []}]
        self.changes = method != "get"
        self._document = document

    def __repr__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def body(self) -> Json | None:
        """The schema of the JSON that is sent, its own reference followed."""
        content = self.raw.get("requestBody", {}).get("content", {})
        if "application/json" not in content:
            return None
        return self.followed(content["application/json"]["schema"])

    def parameters(self, where: str) -> list[Json]:
        return [one for one in self.raw.get("parameters", ()) if one["in"] == where]

    def followed(self, schema: Json) -> Json:
        while "$ref" in schema:
            _, _, kind, name = schema["$ref"].split("/")
            schema = self._document["components"][kind][name]
        return schema

    def check(self, answer: httpx.Response) -> None:
        """Fails unless status, kind, headers and body are as promised, without a field more."""
        what = (repr(self), answer.status_code, answer.text[:600])
        assert str(answer.status_code) in self.raw["responses"], what
        promised = self.followed(self.raw["responses"][str(answer.status_code)])
        for name, header in promised.get("headers", {}).items():
            assert not header["required"] or name in answer.headers, (name, *what)
        content = promised.get("content")
        if content is None:
            assert answer.content == b"", what
            return
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind in content, (kind, *what)
        if kind.endswith("json"):
            errors = [one.message for one in _judge(content[kind]["schema"]["$ref"]).iter_errors(answer.json())]
            assert errors == [], (errors, *what)
        if kind.startswith("application/problem"):
            check_problem(answer, what)


def check_problem(answer: httpx.Response, what: object) -> None:
    """A problem that a person can do something with: RFC 9457, and words."""
    assert answer.headers["content-type"] == "application/problem+json", (what, answer.text)
    problem = answer.json()
    assert problem["status"] == answer.status_code, (what, problem)
    assert problem["type"].startswith("/problems/"), (what, problem)
    assert problem["title"], (what, problem)
    # A sentence, in plain words: no class of ours, no jargon of a library.
    assert problem["detail"][-1] in ".!?", (what, problem)
    assert " " in problem["detail"], (what, problem)
    assert not any(word in problem["detail"] for word in ("Traceback", "Exception", "msgspec", "asyncpg", "SELECT"))


@cache
def document() -> Json:
    return described(create_app(Settings()))


@cache
def operations() -> dict[str, Operation]:
    """All of them, by name."""
    whole = document()
    found = [
        Operation(whole, path, method, item[method])
        for path, item in whole["paths"].items()
        for method in METHODS
        if method in item
    ]
    return {operation.name: operation for operation in found}


@cache
def _judge(reference: str) -> jsonschema_rs.Draft202012Validator:
    """Stricter than the document: a client may ignore fields it does not know, but we send none."""
    components = copy.deepcopy(document()["components"])
    for name, schema in components["schemas"].items():
        # What a refusal knows besides is for the front end to use where it can.
        if schema.get("type") == "object" and name != "ProblemBody":
            schema["additionalProperties"] = False
    return jsonschema_rs.Draft202012Validator({"$ref": reference, "components": components}, validate_formats=True)
