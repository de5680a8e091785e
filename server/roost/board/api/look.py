"""The board, its scorecard, the register of what cannot change, and the digest."""

from datetime import datetime
from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, PathParameter, QueryParameter

from roost.board import digest
from roost.board.rules import Filters
from roost.board.snapshot import snapshot
from roost.board.wire import Board, ColumnPage, ColumnState, Digest, Register, Scorecard
from roost.kit.http import Tagged
from roost.kit.openapi import WITH_SESSION_OR_TOKEN, answers
from roost.people import Who, tokens

Site = Annotated[str | None, QueryParameter(max_length=40, description="Only this site's, by its code.")]
Queue = Annotated[str | None, QueryParameter(max_length=40, description="Only this queue's, by its code.")]
Nature = Annotated[str | None, QueryParameter(pattern="^(tame|wicked)$", description="Only those marked so.")]
Mine = Annotated[bool, QueryParameter(description="Only those that the asker owns.")]
Overdue = Annotated[bool, QueryParameter(description="Only those whose date has passed.")]
Query = Annotated[str | None, QueryParameter(max_length=100, description="A number, a ticket, or words.")]
Cursor = Annotated[str | None, QueryParameter(max_length=60, description="`next` of the page before.")]
ColumnName = Annotated[ColumnState, PathParameter(description="A column; `waiting` also holds what was passed on.")]
WeekName = Annotated[
    str | None, QueryParameter(pattern="^[0-9]{4}-W[0-9]{2}$", description="An ISO week; without it, this week.")
]


@get(
    "/board",
    summary="What is wrong, whose it is, and what became of it",
    opt=WITH_SESSION_OR_TOKEN,
    dependencies=tokens.also_for_bearer("board"),
    responses=answers(304),
)
async def get_board(
    request: Request[Any, Any, Any],
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    site: FromQuery[Site] = None,
    queue: FromQuery[Queue] = None,
    nature: FromQuery[Nature] = None,
    mine: FromQuery[Mine] = False,
    overdue: FromQuery[Overdue] = False,
    q: FromQuery[Query] = None,
) -> Response[Board]:
    filters = _filters(who, site, queue, nature, mine, overdue, q)
    return Tagged(await snapshot.board(filters, now), request)


@get("/board/{column:str}", summary="More of one column")
async def get_column(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    column: FromPath[ColumnName],
    cursor: FromQuery[Cursor] = None,
    site: FromQuery[Site] = None,
    queue: FromQuery[Queue] = None,
    nature: FromQuery[Nature] = None,
    mine: FromQuery[Mine] = False,
    overdue: FromQuery[Overdue] = False,
    q: FromQuery[Query] = None,
) -> ColumnPage:
    return await snapshot.column(column, _filters(who, site, queue, nature, mine, overdue, q), cursor, now)


def _filters(
    who: Who, site: str | None, queue: str | None, nature: str | None, mine: bool, overdue: bool, q: str | None
) -> Filters:
    return Filters(site, queue, nature, who.id if mine else None, overdue, q if q and q.strip() else None)


@get(
    "/scorecard",
    summary="Promises kept, how soon somebody answered, what nobody owns",
    opt=WITH_SESSION_OR_TOKEN,
    dependencies=tokens.also_for_bearer("board"),
    responses=answers(304),
)
async def get_scorecard(
    request: Request[Any, Any, Any],
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    site: FromQuery[Site] = None,
    queue: FromQuery[Queue] = None,
) -> Response[Scorecard]:
    return Tagged(await snapshot.scorecard(site, queue, now), request)


@get(
    "/register",
    summary="What cannot change, why, and when it is looked at again",
    opt=WITH_SESSION_OR_TOKEN,
    dependencies=tokens.also_for_bearer("board"),
    responses=answers(304),
)
async def get_register(
    request: Request[Any, Any, Any], who: NamedDependency[Who], now: NamedDependency[datetime]
) -> Response[Register]:
    return Tagged(await snapshot.register(now), request)


@get("/digest", summary="You said, we did: a week, at a site or everywhere", responses=answers(404))
async def get_digest(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    site: FromQuery[Site] = None,
    week: FromQuery[WeekName] = None,
) -> Digest:
    return await digest.digest(site, week, now)


routes: list[Any] = [get_board, get_column, get_scorecard, get_register, get_digest]
