"""The link at the end of a mail: it needs no session, and does nothing until somebody says so (RFC 8058)."""

from datetime import datetime
from typing import Annotated, Any, cast
from uuid import UUID

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter

from roost.kit.errors import NotFound
from roost.kit.http import UNLOGGED
from roost.kit.limits import Limit, address_of, limits
from roost.kit.openapi import answers
from roost.notices import choices, unsubscribing
from roost.notices.wire import Unsubscription
from roost.people import Door

# Whoever shows mails does it for many people from one address.
PRESSED_FROM = Limit("unsubscriptions from an address", 60, 60)

Token = Annotated[str, PathParameter(max_length=200, description="From the address in a mail.")]


@get("/unsubscribe/{token:str}", summary="What this link would switch off", opt=UNLOGGED, responses=answers(404))
async def get_unsubscription(token: Token, door: NamedDependency[Door]) -> Unsubscription:
    person, kind, name = await _read(token, door.clock())
    return Unsubscription(kind, name, await choices.wants(person, kind or choices.MAILS))


@post(
    "/unsubscribe/{token:str}",
    summary="Switch off what this link is for; a repeat does nothing",
    description="The body may be empty, or the form that whoever shows a mail sends (RFC 8058); it says nothing else.",
    status_code=200,
    opt=UNLOGGED,
    responses=answers(404, 429),
)
async def post_unsubscription(
    request: Request[Any, Any, Any], token: Token, door: NamedDependency[Door]
) -> Unsubscription:
    await limits.use(PRESSED_FROM, address_of(cast(Any, request.scope)), door.clock())
    person, kind, name = await _read(token, door.clock())
    await choices.set_wanted(person, kind or choices.MAILS, False)
    return Unsubscription(kind, name, False)


async def _read(token: str, now: datetime) -> tuple[UUID, str | None, str]:
    """Whose link it is, for which kind (None: all mails), and what that is called. NotFound."""
    read = await unsubscribing.read(token, now)
    if read is None:
        raise NotFound("This link is not one of ours. Open Roost, and choose there what you are told of.")
    name = choices.name_of(read[1])
    if name is None:
        raise NotFound("Mails of this kind are not sent any more. There is nothing to switch off.")
    return *read, name


routes: list[Any] = [get_unsubscription, post_unsubscription]
