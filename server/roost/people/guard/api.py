"""The words that are nobody's, for the check on the phone."""

from typing import Any

from litestar import Request, Response, get

from roost.kit.http import Tagged
from roost.kit.openapi import answers
from roost.people.guard.known import Words, known


@get("/guard/words", responses=answers(304))
async def get_guard_words(request: Request[Any, Any, Any]) -> Response[Words]:
    """Names of places, teams and queues here. They stand on doors, and who reports by a code has no session."""
    return Tagged(await known.answer(), request, cache="public, max-age=600")


routes: list[Any] = [get_guard_words]
