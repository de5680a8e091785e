"""The API's own description, OpenAPI 3.1, made from the handlers; and the addresses where it is read.

Litestar reads paths and parameters off the handlers. Schemas come from msgspec itself, because Litestar drops what
structs say about elements and unknown fields; and the problems come from here, because Litestar documents a body that
it would send and we never do.
"""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from litestar import Litestar, Request, Response, Router, get
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig, ResponseSpec
from litestar.openapi.spec import Components, License, SecurityScheme
from litestar.response import Stream

from roost.kit.http import PROBLEM_JSON, ProblemBody, Tagged, ready
from roost.kit.openapi_bodies import FILES, json_or_form, pictures
from roost.kit.openapi_page import HTML, STYLE, page
from roost.kit.openapi_words import PROBLEMS, WORDS

Json = dict[str, Any]

REPEAT = "Idempotency-Key"
SESSION = "session"
# For a handler: `@get(…, opt=WITH_LINK)` is asked with a link's token as a Bearer (RFC 6750), not with a session.
LINK = "link"
# For a handler: `opt={FORM: Fields}` is sent a form (application/x-www-form-urlencoded), and reads it itself.
FORM = "form"
# For a handler that answers with a status and no body, other than 204.
EMPTY = {"empty": True}
WITH_LINK = {"link": True}
# The same, with a token that an administrator made for a program; and where a person may ask as well.
TOKEN = "token"
WITH_TOKEN = {"token": True}
WITH_SESSION_OR_TOKEN = {"token": True, "session": True}
PAGE_MAY = (
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
UNSAFE = ("post", "put", "patch", "delete")
_NULL = {"type": "null"}
_ETAG = {"description": "Of exactly this answer.", "required": True, "schema": {"type": "string"}}
_SECONDS = {"type": "string", "pattern": "^[0-9]+$"}
_RETRY_AFTER = {"description": "Seconds to wait.", "required": True, "schema": _SECONDS}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of the answer you have: 304 where it still stands.",
    "schema": {"type": "string"},
}


def answers(*statuses: int, refused: type[ProblemBody] = ProblemBody) -> dict[int, ResponseSpec]:
    """For a handler's `responses`: the 304 or problems it answers with, besides what follows from its signature.

    `refused`: the body of a 409 that says more than others.
    """
    bodies = {304: None, 409: refused}
    return {status: ResponseSpec(bodies.get(status, ProblemBody), generate_examples=False) for status in statuses}


class _Unserved(Router):
    """Litestar's own pages load from a CDN, and its catch-all under their path answers 404 as HTML: none of it."""

    def register(self, value: Any) -> list[Any]:
        return []


def config(version: str, cookie: str = "roost") -> OpenAPIConfig:
    """For Litestar, which hands it to `described`. `cookie`: what the session's is called here."""
    session = SecurityScheme(type="apiKey", security_scheme_in="cookie", name=cookie, description="Set by signing in.")
    link = SecurityScheme(type="http", scheme="bearer", description="The token behind the # of a link for a wall.")
    token = SecurityScheme(type="http", scheme="bearer", description="A token that an administrator made.")
    return OpenAPIConfig(
        title="Roost",
        version=version,
        description=WORDS,
        license=License(name="MIT", identifier="MIT"),
        components=Components(security_schemes={SESSION: session, LINK: link, TOKEN: token}),
        operation_id_creator=lambda handler, *_: handler.handler_name,
        openapi_router=_Unserved("/openapi", route_handlers=[]),
    )


def described(app: Litestar) -> Json:
    """The finished description of this application."""
    raw = app.openapi_schema.to_schema()
    handlers = _handlers(app)
    schemas, components = _schemas(handlers.values())
    paths = {
        path: {
            method: _operation(method, operation, handlers[operation["operationId"]], schemas)
            for method, operation in item.items()
        }
        for path, item in raw["paths"].items()
    }
    tags = {operation["tags"][0] for item in paths.values() for operation in item.values()}
    return raw | {
        "tags": [{"name": tag, "description": sys.modules[f"roost.{tag}"].__doc__} for tag in sorted(tags)],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(components.items())),
            "responses": {name: _problem(status, schemas[ProblemBody]) for status, (name, _) in PROBLEMS.items()},
            "securitySchemes": raw["components"]["securitySchemes"],
        },
    }


