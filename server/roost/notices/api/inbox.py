"""What I was told, and what of it I have read."""

from datetime import datetime
from typing import Annotated, Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from roost.kit.openapi import answers
from roost.notices import inbox
from roost.notices.wire import Inbox, SetRead, Unread
from roost.people import Who


@get("/me/inbox", summary="What I was told in the last 30 days")
async def get_inbox(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    cursor: Annotated[str, QueryParameter(max_length=200, description="`next` of the page before.")] = "",
) -> Inbox:
    return await inbox.page(who, cursor, now)


@post("/me/inbox/reading", summary="Say that I have read one, or all", status_code=200, responses=answers(404))
async def post_reading(who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[SetRead]) -> Unread:
    await inbox.read(data.notice, who.id, now)
    return Unread(await inbox.unread_of(who.id, now))


routes: list[Any] = [get_inbox, post_reading]
