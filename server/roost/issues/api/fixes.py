"""Fixes: one action that sorts several issues."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from roost.issues import fix_queries, fix_redaction, fixes
from roost.issues.bundling import Matching
from roost.issues.fix_redaction import What
from roost.issues.fixes import Plan
from roost.issues.public_words import said
from roost.issues.wire import Card, RoleRef
from roost.kit.openapi import answers
from roost.kit.parameters import IfMatch, Key, etag_of, version_of
from roost.kit.words import LINE, SENTENCE
from roost.people import Who, require

Number = Annotated[int, PathParameter(ge=1, le=2_147_483_647, description="A fix's number.")]
IssueNumber = Annotated[int, PathParameter(ge=1, le=2_147_483_647, description="An issue's number.")]
Numbers = Annotated[list[Annotated[int, msgspec.Meta(ge=1, le=2_147_483_647)]], msgspec.Meta(max_length=200)]
Pence = Annotated[int, msgspec.Meta(ge=0, le=2_000_000_000)]
ETAG = ResponseHeader(name="ETag", description="Of the copy that a change may rest on.", documentation_only=True)


class FixIn(msgspec.Struct, forbid_unknown_fields=True):
    """What will be bought or changed, and what it sorts: issues one by one, all that match, or both.

    `cost_pence`: in pence. `decided_by`: me, where it is left out. `confirmed`: nobody can be recognised in the title.
    """

    title: Annotated[str, msgspec.Meta(max_length=10 * LINE)]
    cost_pence: Pence | None = None
    decided_by: UUID | None = None
    ordered_on: date | None = None
    arrives_on: date | None = None
    issues: Numbers = []
    matching: Matching | None = None
    confirmed: bool = False


class FixIssuesIn(msgspec.Struct, forbid_unknown_fields=True):
    """What a fix sorts besides."""

    issues: Numbers = []
    matching: Matching | None = None


class OrderIn(msgspec.Struct, forbid_unknown_fields=True):
    """Ordered when, there when: the day that everybody counted in is promised."""

    ordered_on: date
    arrives_on: date
    cost_pence: Pence | None = None


class InstallationIn(msgspec.Struct, forbid_unknown_fields=True):
    """What is different now: everybody counted in reads it. `confirmed`: nobody can be recognised in it."""

    words: Annotated[str, msgspec.Meta(max_length=10 * SENTENCE)]
    confirmed: bool = False


class FixRedactionIn(msgspec.Struct, forbid_unknown_fields=True):
    """What goes for good, also from the issues that were told of it: the title, what changed when it was installed."""

    what: Annotated[list[What], msgspec.Meta(min_length=1, max_length=2)]


class Fix(msgspec.Struct, kw_only=True):
    """One purchase or change that sorts many issues. `people`: everybody who said one of them, counted once."""

    number: int
    title: str
    cost_pence: int | None
    decided_by: RoleRef
    owner: RoleRef
    made_on: date
    ordered_on: date | None
    arrives_on: date | None
    installed_on: date | None
    dropped_on: date | None
    outcome: str | None
    issues: list[Card]
    people: int
    version: int


class Fixes(msgspec.Struct):
    """Those under way, then those that are done or were dropped; newest first."""

    fixes: list[Fix]


@get("/fixes", summary="Fixes, those under way first")
async def get_fixes(who: NamedDependency[Who], now: NamedDependency[datetime]) -> Fixes:
    return Fixes([Fix(**fields) for fields in await fix_queries.fixes(who, now)])


@post(
    "/fixes",
    summary="Plan a fix for some issues, or for all that match",
    response_headers=[ETAG],
    responses=answers(404, 409),
)
async def post_fix(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[FixIn], key: Key = None
) -> Response[Fix]:
    require(who, "plan_fix")
    plan = Plan(
        title=await said(data.title, "/title", data.confirmed, LINE),
        cost_pence=data.cost_pence,
        decided_by=data.decided_by or who.id,
        ordered_on=data.ordered_on,
        arrives_on=data.arrives_on,
        issues=tuple(data.issues),
        matching=data.matching,
    )
    return await _answer(await fixes.plan(plan, who, key, now), who, now)


@get("/fixes/{number:int}", summary="One fix with its issues", response_headers=[ETAG], responses=answers(404))
async def get_fix(who: NamedDependency[Who], now: NamedDependency[datetime], number: Number) -> Response[Fix]:
    return await _answer(number, who, now)


@post(
    "/fixes/{number:int}/issues",
    summary="Take issues into a fix; those that are in it already stay",
    status_code=200,
    response_headers=[ETAG],
    responses=answers(404, 409),
)
async def post_fix_issues(
    who: NamedDependency[Who], now: NamedDependency[datetime], number: Number, data: JSONBody[FixIssuesIn]
) -> Response[Fix]:
    require(who, "plan_fix")
    await fixes.add(number, tuple(data.issues), data.matching, who, now)
    return await _answer(number, who, now)


@delete(
    "/fixes/{number:int}/issues/{issue:int}",
    summary="Take an issue out of a fix; it keeps its owner and its date",
    status_code=200,
    response_headers=[ETAG],
    responses=answers(404, 409),
)
async def delete_fix_issue(
    who: NamedDependency[Who], now: NamedDependency[datetime], number: Number, issue: IssueNumber
) -> Response[Fix]:
    require(who, "plan_fix")
    await fixes.remove(number, issue, who, now)
    return await _answer(number, who, now)


@post(
    "/fixes/{number:int}/order",
    summary="It is ordered; its issues are promised for the day it arrives",
    status_code=200,
    response_headers=[ETAG],
    responses=answers(404, 409, 428),
)
async def post_fix_order(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[OrderIn],
    if_match: IfMatch = None,
) -> Response[Fix]:
    require(who, "plan_fix")
    version = version_of(if_match)
    await fixes.order(number, version, data.ordered_on, data.arrives_on, data.cost_pence, who, now)
    return await _answer(number, who, now)


@post(
    "/fixes/{number:int}/installation",
    summary="It is there; its issues are sorted and everybody counted in is thanked once",
    status_code=200,
    response_headers=[ETAG],
    responses=answers(404, 409, 422, 428),
)
async def post_fix_installation(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[InstallationIn],
    if_match: IfMatch = None,
) -> Response[Fix]:
    require(who, "plan_fix")
    version = version_of(if_match)
    words = await said(data.words, "/words", data.confirmed)
    await fixes.install(number, version, words, who, now)
    return await _answer(number, who, now)


@post(
    "/fixes/{number:int}/dropping",
    summary="It will not come; its issues are looked at again",
    status_code=200,
    response_headers=[ETAG],
    responses=answers(404, 409, 428),
)
async def post_fix_dropping(
    who: NamedDependency[Who], now: NamedDependency[datetime], number: Number, if_match: IfMatch = None
) -> Response[Fix]:
    require(who, "plan_fix")
    await fixes.drop(number, version_of(if_match), who, now)
    return await _answer(number, who, now)


@post(
    "/fixes/{number:int}/redaction",
    summary="Take a fix's title or outcome away for good",
    status_code=200,
    response_headers=[ETAG],
    responses=answers(403, 404),
)
async def post_fix_redaction(
    who: NamedDependency[Who], now: NamedDependency[datetime], number: Number, data: JSONBody[FixRedactionIn]
) -> Response[Fix]:
    await fix_redaction.redact(number, frozenset(data.what), who, now)
    return await _answer(number, who, now)


async def _answer(number: int, who: Who, now: datetime) -> Response[Fix]:
    fix = Fix(**await fix_queries.fix(number, who, now))
    return Response(fix, headers={"ETag": etag_of(fix.version)})


routes: list[Any] = [
    get_fixes,
    post_fix,
    get_fix,
    post_fix_issues,
    delete_fix_issue,
    post_fix_order,
    post_fix_installation,
    post_fix_dropping,
    post_fix_redaction,
]
