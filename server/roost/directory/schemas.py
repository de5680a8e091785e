"""What Roost keeps of a directory's people and groups, as SCIM describes it (RFC 7643, 7): a directory reads it, and
the readers of bodies, paths and filters go by it.

It is less than the RFC knows: nobody's phone number, address or title is of any use to a desk. Those may be sent, and
are not kept.
"""

from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]

CORE = "urn:ietf:params:scim:schemas:core:2.0:"
USER, GROUP = f"{CORE}User", f"{CORE}Group"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"

# Of the RFC, and not of use here: whoever sends them is not refused for it.
NOT_KEPT = {
    *("nickname", "profileurl", "title", "usertype", "preferredlanguage", "locale", "timezone", "password"),
    *("phonenumbers", "ims", "photos", "addresses", "groups", "entitlements", "roles", "x509certificates"),
    *("employeenumber", "costcenter", "organization", "division"),
}


def attribute(
    name: str, words: str, type_: str = "string", sub: Iterable[Json] = (), many: bool = False, **more: Any
) -> Json:
    """One attribute of a schema (RFC 7643, 7), with the RFC's defaults."""
    described: Json = {
        "name": name,
        "type": type_,
        "multiValued": many,
        "description": words,
        "required": False,
        "caseExact": False,
        "mutability": "readWrite",
        "returned": "default",
        "uniqueness": "none",
    }
    if sub:
        described["subAttributes"] = list(sub)
    return described | more


_USER = [
    attribute("userName", "How they are called at sign-in.", required=True, uniqueness="server"),
    attribute("displayName", "Their name, as colleagues see it.", required=True),
    attribute(
        "name",
        "The parts of it.",
        "complex",
        [attribute("givenName", "Given name."), attribute("familyName", "Family name.")],
    ),
    attribute(
        "emails",
        "The address that Roost writes to: one, for work.",
        "complex",
        [
            attribute("value", "The address.", required=True, uniqueness="server"),
            attribute("type", "What it is for.", canonicalValues=["work"]),
        ],
        many=True,
        required=True,
    ),
    attribute(
        "active",
        "Whether they are with the council. Who is not has left: they are signed out, and hold no desk any more.",
        "boolean",
        required=True,
    ),
]
_ENTERPRISE = [
    attribute("department", "The code or the name of their team, where it is one of Roost's."),
    attribute(
        "manager",
        "Their line manager.",
        "complex",
        [
            attribute("value", "The id of a User.", required=True),
            attribute("$ref", "Its address.", "reference", referenceTypes=["User"], caseExact=True),
        ],
    ),
]
_GROUP = [
    attribute("displayName", "Its name. The table of groups and roles may name it.", required=True),
    attribute(
        "members",
        "The people in it. Groups in groups are not kept.",
        "complex",
        [
            attribute("value", "The id of a User.", required=True, mutability="immutable"),
            attribute(
                "$ref", "Its address.", "reference", referenceTypes=["User"], mutability="immutable", caseExact=True
            ),
            attribute("type", "What it is.", canonicalValues=["User"], mutability="immutable"),
        ],
        many=True,
    ),
]


def _read(name: str, words: str, type_: str = "string", sub: Iterable[Json] = (), **more: Any) -> Json:
    return attribute(name, words, type_, sub, **({"mutability": "readOnly"} | more))


def _supported(name: str, words: str, *more: Json) -> Json:
    supported = _read("supported", "Whether it is there.", "boolean", required=True)
    return _read(name, words, "complex", [supported, *more], required=True)


