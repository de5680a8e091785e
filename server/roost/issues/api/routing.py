"""Who gets what: queues, the rules that lead there, and passing on."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Response, get, post, put
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from roost.issues import access, detail, queries, route_table, routing
from roost.issues.public_words import said
from roost.issues.routing import Code, Route
from roost.issues.wire import Issue, RoleRef
from roost.kit.errors import FieldError
from roost.kit.openapi import answers
from roost.kit.parameters import IfMatch, Unconditional, etag_of, version_of
from roost.kit.words import SENTENCE
from roost.people import Who, require

Number = Annotated[int, PathParameter(ge=1, le=2_147_483_647, description="An issue's number, as people see it.")]
ETAG = ResponseHeader(name="ETag", description="Of the copy that a change may rest on.", documentation_only=True)
MOST_RULES = 500


class RouteTable(msgspec.Struct, forbid_unknown_fields=True):
    """Every rule, most specific first. One names nothing: it takes all the rest."""

    routes: Annotated[list[Route], msgspec.Meta(max_length=MOST_RULES)]


class QueueOut(msgspec.Struct):
    """A queue, who works it, and what lies there. `open`: live issues; `unowned`: nobody's yet; `mine`: I work it."""

    code: str
    name: str
    lead: RoleRef
    members: list[RoleRef]
    open: int
    unowned: int
    mine: bool


class Queues(msgspec.Struct):
    """Every queue in use, by name."""

    queues: list[QueueOut]


class RerouteIn(msgspec.Struct, forbid_unknown_fields=True):
    """To which queue, and why: everybody reads it. `confirmed`: nobody can be recognised in the words."""

    queue: Code
    reason: Annotated[str, msgspec.Meta(max_length=10 * SENTENCE)]
    confirmed: bool = False


@get("/routes", summary="Who gets what: the rules", response_headers=[ETAG])
async def get_routes(who: NamedDependency[Who]) -> Response[RouteTable]:
    return _table(await route_table.table())


@put("/routes", summary="Replace the rules", response_headers=[ETAG], responses=answers(409, 428))
async def put_routes(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[RouteTable], if_match: IfMatch = None
) -> Response[RouteTable]:
    require(who, "route")
    if if_match is None:
        raise Unconditional(
            "if-match",
            "Say which copy this change rests on: send its ETag as If-Match.",
            errors=[FieldError("If-Match", "is missing")],
        )
    await route_table.replace(data.routes, if_match.strip().removeprefix("W/"), who.id, now)
    return _table(await route_table.table())


def _table(routes: list[Route]) -> Response[RouteTable]:
    return Response(RouteTable(routes), headers={"ETag": route_table.etag_of_table(routes)})


@get("/queues", summary="Queues with their leads and members, and what lies there")
async def get_queues(who: NamedDependency[Who]) -> Queues:
    return Queues([_queue(row) for row in await routing.queue_rows(who.id)])


def _queue(row: Any) -> QueueOut:
    return QueueOut(
        code=row["code"],
        name=row["name"],
        lead=RoleRef(row["lead"], row["lead_name"], row["lead_role"]),
        members=msgspec.convert(msgspec.json.decode(row["members"]), list[RoleRef]),
        open=row["open"],
        unowned=row["unowned"],
        mine=row["mine"],
    )


@post(
    "/issues/{number:int}/queue",
    summary="Pass an issue on to another queue; its first clock stays",
    status_code=200,
    response_headers=[ETAG],
    responses=answers(404, 409, 422, 428),
)
async def post_issue_queue(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[RerouteIn],
    if_match: IfMatch = None,
) -> Response[Issue]:
    version = version_of(if_match)
    reason = await said(data.reason, "/reason", data.confirmed)
    await routing.reroute(number, version, data.queue, reason, who, now)
    return await _moved(number, who, now)


async def _moved(number: int, who: Who, now: datetime) -> Response[Issue]:
    """The issue where it is now. Who passes on what only a queue sees looks at it here for the last time."""
    row, reader = await queries.row_of(number), await queries.reader(who)
    if access.may_see(reader, row):
        issue = await detail.detail(row, reader, now)
    else:
        before = msgspec.structs.replace(reader, queues=reader.queues | {row["queue"]})
        issue = msgspec.structs.replace(await detail.detail(row, before, now), may=[])
    return Response(issue, headers={"ETag": etag_of(row["version"])})


routes: list[Any] = [get_routes, put_routes, get_queues, post_issue_queue]
