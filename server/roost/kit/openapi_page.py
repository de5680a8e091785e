"""The API's description as a page: plain HTML made on the server, without scripts, so that our strict policy holds."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

Json = dict[str, Any]

HTML = "text/html"
STYLE = Path(__file__).with_name("openapi.css").read_bytes()

_SAYS = {
    "format": "{}",
    "pattern": "pattern {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minimum": "from {}",
    "maximum": "to {}",
    "minItems": "at least {}",
    "maxItems": "at most {}",
    "default": "else {}",
}


def page(document: Json) -> str:
    """The whole page; each operation and schema has an anchor of its own name."""
    operations = [
        (operation["tags"][0], path, method, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    ]
    operations.sort(key=lambda one: one[0])
    tags = {tag: list(group) for tag, group in groupby(operations, key=lambda one: one[0])}
    info, schemas = document["info"], document["components"]["schemas"]
    return "".join(
        [
            '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(info['title'])} API</title>",
            '<link rel="icon" href="data:,"><link rel="stylesheet" href="/api/openapi.css"></head><body>',
            f"<header><h1>{escape(info['title'])} API <small>{escape(info['version'])}</small></h1>",
            *[f"<p>{_text(part)}</p>" for part in info["description"].split("\n\n")],
            '<p>For programs: <a href="/api/openapi.json">openapi.json</a></p></header>',
            '<nav aria-label="Contents">',
            *[_contents(tag, group) for tag, group in tags.items()],
            '<p><a href="#schemas">Schemas</a></p></nav><main>',
            *[
                f'<section><h2 id="tag-{tag["name"]}">{escape(tag["name"].capitalize())}</h2>'
                f"<p>{_text(tag['description'])}</p>"
                + "".join(_operation(path, method, one, document) for _, path, method, one in tags[tag["name"]])
                + "</section>"
                for tag in document["tags"]
            ],
            '<section><h2 id="schemas">Schemas</h2>',
            *[_schema(name, schema) for name, schema in schemas.items()],
            "</section></main></body></html>\n",
        ]
    )


def _contents(tag: str, operations: list[tuple[str, str, str, Json]]) -> str:
    lines = "".join(
        f'<li><a href="#{one["operationId"]}"><code>{method.upper()} {escape(path)}</code></a> '
        f"{escape(one['summary'])}</li>"
        for _, path, method, one in operations
    )
    return f'<p><a href="#tag-{tag}">{escape(tag.capitalize())}</a></p><ul>{lines}</ul>'


def _operation(path: str, method: str, operation: Json, document: Json) -> str:
    id_ = operation["operationId"]
    parts = [
        f'<article><h3 id="{id_}"><code><b class="{method}">{method.upper()}</b> {escape(path)}</code></h3>',
        f"<p>{escape(operation['summary'])}.</p>",
        *[f"<p>{_text(part)}</p>" for part in operation.get("description", "").split("\n\n") if part],
        "" if operation.get("security") else "<p>Needs no sign-in.</p>",
    ]
    if parameters := operation.get("parameters"):
        parts += ["<h4>Parameters</h4>", _terms(map(_parameter, parameters))]
    if body := operation.get("requestBody"):
        parts.append("<h4>Body</h4>")
        parts += [f"<p>{_type(content['schema'])} as <code>{kind}</code></p>" for kind, content in _content(body)]
    answers = (_answer(status, answer, document) for status, answer in operation["responses"].items())
    return "".join([*parts, "<h4>Answers</h4>", _terms(answers), "</article>"])


def _parameter(one: Json) -> tuple[str, str]:
    name = f"<code>{escape(one['name'])}</code> in {one['in']}{_needed(bool(one.get('required')))}"
    return name, f"{_type(one['schema'])}. {_text(one.get('description', ''))}"


def _answer(status: str, answer: Json, document: Json) -> tuple[str, str]:
    if reference := answer.get("$ref"):
        answer = document["components"]["responses"][reference.rsplit("/", 1)[-1]]
    kinds = [f"{_type(content['schema'])} as <code>{kind}</code>." for kind, content in _content(answer)]
    heads = [f"Header <code>{escape(name)}</code>." for name in answer.get("headers", {})]
    return f"<code>{status}</code>", " ".join([_text(answer["description"]), *kinds, *heads])


def _content(of: Json) -> Iterator[tuple[str, Json]]:
    for kind, content in of.get("content", {}).items():
        yield escape(kind), content


def _schema(name: str, schema: Json) -> str:
    required = schema.get("required", ())
    properties = (
        (
            f"<code>{escape(field)}</code>{_needed(field in required)}",
            f"{_type(one)}. {_text(one.get('description', ''))}",
        )
        for field, one in schema.get("properties", {}).items()
    )
    closed = "<p>Unknown fields are refused.</p>" if schema.get("additionalProperties") is False else ""
    words = " ".join(schema.get("description", "").split())
    return (
        f'<article><h3 id="schema-{escape(name)}"><code>{escape(name)}</code></h3>'
        f"<p>{_text(words)}</p>{closed}{_terms(properties)}</article>"
    )


def _terms(pairs: Any) -> str:
    return "<dl>" + "".join(f"<dt>{term}</dt><dd>{words}</dd>" for term, words in pairs) + "</dl>"


def _needed(required: bool) -> str:
    return "" if required else " <i>(may be left out)</i>"


def _type(schema: Json) -> str:
    """A schema in a few words, with links to those that have a name."""
    if reference := schema.get("$ref"):
        name = escape(reference.rsplit("/", 1)[-1])
        return f'<a href="#schema-{name}"><code>{name}</code></a>'
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(_type(choice) for choice in choices)
    if "enum" in schema:
        return " or ".join(f"<code>{escape(str(one))}</code>" for one in schema["enum"])
    if schema.get("type") == "array":
        return " ".join(["array of", _type(schema.get("items", {})), *_limits(schema)])
    return ", ".join([escape(str(schema.get("type", "anything"))), *_limits(schema)])


def _limits(schema: Json) -> list[str]:
    return [
        words.format(f"<code>{escape(str(schema[name]))}</code>") for name, words in _SAYS.items() if name in schema
    ]


def _text(words: str) -> str:
    """Escaped, with `code` between backticks as the docstrings have it."""
    parts = escape(words).split("`")
    return "".join(f"<code>{part}</code>" if odd % 2 else part for odd, part in enumerate(parts))