_SCHEMES = [
    _read("type", "What it is.", required=True, canonicalValues=["oauthbearertoken"]),
    _read("name", "What people call it.", required=True),
    _read("description", "How it is done.", required=True),
    _read("specUri", "Where it is specified.", "reference", referenceTypes=["external"]),
    _read("documentationUri", "Where it is explained.", "reference", referenceTypes=["external"]),
]
_CONFIG = [
    _read("documentationUri", "Where it is explained.", "reference", referenceTypes=["external"]),
    _supported("patch", "Changes of a part."),
    _supported(
        "bulk",
        "Many at once.",
        _read("maxOperations", "How many.", "integer", required=True),
        _read("maxPayloadSize", "How many bytes.", "integer", required=True),
    ),
    _supported("filter", "Searching.", _read("maxResults", "At most so many at once.", "integer", required=True)),
    _supported("changePassword", "Setting a password."),
    _supported("sort", "Sorting what was found."),
    _supported("etag", "Versions."),
    _read("authenticationSchemes", "How to say who asks.", "complex", _SCHEMES, many=True, required=True),
]
_TYPE = [
    _read("id", "Its id."),
    _read("name", "Its name.", required=True),
    _read("description", "What it is."),
    _read("endpoint", "Where it is.", "reference", referenceTypes=["uri"], required=True),
    _read("schema", "Its schema.", "reference", referenceTypes=["uri"], required=True, caseExact=True),
    _read(
        "schemaExtensions",
        "What may come on top.",
        "complex",
        [
            _read("schema", "Which.", "reference", referenceTypes=["uri"], required=True, caseExact=True),
            _read("required", "Whether it must.", "boolean", required=True),
        ],
        many=True,
    ),
]


def _of_attributes(depth: int) -> list[Json]:
    described = [
        _read("name", "Its name.", required=True, caseExact=True),
        _read("type", "What kind of value.", required=True, caseExact=True),
        _read("multiValued", "Whether there may be several.", "boolean", required=True),
        _read("description", "What it is.", caseExact=True),
        _read("required", "Whether it must be there.", "boolean"),
        _read("canonicalValues", "What it usually is.", many=True, caseExact=True),
        _read("caseExact", "Whether capitals matter.", "boolean"),
        _read("mutability", "Who may change it.", caseExact=True),
        _read("returned", "When it is told.", caseExact=True),
        _read("uniqueness", "Whether it is one of a kind.", caseExact=True),
        _read("referenceTypes", "What it may refer to.", many=True, caseExact=True),
    ]
    if depth:
        described.append(_read("subAttributes", "Its parts.", "complex", _of_attributes(depth - 1), many=True))
    return described


_SCHEMA = [
    _read("id", "Its URI.", required=True),
    _read("name", "Its name.", required=True),
    _read("description", "What it is of."),
    _read("attributes", "What it has.", "complex", _of_attributes(1), many=True, required=True),
]

# All that are published, by their URIs.
SCHEMAS: dict[str, Json] = {
    uri: {"schemas": [f"{CORE}Schema"], "id": uri, "name": name, "description": words, "attributes": attributes}
    for uri, name, words, attributes in (
        (USER, "User", "Somebody who is, or was, with the council.", _USER),
        (ENTERPRISE, "EnterpriseUser", "Where somebody belongs.", _ENTERPRISE),
        (GROUP, "Group", "People who can be given a role together.", _GROUP),
        (f"{CORE}ServiceProviderConfig", "ServiceProviderConfig", "What Roost has of SCIM.", _CONFIG),
        (f"{CORE}ResourceType", "ResourceType", "A kind of thing that is kept.", _TYPE),
        (f"{CORE}Schema", "Schema", "What is kept of it.", _SCHEMA),
    )
}
TYPES: dict[str, Json] = {
    name: {
        "schemas": [f"{CORE}ResourceType"],
        "id": name,
        "name": name,
        "description": SCHEMAS[schema]["description"],
        "endpoint": endpoint,
        "schema": schema,
    }
    | ({"schemaExtensions": [{"schema": ENTERPRISE, "required": False}]} if name == "User" else {})
    for name, endpoint, schema in (("User", "/Users", USER), ("Group", "/Groups", GROUP))
}


def config(most: int) -> Json:
    """The ServiceProviderConfig (RFC 7643, 5). `most`: how many at most are told at once."""
    return {
        "schemas": [f"{CORE}ServiceProviderConfig"],
        "patch": {"supported": True},
        "bulk": {"supported": False, "maxOperations": 0, "maxPayloadSize": 0},
        "filter": {"supported": True, "maxResults": most},
        "changePassword": {"supported": False},
        "sort": {"supported": False},
        "etag": {"supported": False},
        "authenticationSchemes": [
            {
                "type": "oauthbearertoken",
                "name": "A token",
                "description": "An administrator makes one under Admin, Tokens.",
                "specUri": "https://www.rfc-editor.org/rfc/rfc6750",
            }
        ],
    }


def with_meta(resource: Json, kind: str, location: str) -> Json:
    """A document of these, as it is told."""
    return resource | {"meta": {"resourceType": kind, "location": location}}