def _handlers(app: Litestar) -> dict[str, HTTPRouteHandler]:
    found = [handler for route in app.routes for handler in getattr(route, "route_handlers", ())]
    return {handler.handler_name: handler for handler in found if handler.resolve_include_in_schema()}


def _schemas(handlers: Iterable[HTTPRouteHandler]) -> tuple[dict[Any, Json], dict[str, Json]]:
    types = dict.fromkeys(type_ for handler in handlers for type_ in _types(handler))
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    return dict(zip(types, schemas, strict=True)), components


def _types(handler: HTTPRouteHandler) -> Iterator[Any]:
    yield ProblemBody
    yield from (spec.data_container for spec in (handler.responses or {}).values() if spec.data_container)
    yield from (type_ for type_ in (_sent(handler), handler.opt.get(FORM), _answered(handler)) if type_ is not None)


def _sent(handler: HTTPRouteHandler) -> Any:
    field = handler.parsed_fn_signature.parameters.get("data")
    return None if field is None else field.annotation


def _answered(handler: HTTPRouteHandler) -> Any:
    """What a handler answers with; None where it is no JSON."""
    returned = handler.parsed_fn_signature.return_type
    if returned.is_subclass_of(Stream):
        return None
    type_ = returned.inner_types[0].annotation if returned.is_subclass_of(Response) else returned.annotation
    return None if type_ in (None, type(None), bytes) else type_


def _operation(method: str, raw: Json, handler: HTTPRouteHandler, schemas: dict[Any, Json]) -> Json:
    words = " ".join((handler.fn.__doc__ or "").split())
    summary, _, more = (handler.summary or words).partition(". ")
    operation: Json = {
        "operationId": handler.handler_name,
        "tags": [handler.fn.__module__.split(".")[1]],
        "summary": summary.rstrip("."),
    }
    if description := handler.description or more:
        operation["description"] = description
    if _needs_session(handler):
        operation["security"] = [{SESSION: []}]
    if handler.opt.get(LINK):
        operation["security"] = [{LINK: []}]
    if handler.opt.get(TOKEN):
        operation["security"] = [{name: []} for name in (SESSION, TOKEN) if handler.opt.get(name)]
    # OpenAPI, "Parameter Object": of this header the security scheme speaks.
    parameters = [_parameter(one) for one in raw.get("parameters") or [] if one["name"] != "Authorization"]
    if 304 in (handler.responses or {}):
        parameters.append(_IF_NONE_MATCH)
    if parameters:
        operation["parameters"] = parameters
    sent = _sent(handler)
    if sent is not None:
        operation["requestBody"] = {"required": True, "content": json_or_form(handler, schemas[sent])}
    if handler.opt.get("files"):
        operation["requestBody"] = {"required": True, "content": FILES}
    if kinds := handler.opt.get("picture"):
        operation["requestBody"] = {"required": True, "content": pictures(kinds)}
    if form := handler.opt.get(FORM):
        content = {"application/x-www-form-urlencoded": {"schema": schemas[form]}}
        operation["requestBody"] = {"required": True, "content": content}
    said = {handler.status_code: _answer(handler, schemas)}
    for status in _may_answer(method, handler, parameters):
        said[status] = {"$ref": f"#/components/responses/{PROBLEMS[status][0]}"}
    for status, spec in (handler.responses or {}).items():
        if status == 304:
            said[304] = {"description": "The answer you have still stands.", "headers": {"ETag": _ETAG}}
        elif spec.data_container is not ProblemBody:
            said[status] = _problem(status, schemas[spec.data_container])
    operation["responses"] = {str(status): said[status] for status in sorted(said)}
    return operation


def _needs_session(handler: HTTPRouteHandler) -> bool:
    return "who" in handler.parsed_fn_signature.parameters


