"""Looking at issues: one, mine, a queue's, and those like the one that is being typed."""

from datetime import datetime
from typing import Annotated, Any, get_args
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from roost.issues import listing, queries, reports, routing, similar
from roost.issues.api.answer import ETAG, Number, answer
from roost.issues.detail import EDIT
from roost.issues.routing import Route
from roost.issues.safety import SafetyLine
from roost.issues.similar import SimilarCard
from roost.issues.wire import Card, CodeRef, Issue, State, card
from roost.kit.errors import FieldError, Invalid
from roost.kit.openapi import answers
from roost.kit.parameters import strictly
from roost.people import Who
from roost.places import site_codes

Code = Annotated[str | None, QueryParameter(max_length=40)]
Text = Annotated[str, QueryParameter(max_length=500)]
InState = Annotated[
    str | None,
    QueryParameter(name="state", description="One state.", schema_extra={"enum": list(get_args(State))}),
]
SpaceId = Annotated[str | None, QueryParameter(schema_extra={"format": "uuid"})]


class ChipOut(msgspec.Struct):
    """What can be tapped instead of written. `space_kind` null: anywhere."""

    code: str
    words: str
    category: str
    space_kind: str | None


class ReportSite(msgspec.Struct):
    """A site; `report_code`: what leads to its page for reports without a name, where there is one."""

    code: str
    name: str
    report_code: str | None


class ReportForm(msgspec.Struct, kw_only=True):
    """What the report screen needs, to be kept for when there is no signal.

    `routes`: who gets what, the most specific first. `few`: even without a name the words could tell who said so.
    `edit_minutes`: how long the words can be changed afterwards.
    """

    categories: list[CodeRef]
    chips: list[ChipOut]
    queues: list[CodeRef]
    routes: list[Route]
    safety: list[SafetyLine]
    few: bool
    team_name: str | None
    sites: list[ReportSite]
    edit_minutes: int


class Cards(msgspec.Struct):
    """A page of issues, the newest first. `next` is the cursor of the page after it, null at the end."""

    issues: list[Card]
    next: str | None


class Similar(msgspec.Struct):
    """Issues that may be the same, the nearest first."""

    issues: list[SimilarCard]


@get("/report", summary="What can be reported, and who would get it")
async def get_report(
    who: NamedDependency[Who], now: NamedDependency[datetime], safety: NamedDependency[list[SafetyLine]]
) -> ReportForm:
    catalogue = await reports.catalogue()
    few, team_name = await reports.few(who, now)
    codes = await site_codes(now)
    return ReportForm(
        categories=[CodeRef(row["code"], row["name"]) for row in catalogue.categories],
        chips=[ChipOut(row["code"], row["words"], row["category"], row["space_kind"]) for row in catalogue.chips],
        queues=[CodeRef(row["code"], row["name"]) for row in catalogue.queues],
        routes=await routing.rules(),
        safety=safety,
        few=few,
        team_name=team_name,
        sites=[ReportSite(row["code"], row["name"], codes.get(row["code"])) for row in catalogue.sites],
        edit_minutes=int(EDIT.total_seconds()) // 60,
    )


@get("/issues", summary="Issues: mine, a queue's, or those found by number, ticket or words")
async def get_issues(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    mine: Annotated[bool, QueryParameter(description="Those that I reported or said me too to.")] = False,
    queue: Code = None,
    in_state: InState = None,
    q: Annotated[str, QueryParameter(max_length=200, description="A number, a ticket, or words.")] = "",
    cursor: Annotated[str, QueryParameter(max_length=20, description="`next` of the page before.")] = "",
) -> Cards:
    reader = await queries.reader(who)
    state = strictly(in_state, State, "state", f"is one of {', '.join(get_args(State))}")
    sought = listing.Sought(mine=mine, queue=queue, state=state, q=q, before=_before(cursor))
    rows, more = await listing.page(sought, reader)
    return Cards([card(row, now, reader) for row in rows], str(rows[-1]["number"]) if more else None)


@get(
    "/issues/export",
    media_type="text/csv",
    summary="Every issue as a table for a spreadsheet; for queues and leaders",
    responses=answers(403),
)
async def get_issues_export(who: NamedDependency[Who], now: NamedDependency[datetime]) -> Response[bytes]:
    headers = {"Content-Disposition": 'attachment; filename="issues.csv"', "Cache-Control": "no-store"}
    return Response(await listing.export(who, now), media_type="text/csv", headers=headers)


@get("/issues/similar", summary="Issues that may be the same as what is being typed; at most six")
async def get_similar(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    site: Code = None,
    zone: Code = None,
    space: SpaceId = None,
    chip: Code = None,
    category: Code = None,
    words: Text = "",
) -> Similar:
    where = strictly(space, UUID, "space", "is the id of a desk, bay or room")
    wish = similar.Like(site=site, zone=zone, space=where, chip=chip, category=category, words=words)
    return Similar(await similar.find(wish, await queries.reader(who), now))


@get("/issues/{number:int}", summary="One issue", responses=answers(404), response_headers=[ETAG])
async def get_issue(who: NamedDependency[Who], now: NamedDependency[datetime], number: Number) -> Response[Issue]:
    return await answer(number, who, now)


def _before(cursor: str) -> int | None:
    if not cursor:
        return None
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 10):
        raise Invalid(
            "This cursor is not one of ours. Start again without it.", [FieldError("cursor", "not one of ours")]
        )
    return int(cursor)


routes: list[Any] = [get_report, get_issues, get_issues_export, get_similar, get_issue]
