"""What I am told, and when."""

from datetime import datetime
from typing import Annotated, Any

from litestar import delete, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from roost.kit.openapi import answers
from roost.notices import choices
from roost.notices.push import public_key
from roost.notices.setup import Setup
from roost.notices.wire import Choices, Push, SetHours, SetWanted
from roost.people import Who


@get("/push", summary="What a browser needs to say yes to notices")
async def get_push(who: NamedDependency[Who], now: NamedDependency[datetime], setup: NamedDependency[Setup]) -> Push:
    return Push(await public_key(now), setup.mail)


@get("/me/notices", summary="What I am told, when, and where")
async def get_choices(who: NamedDependency[Who], setup: NamedDependency[Setup]) -> Choices:
    return await choices.choices_of(who.id, setup)


@put("/me/notices/kinds/{kind:str}", summary="Be told of this kind, or no longer", responses=answers(404))
async def put_wanted(
    who: NamedDependency[Who],
    setup: NamedDependency[Setup],
    kind: Annotated[str, PathParameter(max_length=40, description="A kind's code.")],
    data: JSONBody[SetWanted],
) -> Choices:
    await choices.set_wanted(who.id, kind, data.wanted)
    return await choices.choices_of(who.id, setup)


@put("/me/notices/hours", summary="Say when I may be told")
async def put_ring_hours(who: NamedDependency[Who], setup: NamedDependency[Setup], data: JSONBody[SetHours]) -> Choices:
    await choices.set_hours(who.id, data)
    return await choices.choices_of(who.id, setup)


@delete("/me/notices/hours", summary="Be told in the council's working hours again", status_code=200)
async def delete_ring_hours(who: NamedDependency[Who], setup: NamedDependency[Setup]) -> Choices:
    await choices.forget_hours(who.id)
    return await choices.choices_of(who.id, setup)


routes: list[Any] = [get_push, get_choices, put_wanted, put_ring_hours, delete_ring_hours]
