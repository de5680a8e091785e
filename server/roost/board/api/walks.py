"""Floor walks."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from roost.board import walks
from roost.board.wire import Walk, WalkIn, Walks
from roost.kit.openapi import answers
from roost.kit.parameters import Key
from roost.people import Who, require


@get("/walks", summary="The floor walks of the last ninety days")
async def get_walks(who: NamedDependency[Who], now: NamedDependency[datetime]) -> Walks:
    return await walks.recent(now)


@post(
    "/walks",
    summary="Say where you sat and what broke; its issues are yours",
    responses=answers(409, 422),
)
async def post_walk(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[WalkIn], key: Key = None
) -> Walk:
    require(who, "walk")
    return await walks.one(await walks.log(data, who, key, now), now)


@post(
    "/walks/{walk:uuid}/redaction",
    summary="Take the words of a walk away for good",
    status_code=200,
    responses=answers(403, 404),
)
async def post_walk_redaction(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    walk: Annotated[UUID, PathParameter(description="A walk's id.")],
) -> Walk:
    await walks.redact(walk, who, now)
    return await walks.one(walk, now)


routes: list[Any] = [get_walks, post_walk, post_walk_redaction]
