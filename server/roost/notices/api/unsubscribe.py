"""The link at the end of a mail: it needs no session, and does nothing until somebody says so (RFC 8058)."""

from typing import Annotated, Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter

from roost.kit.errors import NotFound
from roost.kit.http import UNLOGGED
from roost.kit.openapi import answers
from roost.notices.wire import Unsubscription
from roost.people import Door

Token = Annotated[str, PathParameter(max_length=200, description="From the address in a mail.")]


@get("/unsubscribe/{token:str}", summary="What this link would switch off", opt=UNLOGGED, responses=answers(404))
async def get_unsubscription(token: Token, door: NamedDependency[Door]) -> Unsubscription:
    raise NotFound("This link is not one of ours. Open Roost, and choose there what you are told of.")


@post(
    "/unsubscribe/{token:str}",
    summary="Switch off what this link is for; a repeat does nothing",
    status_code=200,
    opt=UNLOGGED,
    responses=answers(404),
)
async def post_unsubscription(token: Token, door: NamedDependency[Door]) -> Unsubscription:
    raise NotFound("This link is not one of ours. Open Roost, and choose there what you are told of.")


routes: list[Any] = [get_unsubscription, post_unsubscription]
