"""What becomes of an issue: owned, promised, waiting, sorted, not to be changed, passed on, the same as another.

Each change rests on a copy that If-Match names, and answers with the whole issue and its new ETag.
"""

from datetime import datetime
from typing import Annotated, Any

from litestar import Response, delete, post, put
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from roost.issues import merging, states
from roost.issues.api.state_bodies import (
    CannotIn,
    NatureIn,
    OwnerIn,
    PassedOnIn,
    PromiseIn,
    ReopeningIn,
    SameAsIn,
    ShownIn,
    SortedIn,
    TicketIn,
    WaitingIn,
)
from roost.issues.detail import issue_for
from roost.issues.public_words import said, said_or_none, ticket
from roost.issues.wire import Issue
from roost.kit.openapi import answers
from roost.kit.parameters import IfMatch, etag_of, version_of
from roost.kit.words import LINE
from roost.people import Who

Number = Annotated[int, PathParameter(ge=1, le=2_147_483_647, description="An issue's number, as people see it.")]
ETAG = [ResponseHeader(name="ETag", description="Of this copy, for If-Match.", required=True, documentation_only=True)]
CHANGES: Any = {"responses": answers(404, 409, 422, 428), "response_headers": ETAG, "status_code": 200}
ANSWERS: Any = {"responses": answers(404, 409, 422), "response_headers": ETAG, "status_code": 200}


@put("/issues/{number:int}/owner", summary="Own it, or say who does", **CHANGES)
async def put_owner(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[OwnerIn],
    if_match: IfMatch = None,
) -> Response[Issue]:
    version = version_of(if_match)
    await states.own(number, version, who, now, data.person, data.next_word_by, await ticket(data.ticket))
    return await _issue(number, who, now)


@put("/issues/{number:int}/ticket", summary="Our own system's number for it", **CHANGES)
async def put_ticket(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[TicketIn],
    if_match: IfMatch = None,
) -> Response[Issue]:
    version = version_of(if_match)
    await states.note_ticket(number, version, who, await ticket(data.ticket), now)
    return await _issue(number, who, now)


@put("/issues/{number:int}/nature", summary="Tame or wicked", **CHANGES)
async def put_nature(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[NatureIn],
    if_match: IfMatch = None,
) -> Response[Issue]:
    await states.mark(number, version_of(if_match), who, data.nature, data.sponsor, data.next_word_by, now)
    return await _issue(number, who, now)


@post("/issues/{number:int}/promise", summary="Promise a date; an earlier promise stays visible", **CHANGES)
async def post_promise(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[PromiseIn],
    if_match: IfMatch = None,
) -> Response[Issue]:
    version = version_of(if_match)
    words = await said_or_none(data.words, "/words", data.confirmed)
    await states.promise(number, version, who, data.promised_for, words, now)
    return await _issue(number, who, now)


@post("/issues/{number:int}/waiting", summary="It waits on somebody", **CHANGES)
async def post_waiting(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[WaitingIn],
    if_match: IfMatch = None,
) -> Response[Issue]:
    version = version_of(if_match)
    on = await said(data.on, "/on", data.confirmed, LINE)
    words = await said_or_none(data.words, "/words", data.confirmed)
    await states.wait(number, version, who, on, data.look_again_on, words, now)
    return await _issue(number, who, now)


@post("/issues/{number:int}/sorted", summary="Sorted: what changed. Everybody who said so is asked", **CHANGES)
async def post_sorted(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[SortedIn],
    if_match: IfMatch = None,
) -> Response[Issue]:
    version = version_of(if_match)
    await states.sort(number, version, who, await said(data.words, "/words", data.confirmed), now)
    return await _issue(number, who, now)


@post("/issues/{number:int}/cannot", summary="It cannot be changed, and why", **CHANGES)
async def post_cannot(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[CannotIn],
    if_match: IfMatch = None,
) -> Response[Issue]:
    version = version_of(if_match)
    words = await said(data.words, "/words", data.confirmed)
    await states.cannot(number, version, who, data.reason, words, data.look_again_on, data.decided_by, now)
    return await _issue(number, who, now)


@post("/issues/{number:int}/passed-on", summary="Somebody outside has it now; its owner stays", **CHANGES)
async def post_passed_on(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[PassedOnIn],
    if_match: IfMatch = None,
) -> Response[Issue]:
    version = version_of(if_match)
    to = await said(data.to, "/to", data.confirmed, LINE)
    words = await said_or_none(data.words, "/words", data.confirmed)
    await states.pass_on(number, version, who, to, data.look_again_on, words, now)
    return await _issue(number, who, now)


@post("/issues/{number:int}/same-as", summary="The same as another; who said so is counted there", **CHANGES)
async def post_same_as(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[SameAsIn],
    if_match: IfMatch = None,
) -> Response[Issue]:
    await merging.same_as(number, version_of(if_match), data.number, who, now)
    return await _issue(number, who, now)


@delete("/issues/{number:int}/same-as", summary="Not the same after all", **CHANGES)
async def delete_same_as(
    who: NamedDependency[Who], now: NamedDependency[datetime], number: Number, if_match: IfMatch = None
) -> Response[Issue]:
    await merging.split(number, version_of(if_match), who, now)
    return await _issue(number, who, now)


@put("/issues/{number:int}/shown", summary="What everybody may see of it", **CHANGES)
async def put_shown(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[ShownIn],
    if_match: IfMatch = None,
) -> Response[Issue]:
    await states.show(number, version_of(if_match), who, data.board, data.words, data.photo, now)
    return await _issue(number, who, now)


@post("/issues/{number:int}/confirmation", summary="Yes, it is sorted", **ANSWERS)
async def post_confirmation(
    who: NamedDependency[Who], now: NamedDependency[datetime], number: Number
) -> Response[Issue]:
    await states.confirm(number, who, now)
    return await _issue(number, who, now)


@post("/issues/{number:int}/reopening", summary="No, it is not sorted; or it is taken up again", **ANSWERS)
async def post_reopening(
    who: NamedDependency[Who], now: NamedDependency[datetime], number: Number, data: JSONBody[ReopeningIn]
) -> Response[Issue]:
    words = await said_or_none(data.words, "/words", data.confirmed)
    return await _issue(await states.reopen(number, who, words, now), who, now)


async def _issue(number: int, who: Who, now: datetime) -> Response[Issue]:
    issue = await issue_for(number, who, now)
    return Response(issue, headers={"ETag": etag_of(issue.version)})


routes: list[Any] = [
    put_owner,
    put_ticket,
    put_nature,
    post_promise,
    post_waiting,
    post_sorted,
    post_cannot,
    post_passed_on,
    post_same_as,
    delete_same_as,
    put_shown,
    post_confirmation,
    post_reopening,
]