def _may_answer(method: str, handler: HTTPRouteHandler, parameters: list[Json]) -> set[int]:
    """The problems that follow from what the outer wall and the signature refuse, and those the handler names."""
    statuses = {400, 503} | {status for status in handler.responses or {} if status in PROBLEMS}
    if _needs_session(handler):
        statuses |= {401, 429}
    if handler.opt.get(TOKEN):
        statuses |= {401, 403, 429}
    if method in UNSAFE:
        statuses |= {403, 413, 415}
    sent = {parameter["name"] for parameter in parameters}
    return statuses | {status for name, status in ((REPEAT, 422), ("If-Match", 428)) if name in sent}


def _parameter(raw: Json) -> Json:
    """Litestar's, without what says nothing; one that may be left out cannot also be null on the wire."""
    schema = {name: value for name, value in raw["schema"].items() if name not in ("description", "oneOf")}
    for choice in raw["schema"].get("oneOf", []):
        schema |= {} if choice == _NULL else choice
    if isinstance(schema.get("type"), list):
        [schema["type"]] = [one for one in schema["type"] if one != "null"]
        schema["enum"] = [one for one in schema["enum"] if one is not None]
    if schema.get("default", "") in ("", None):
        schema.pop("default", None)
    kept = {name: raw[name] for name in ("name", "in", "description") if raw.get(name)}
    return kept | ({"required": True} if raw["required"] else {}) | {"schema": schema}


def _answer(handler: HTTPRouteHandler, schemas: dict[Any, Json]) -> Json:
    type_ = _answered(handler)
    answer: Json = {"description": handler.response_description or _words(handler, type_)}
    headers: Json = {
        one.name: {"description": one.description, "required": one.required, "schema": {"type": "string"}}
        for one in handler.resolve_response_headers()
    }
    if 304 in (handler.responses or {}):
        headers["ETag"] = _ETAG
    if headers:
        answer["headers"] = headers
    if type_ is not None:
        answer["content"] = {"application/json": {"schema": schemas[type_]}}
    elif kinds := handler.opt.get("pictures"):
        answer["content"] = pictures(kinds)
    elif handler.status_code not in (204, 303) and not handler.opt.get("empty"):
        answer["content"] = {str(handler.media_type): {"schema": {"type": "string"}}}
    return answer


def _words(handler: HTTPRouteHandler, type_: Any) -> str:
    words = (type_.__doc__ or "").partition("\n\n")[0] if type_ is not None else ""
    return " ".join(words.split()) or ("Done." if handler.status_code == 204 else "As asked.")


def _problem(status: int, schema: Json) -> Json:
    answer: Json = {"description": PROBLEMS[status][1], "content": {PROBLEM_JSON: {"schema": schema}}}
    return answer | ({"headers": {"Retry-After": _RETRY_AFTER}} if status in (429, 503) else {})


class _Kept:
    """What is served, made once an application."""

    def __init__(self, app: Litestar) -> None:
        whole = described(app)
        self.json = msgspec.json.encode(whole)
        self.page = page(whole).encode()

    @classmethod
    def of(cls, app: Litestar) -> "_Kept":
        if "described" not in app.state:
            app.state["described"] = cls(app)
        kept: _Kept = app.state["described"]
        return kept


def _served(
    request: Request[Any, Any, Any], body: bytes, media_type: str, policy: str | None = None
) -> Response[bytes]:
    return Tagged(ready(body), request, media_type, "no-cache", policy)


@get("/openapi.json", include_in_schema=False, sync_to_thread=False)
def get_document(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The description for programs."""
    return _served(request, _Kept.of(request.app).json, "application/json")


@get("/", include_in_schema=False, sync_to_thread=False)
def get_page(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The description for people."""
    return _served(request, _Kept.of(request.app).page, HTML, PAGE_MAY)


@get("/openapi.css", include_in_schema=False, sync_to_thread=False)
def get_style(request: Request[Any, Any, Any]) -> Response[bytes]:
    """How the page looks; of its own, because no style may stand in a page here."""
    return _served(request, STYLE, "text/css")


routes: list[Any] = [get_document, get_page, get_style]
