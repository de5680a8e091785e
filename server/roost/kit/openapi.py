"""Our OpenAPI as we publish it: Litestar's, put right.

Litestar loses what msgspec knows of list elements and of unknown fields, describes an error body that is not ours,
and offers null where only a missing parameter is possible. msgspec's own schemas, and our problem, take their place.
"""

import html
from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import Litestar, Request
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin, OpenAPIRenderPlugin
from litestar.routes import HTTPRoute

from roost.kit.http import PROBLEM_JSON, ProblemBody

REF = "#/components/schemas/{name}"
SECURITY = "session"
PROBLEMS = {
    "4XX": "Refused: `type` says why in a stable word, `detail` what to do next.",
    "503": "The database is away; `Retry-After` says when to ask again.",
}


def config(version: str) -> OpenAPIConfig:
    """For `Litestar(openapi_config=…)`: the description at /api/openapi.json, and to read at /api."""
    return OpenAPIConfig(
        title="Roost",
        version=version,
        path="/api",
        render_plugins=[Page(path="/"), Json()],
        operation_id_creator=lambda handler, *_: handler.handler_name,
        use_handler_docstrings=True,
    )


def described(app: Litestar) -> dict[str, Any]:
    """The finished description of this application."""
    return finished(app.openapi_schema.to_schema(), app)


class Json(JsonRenderPlugin):
    """/api/openapi.json"""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return msgspec.json.encode(finished(openapi_schema, request.app), order="deterministic")


class Page(OpenAPIRenderPlugin):
    """One page to read, without a script, a font or a style from elsewhere."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return page(finished(openapi_schema, request.app)).encode()


def finished(schema: dict[str, Any], app: Litestar) -> dict[str, Any]:
    """A corrected copy; what Litestar keeps stays as it made it."""
    schema = msgspec.json.decode(msgspec.json.encode(schema), type=dict[str, Any])
    components = schema.setdefault("components", {})
    components["schemas"] = {**components.get("schemas", {}), **own_schemas(components.get("schemas", {}))}
    components["securitySchemes"] = {SECURITY: {"type": "apiKey", "in": "cookie", "name": "roost"}}
    signed_in = {handler.handler_name for handler in handlers(app) if "who" in handler.parsed_fn_signature.parameters}
    for _, operation in operations(schema):
        operation["security"] = [{SECURITY: []}] if operation["operationId"] in signed_in else []
        operation["parameters"] = [without_null(parameter) for parameter in operation.get("parameters", [])]
        if " " not in operation["summary"] and operation.get("description"):
            # Made up from the handler's name; its docstring says it better.
            operation["summary"] = operation.pop("description").split("\n")[0].rstrip(".")
        answers = operation["responses"]
        answers.pop("400", None)
        for status, words in PROBLEMS.items():
            body = {"schema": {"$ref": REF.format(name=ProblemBody.__name__)}}
            answers[status] = {"description": words, "content": {PROBLEM_JSON: body}}
    return schema


def own_schemas(known: dict[str, Any]) -> dict[str, Any]:
    """msgspec's schema of every struct that Litestar names, of what those refer to, and of our problem."""
    named = {
        struct.__name__: struct
        for struct in structs(msgspec.Struct)
        if set(known.get(struct.__name__, {"properties": "?"})["properties"]) == set(struct.__struct_encode_fields__)
    }
    _, schemas = msgspec.json.schema_components([*named.values(), ProblemBody], ref_template=REF)
    return schemas


def structs(parent: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    for struct in parent.__subclasses__():
        if struct.__module__.startswith("roost."):
            yield struct
        yield from structs(struct)


def handlers(app: Litestar) -> Iterator[HTTPRouteHandler]:
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            yield from route.route_handlers


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """As ("GET /api/sites", operation)."""
    for path, methods in schema.get("paths", {}).items():
        for method, operation in methods.items():
            if isinstance(operation, dict) and "operationId" in operation:
                yield f"{method.upper()} {path}", operation


def without_null(parameter: dict[str, Any]) -> dict[str, Any]:
    """A parameter is there or it is not."""
    schema = dict(parameter["schema"])
    real = [option for option in schema.get("oneOf", ()) if option != {"type": "null"}]
    if len(real) == 1:
        del schema["oneOf"]
        schema = {**real[0], **schema}
    return {**parameter, "schema": schema}


def page(schema: dict[str, Any]) -> str:
    rows = [
        f"<h2><code>{html.escape(what)}</code></h2>\n<p>{html.escape(words(operation))}</p>\n{asked(operation)}"
        for what, operation in sorted(operations(schema), key=lambda each: each[0].split()[::-1])
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Roost: the API</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<h1>Roost: the API</h1>\n'
        "<p>JSON, snake_case. Days are <code>2026-11-24</code>, times <code>09:15</code>, ends of days "
        "<code>24:00</code>. Refusals are problem+json. For machines: "
        '<a href="/api/openapi.json">openapi.json</a>.</p>\n' + "\n".join(rows) + "\n</html>\n"
    )


def words(operation: dict[str, Any]) -> str:
    return str(operation.get("description") or operation.get("summary") or "")


def asked(operation: dict[str, Any]) -> str:
    """Parameters and body, a line each."""
    lines = [
        f"<li><code>{html.escape(one['name'])}</code> ({one['in']}) {html.escape(one.get('description', ''))}</li>"
        for one in operation["parameters"]
    ]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    if "$ref" in body:
        lines.append(f"<li>body: <code>{html.escape(body['$ref'].rsplit('/', 1)[1])}</code></li>")
    return f"<ul>{''.join(lines)}</ul>" if lines else ""
