"""The audit, what is kept of one person, and how long what is kept."""

from collections.abc import AsyncIterator
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Response, get, post, put
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from litestar.response import Stream

from roost.kit.limits import Limit, limits
from roost.kit.openapi import answers
from roost.kit.parameters import IfMatch, strictly
from roost.kit.versions import etag_of_row
from roost.people import Who, require
from roost.records import audit, export, forgetting, looks, retention
from roost.records.audit import Sought
from roost.records.wire import Audit, Forgetting, MyRecord, Reason, Record, Retention, WantedRetention

EXPORTS = Limit("copies of what is kept of a person", 10, 3600)
TABLES = Limit("tables of the audit", 30, 3600)

Word = Annotated[str | None, QueryParameter(min_length=1, max_length=60)]
Id = Annotated[
    str | None,
    QueryParameter(min_length=1, max_length=60, description="With an entity that is neither person nor booking."),
]
From = Annotated[str | None, QueryParameter(name="from", max_length=10, description="The first day.")]
To = Annotated[str | None, QueryParameter(name="to", max_length=10, description="The last day.")]
Days = Annotated[bool, QueryParameter(description="False: without bookings, arrivals and talks.")]
Cursor = Annotated[str, QueryParameter(max_length=300, description="`next` of the page before.")]
ETAG = ResponseHeader(name="ETag", description="Of the copy that a change may rest on.", documentation_only=True)
_ATTACHED = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def _sought(entity: Word, entity_id: Id, verb: Word, first: From, last: To, days: bool) -> Sought:
    begins, ends = [
        strictly(text, date, name, "is a day like 2026-11-24") for text, name in ((first, "from"), (last, "to"))
    ]
    return Sought(entity, entity_id, verb, begins, ends, days)


@get("/admin/audit", summary="What was changed, by whom, when, from what to what", responses=answers(403))
async def get_audit(
    who: NamedDependency[Who],
    entity: Word = None,
    entity_id: Id = None,
    verb: Word = None,
    first: From = None,
    last: To = None,
    days: Days = True,
    cursor: Cursor = "",
) -> Audit:
    """The newest first. Of somebody's day it says what and when, never whose nor by whom."""
    require(who, "audit")
    return await audit.page(_sought(entity, entity_id, verb, first, last, days), cursor)


@get(
    "/admin/audit/export",
    media_type="text/csv",
    summary="The same as a table for a spreadsheet",
    responses=answers(403, 429),
)
async def get_audit_export(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    entity: Word = None,
    entity_id: Id = None,
    verb: Word = None,
    first: From = None,
    last: To = None,
    days: Days = True,
) -> Stream:
    require(who, "audit")
    sought = _sought(entity, entity_id, verb, first, last, days)
    sought.check()
    await limits.use(TABLES, str(who.id), now)
    headers = {"Content-Disposition": 'attachment; filename="audit.csv"'} | _ATTACHED
    return Stream(_bytes(audit.table(sought)), media_type="text/csv", headers=headers)


async def _bytes(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    async for piece in pieces:
        yield piece


@post(
    "/admin/people/{person:uuid}/record",
    summary="Look at what was changed about one person; they are told, and why",
    status_code=200,
    responses=answers(403, 404),
)
async def post_record(
    who: NamedDependency[Who], now: NamedDependency[datetime], person: FromPath[UUID], data: JSONBody[Reason]
) -> Record:
    require(who, "audit")
    found = await looks.look(person, "record", data.reason, who.id, now)
    return Record(found, await audit.about(person, looks.MOST), await looks.looks_at(person))


@get("/me/record", summary="Who looked at what is kept of me, and why")
async def get_my_record(who: NamedDependency[Who]) -> MyRecord:
    return MyRecord(await looks.looks_at(who.id))


@get(
    "/me/export",
    media_type="application/zip",
    summary="Everything that Roost holds on me, as a file",
    responses=answers(429),
)
async def get_my_export(who: NamedDependency[Who], now: NamedDependency[datetime]) -> Response[bytes]:
    await limits.use(EXPORTS, str(who.id), now)
    return _zip(await export.export(who.id, now))


@post(
    "/admin/people/{person:uuid}/export",
    media_type="application/zip",
    summary="Everything that Roost holds on one person, as a file for them; they are told, and why",
    status_code=200,
    responses=answers(403, 404, 429),
)
async def post_person_export(
    who: NamedDependency[Who], now: NamedDependency[datetime], person: FromPath[UUID], data: JSONBody[Reason]
) -> Response[bytes]:
    require(who, "keep_records")
    await limits.check(EXPORTS, str(who.id), now)
    await looks.look(person, "export", data.reason, who.id, now)
    await limits.use(EXPORTS, str(who.id), now)  # what came to nothing is not counted
    return _zip(await export.export(person, now, for_others=True))


def _zip(file: bytes) -> Response[bytes]:
    headers = {"Content-Disposition": 'attachment; filename="roost.zip"'} | _ATTACHED
    return Response(file, media_type="application/zip", headers=headers)


@post(
    "/admin/people/{person:uuid}/forgetting",
    summary="Take away everything that names somebody, for good",
    status_code=204,
    responses=answers(403, 404, 409),
)
async def post_forgetting(
    who: NamedDependency[Who], now: NamedDependency[datetime], person: FromPath[UUID], data: JSONBody[Forgetting]
) -> None:
    require(who, "keep_records")
    await forgetting.forget(person, data.reason, who.id, now)


@get("/admin/retention", summary="How long what is kept", response_headers=[ETAG], responses=answers(403))
async def get_retention(who: NamedDependency[Who]) -> Response[Retention]:
    require(who, "keep_records")
    return _retention(await retention.shown())


@put(
    "/admin/retention",
    summary="Keep some things for longer or shorter",
    response_headers=[ETAG],
    responses=answers(403, 409),
)
async def put_retention(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    data: JSONBody[WantedRetention],
    if_match: IfMatch = None,
) -> Response[Retention]:
    require(who, "keep_records")
    return _retention(await retention.change(data, if_match, who.id, now))


def _retention(found: Retention) -> Response[Retention]:
    return Response(found, headers={"ETag": etag_of_row(found.version)})


routes: list[Any] = [
    get_audit,
    get_audit_export,
    post_record,
    get_my_record,
    get_my_export,
    post_person_export,
    post_forgetting,
    get_retention,
    put_retention,
]
