"""What can be wrong with a request, made from the description: for each operation every place and every wrong value."""

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

import httpx
import jsonschema_rs

from tests.api.calls import Call
from tests.api.truth import Json, Operation, document

UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057"
# Days that are none, and days on which nothing can be asked or booked.
NO_DAYS = ["2026-02-30", "2026-13-01", "0000-00-00", "20261124", "2026-11-24T00:00:00Z", "2026-1-2", "tomorrow", "1e9"]
NO_DAYS += ["2026-11-24 ", "2026-11-24\n", "٢٠٢٦-١١-٢٤", "10000-01-01", "-2026-11-24", ""]
FAR_DAYS = ["2026-11-23", "2020-02-29", "0001-01-01", "2026-12-09", "9999-12-31"]
NO_TIMES = ["09:07", "9:15", "25:00", "24:15", "09:60", "0915", "09:15:00", "09:15Z", "09:15\n", " 09:15", "٠٩:١٥", ""]
# Times that are some, but not as a start, or not after it.
ODD_TIMES = ["24:00", "00:00", "23:45"]
NO_IDS = ["abc", "0", "-1", "null", UNKNOWN[:-1], UNKNOWN + "0", "{" + UNKNOWN, UNKNOWN.replace("-", "_")]
NO_NUMBERS = ["0", "-1", "2147483648", "9" * 30, "1.5", "1e3", "0x1", "one", "null", UNKNOWN]
# Which Litestar, by Python's own int, takes for numbers.
ODD_NUMBERS = ["+1", " 1", "1_0", "١"]
UNPRINTABLE = ["\x07bell", "a\u202eb", "\u200f\u200e", "\x7f", "a\tb\x0bc", "\u2028"]
TEXTS = [*UNPRINTABLE, " ", "\u00a0", "x" * 10_000, "é" * 200, "🦉" * 100, "'; DROP TABLE person; --", "<b>", "%s%n{}"]
NO_CODES = ["nowhere", "HALL-1", "hall-1 ", "x" * 41, *TEXTS[:8]]
OTHER_TYPES: list[Any] = [None, True, 0, -1, 1.5, 10**30, [], {}, [None], {"a": 1}, "null"]
# JSON texts that no Python value stands for.
RAW_VALUES = [b"1e999", b"1" * 400, b'"\\ud800"', b'"\\u0000"', b"NaN", b"[" * 5_000, b'"\xff"', b'"\xed\xa0\x80"']
BODIES = [b"", b"{", b"}", b"[]", b"null", b"7", b'"text"', b"true", b"\xef\xbb\xbf{}", b"[" * 60_000, b'{"a":' * 9_000]
_HERE = "@@here@@"
# Of a list, in a pointer.
FIRST = "0"


@dataclass(frozen=True)
class Wrong:
    """One request and what is wrong with it. `refused`: the description itself says that it cannot be."""

    what: str
    url: str
    body: bytes | None
    refused: bool
    pointer: str | None = None

    async def send(self, client: httpx.AsyncClient, operation: Operation, headers: dict[str, str]) -> httpx.Response:
        if self.body is not None:
            headers = headers | {"Content-Type": "application/json"}
        # A path as it stands: a client would tidy it.
        target = httpx.URL("http://127.0.0.1:8000").copy_with(raw_path=self.url.encode())
        return await client.request(operation.method, target, content=self.body, headers=headers)


def wrong_paths(operation: Operation, call: Call) -> Iterator[Wrong]:
    """Each part of the path that has a name, filled with what it cannot be."""
    for one in operation.parameters("path"):
        kind = one["schema"].get("format", one["schema"]["type"])
        values = {"uuid": NO_IDS, "date": NO_DAYS, "string": NO_CODES, "integer": NO_NUMBERS}[kind]
        raws = ["%00", "hall%00", "%ff", "%C3", "%ED%A0%80", "%2e%2e", "..%2f..%2fetc%2fpasswd", "%F0%9F%98%80"]
        for raw in [*[quote(value, safe="") for value in values if value], *raws]:
            path = operation.path
            for name, value in call.path.items():
                path = path.replace("{" + name + "}", raw if name == one["name"] else str(value))
            yield Wrong(f"{one['name']} {raw[:40]}", path + _query(call.query), _body(call.body), True)
        for value in {"date": FAR_DAYS, "integer": [quote(one) for one in ODD_NUMBERS]}.get(kind, []):
            other = Call(call.path | {one["name"]: value}, call.query, call.body)
            yield Wrong(f"{one['name']} {value}", other.url(operation) + _query(call.query), _body(call.body), False)


def wrong_queries(operation: Operation, call: Call) -> Iterator[Wrong]:
    """Each parameter missing, given twice, or wrong."""
    base = call.url(operation)

    def wrong(what: str, query: str, refused: bool, pointer: str | None = None) -> Wrong:
        return Wrong(what, base + query, _body(call.body), refused, pointer)

    for one in operation.parameters("query"):
        name, schema = one["name"], one["schema"]
        rest = {key: value for key, value in call.query.items() if key != name}
        if one.get("required"):
            yield wrong(f"no {name}", _query(rest), True, name)
        good = quote(str(call.query.get(name, "a")))
        yield wrong(f"two {name}", f"{_query(rest) or '?'}&{name}={good}&{name}={good}", True, name)
        for value in _values(schema):
            sure = not _fits(schema, value)
            yield wrong(f"{name} {value[:40]!r}", _query(rest | {name: value}), sure, name if sure else None)
    for raw in ("%00", "%ff", "a=%00", "a=%C3%28", "%ED%A0%80=1"):
        yield wrong(f"query {raw}", f"{_query(call.query) or '?'}&{raw}", True)


