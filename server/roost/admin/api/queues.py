"""Queues: who leads them and who works them."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from roost.admin.wire import VERSION, CodePath, IfVersion, Line, Named, NewCode
from roost.issues import queues
from roost.issues.queues import QueueEdit
from roost.kit.openapi import answers
from roost.kit.versions import etag_of_row
from roost.people import Who, require

Members = Annotated[list[UUID], msgspec.Meta(max_length=200)]


class QueueKept(msgspec.Struct):
    """A queue; `fallback`: it gets what no rule sends elsewhere, so it cannot be closed."""

    code: str
    name: str
    lead: Named
    members: list[Named]
    fallback: bool
    retired: bool
    version: str


class QueuesKept(msgspec.Struct):
    """Every queue, those in use first, by name."""

    queues: list[QueueKept]


class QueueIn(msgspec.Struct, forbid_unknown_fields=True):
    """Everything of a queue but its code."""

    name: Line
    lead: UUID
    members: Members


class QueueNew(QueueIn, forbid_unknown_fields=True, kw_only=True):
    """A queue that is to be."""

    code: NewCode


def _kept(row: Any) -> QueueKept:
    return QueueKept(
        code=row["code"],
        name=row["name"],
        lead=Named(row["lead"], row["lead_name"]),
        members=[Named(one.id, one.name) for one in queues.members_of(row)],
        fallback=row["fallback"],
        retired=row["retired_at"] is not None,
        version=queues.version_of(row),
    )


async def _one(code: str) -> QueueKept:
    return _kept(await queues.row_of(code))


def _edit(data: QueueIn) -> QueueEdit:
    return QueueEdit(data.name, data.lead, tuple(data.members))


@get("/admin/queues", summary="Queues, to look after", responses=answers(403))
async def get_admin_queues(who: NamedDependency[Who]) -> QueuesKept:
    require(who, "manage_queues")
    return QueuesKept([_kept(row) for row in await queues.rows()])


@post("/admin/queues", summary="Add a queue", responses=answers(409))
async def post_admin_queue(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[QueueNew]
) -> QueueKept:
    require(who, "manage_queues")
    await queues.add(data.code, _edit(data), who.id, now)
    return await _one(data.code)


@put("/admin/queues/{code:str}", summary="Change a queue", response_headers=[VERSION], responses=answers(404, 409))
async def put_admin_queue(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    code: CodePath,
    data: JSONBody[QueueIn],
    if_match: IfVersion = None,
) -> Response[QueueKept]:
    require(who, "manage_queues")
    await queues.change(code, _edit(data), if_match, who.id, now)
    kept = await _one(code)
    return Response(kept, headers={"ETag": etag_of_row(kept.version)})


@post(
    "/admin/queues/{code:str}/retirement",
    summary="Close a queue; what is open in it goes to the fallback",
    status_code=200,
    responses=answers(404, 409),
)
async def post_admin_queue_retirement(
    who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath
) -> QueueKept:
    require(who, "manage_queues")
    await queues.retire(code, who.id, now)
    return await _one(code)


@post("/admin/queues/{code:str}/return", summary="A queue is open again", status_code=200, responses=answers(404, 409))
async def post_admin_queue_return(
    who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath
) -> QueueKept:
    require(who, "manage_queues")
    await queues.bring_back(code, who.id, now)
    return await _one(code)


routes: list[Any] = [
    get_admin_queues,
    post_admin_queue,
    put_admin_queue,
    post_admin_queue_retirement,
    post_admin_queue_return,
]
