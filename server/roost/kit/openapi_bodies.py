"""What the description of the API says of bodies that are not only JSON."""

from collections.abc import Iterable
from typing import Any

from litestar.handlers import HTTPRouteHandler

Json = dict[str, Any]

# Of a council's files.
FILES: Json = {
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "properties": {
                "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
            },
            "required": ["files"],
            "additionalProperties": False,
        }
    }
}


def json_or_form(handler: HTTPRouteHandler, schema: Json) -> Json:
    """The content of a body that is JSON, and a part of a form where a photo may come along."""
    bodies: Json = {"application/json": {"schema": schema}}
    if handler.opt.get("photo"):
        photo = {"type": "string", "format": "binary", "description": "JPEG, PNG, WebP or HEIC, at most 15 MB."}
        bodies["multipart/form-data"] = {
            "schema": {
                "type": "object",
                "properties": {"report": schema, "photo": photo},
                "required": ["report"],
                "additionalProperties": False,
            },
            "encoding": {
                "report": {"contentType": "application/json"},
                "photo": {"contentType": "image/jpeg, image/png, image/webp, image/heic"},
            },
        }
    return bodies


def pictures(kinds: Iterable[str]) -> Json:
    """The content of a body, or an answer, that is a picture of one of these media types."""
    return {kind: {"schema": {"type": "string"}} for kind in kinds}
