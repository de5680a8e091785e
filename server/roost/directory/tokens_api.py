"""Tokens for other systems: an administrator makes them, sees whether they are used, and ends them."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from roost.kit.openapi import answers
from roost.people import PersonRef, Who, require, rules, tokens
from roost.people.tokens import Listed, Scope


class ApiToken(msgspec.Struct):
    """A token of another system. It works from when it was made until `ends_at` or `ended_at`; `last_used_on` is a day
    (UTC), null where nothing has used it yet."""

    id: UUID
    name: str
    scopes: list[Scope]
    made_by: PersonRef | None
    made_at: datetime
    ends_at: datetime
    last_used_on: date | None
    ended_at: datetime | None


class ApiTokens(msgspec.Struct):
    """Every token that was ever made: those that work first, then newest first."""

    tokens: list[ApiToken]


class ApiTokenMade(ApiToken):
    """A new token. `token` is what the other system sends; it is shown this once and kept nowhere."""

    token: str


class ApiTokenIn(msgspec.Struct, forbid_unknown_fields=True):
    """A token to be made: what it is called, what it is for, and its last day, at most a year ahead."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=rules.LONGEST)]
    scopes: Annotated[list[Scope], msgspec.Meta(min_length=1, max_length=len(tokens.SCOPES))]
    ends_on: date


@get("/admin/tokens", summary="The tokens of other systems", responses=answers(403))
async def get_tokens(who: NamedDependency[Who], now: NamedDependency[datetime]) -> ApiTokens:
    require(who, "connect")
    return ApiTokens([ApiToken(**_fields(one)) for one in await tokens.all_of_them(now)])


@post("/admin/tokens", summary="Make a token for another system; it is shown this once", responses=answers(409))
async def post_token(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[ApiTokenIn]
) -> ApiTokenMade:
    require(who, "connect")
    made, token = await tokens.make(data.name, data.scopes, data.ends_on, who.id, now)
    return ApiTokenMade(**_fields(made), token=token)


@delete("/admin/tokens/{api_token:uuid}", summary="End a token at once; a repeat does nothing", responses=answers(404))
async def delete_token(who: NamedDependency[Who], now: NamedDependency[datetime], api_token: FromPath[UUID]) -> None:
    require(who, "connect")
    await tokens.end(api_token, who.id, now)


def _fields(one: Listed) -> dict[str, Any]:
    made_by = None if one.made_by is None else PersonRef(one.made_by, one.maker or "")
    return {name: getattr(one, name) for name in ApiToken.__struct_fields__} | {"made_by": made_by}


routes: list[Any] = [get_tokens, post_token, delete_token]