def wrong_bodies(operation: Operation, call: Call) -> Iterator[Wrong]:
    """The whole body, and each field of it, wrong."""
    url = call.url(operation) + _query(call.query)
    schema, good = operation.body, call.body
    if schema is None or good is None:
        return
    for raw in BODIES:
        yield Wrong(f"body {raw[:20]!r}", url, raw, True)
    yield Wrong("body in a list", url, json.dumps([good]).encode(), True)
    yield Wrong("unknown field", url, json.dumps(good | {"admin": True}).encode(), True, "/admin")
    yield Wrong("too much", url, json.dumps(good | {"padding": "x" * 70_000}).encode(), True)
    for place in _places(operation, schema, good):
        yield from _wrong_fields(operation, url, good, place)


def _wrong_fields(operation: Operation, url: str, good: Json, place: tuple[str, ...]) -> Iterator[Wrong]:
    pointer = "/" + "/".join(place)
    schema = _schema_at(operation, place)
    whole = operation.raw["requestBody"]["content"]["application/json"]["schema"]
    for value in [*OTHER_TYPES, *_values(schema)]:
        body = _with(good, place, value)
        refused = not _fits(whole, body)
        what = f"{pointer} {str(value)[:40]!r}"
        yield Wrong(what, url, json.dumps(body).encode(), refused, pointer if refused else None)
    held = json.dumps(_with(good, place, _HERE)).encode()
    for raw in RAW_VALUES:
        yield Wrong(f"{pointer} {raw[:20]!r}", url, held.replace(f'"{_HERE}"'.encode(), raw), True)
    if place[-1] in _required_at(operation, place[:-1]):
        yield Wrong(f"no {pointer}", url, json.dumps(_without(good, place)).encode(), True, pointer)


def _places(operation: Operation, schema: Json, good: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every field that the schema names, those of fields included, and the first element of every list that is sent."""
    for name, field in _inside(schema, good).items():
        yield (*above, name)
        sent = good[0] if name == FIRST else good.get(name, {}) if isinstance(good, dict) else {}
        for choice in field.get("anyOf", [field]):
            yield from _places(operation, operation.followed(choice), sent, (*above, name))


def _inside(schema: Json, good: Any) -> Json:
    if "items" in schema and good:
        return {FIRST: schema["items"]}
    found: Json = schema.get("properties", {})
    return found


def _schema_at(operation: Operation, place: tuple[str, ...]) -> Json:
    schema = operation.body or {}
    for name in place:
        inner = {FIRST: one["items"]} if "items" in (one := _choices(operation, schema)[0]) else {}
        for choice in _choices(operation, schema):
            inner |= choice.get("properties", {})
        schema = inner[name]
    return schema


def _required_at(operation: Operation, place: tuple[str, ...]) -> list[str]:
    schema = _schema_at(operation, place) if place else operation.body or {}
    return next((one["required"] for one in _choices(operation, schema) if "required" in one), [])


def _choices(operation: Operation, schema: Json) -> list[Json]:
    return [operation.followed(choice) for choice in schema.get("anyOf", [schema])]


def _values(schema: Json) -> list[Any]:
    """Wrong and odd values for what this field should be."""
    for choice in schema.get("anyOf", [schema]):
        if choice.get("format") == "date":
            return [*NO_DAYS, *FAR_DAYS]
        if choice.get("format") == "uuid":
            return [*NO_IDS, "", UNKNOWN]
        if "24:00" in choice.get("pattern", ""):
            return [*NO_TIMES, *ODD_TIMES]
    return ["", *TEXTS]


def _with(good: Json, place: tuple[str, ...], value: Any) -> Json:
    body = copy.deepcopy(good)
    inner = _at(body, place[:-1])
    inner[_key(place[-1])] = value
    return body


def _without(good: Json, place: tuple[str, ...]) -> Json:
    body = _with(good, place, None)
    del _at(body, place[:-1])[_key(place[-1])]
    return body


def _at(body: Any, place: tuple[str, ...]) -> Any:
    for name in place:
        # What the good request leaves out may still be given.
        if isinstance(body, dict) and not isinstance(body.get(name), dict | list):
            body[name] = {}
        body = body[_key(name)]
    return body


def _key(name: str) -> str | int:
    return 0 if name == FIRST else name


def _fits(schema: Json, value: Any) -> bool:
    return _judge(json.dumps(schema)).is_valid(value)


@cache
def _judge(schema: str) -> jsonschema_rs.Draft202012Validator:
    whole = json.loads(schema) | {"components": document()["components"]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


def _query(query: Json) -> str:
    return "?" + "&".join(f"{quote(name)}={quote(str(value))}" for name, value in query.items()) if query else ""


def _body(body: Json | None) -> bytes | None:
    return None if body is None else json.dumps(body).encode()
