"""Whether this server can do its work: what a load balancer asks."""

import asyncio
from typing import Any, Literal

import msgspec
from litestar import get, head

from roost.kit import database
from roost.kit.errors import Unavailable

_PATIENCE = 3.0


class Health(msgspec.Struct):
    """All is well; when it is not, the answer is 503 and a problem."""

    status: Literal["ok"]


@get("/health")
async def get_health() -> Health:
    """200 when the database answers, else 503 with Retry-After."""
    await _look()
    return Health("ok")


async def _look() -> None:
    try:
        async with asyncio.timeout(_PATIENCE):
            await database.fetch_value("SELECT 1")
    except TimeoutError as error:
        raise Unavailable from error


@head("/health", include_in_schema=False)
async def head_health() -> None:
    """The same for those that look at the status alone."""
    await _look()


routes: list[Any] = [get_health, head_health]
