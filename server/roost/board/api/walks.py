"""Floor walks."""

from datetime import datetime
from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

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


routes: list[Any] = [get_walks, post_walk]
