"""Saying what is wrong: reporting, me too, changing one's words, taking words away for good."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar import Response, delete, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from roost.issues import me_too, photos, redaction, reports, rewording
from roost.issues.api.answer import ETAG, WORDED, Number, answer
from roost.issues.redaction import What
from roost.issues.reports import Wish
from roost.issues.wire import Issue, Kind
from roost.kit.openapi import answers
from roost.kit.parameters import Key
from roost.kit.requests import StrictRequest
from roost.kit.uploads import WITH_PHOTO
from roost.people import Who, require

Code = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
# How long they may be is said by `kit.words.tidy`, in words; this only ends what is no sentence at all.
Words = Annotated[str, msgspec.Meta(max_length=20_000)]
CHANGED = answers(403, 404, 409)


class ReportIn(msgspec.Struct, forbid_unknown_fields=True):
    """What is wrong, or could be better, and where: one of `space`, `zone` and `site`.

    One of `chip` and `category` says what it is about. `level`: *hidden* is known to the current owner alone.
    `confirmed`: the writer was asked, and says that nobody can be recognised by the words.
    """

    kind: Kind = "irritation"
    space: UUID | None = None
    zone: Code | None = None
    site: Code | None = None
    chip: Code | None = None
    category: Code | None = None
    words: Words | None = None
    level: Literal["named", "hidden"] = "named"
    confirmed: bool = False


class WordsIn(msgspec.Struct, forbid_unknown_fields=True):
    """The words as they should read; null takes them away."""

    words: Words | None
    confirmed: bool = False


class UpdateIn(msgspec.Struct, forbid_unknown_fields=True):
    """A word along the way, for everybody to read."""

    words: Words
    kind: Literal["word", "question"] = "word"
    confirmed: bool = False


class RedactionIn(msgspec.Struct, forbid_unknown_fields=True):
    """What to take away for good: the reporter's words, the photo, or what was said along the way."""

    what: Annotated[list[What], msgspec.Meta(min_length=1, max_length=3)]


@post(
    "/issues",
    summary="Report what is wrong, or an idea",
    opt=WITH_PHOTO,
    responses=CHANGED | WORDED,
    response_headers=[ETAG],
)
async def post_issue(
    request: StrictRequest,
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    data: JSONBody[ReportIn],
    key: Key = None,
) -> Response[Issue]:
    require(who, "report")
    photo = None if request.photo is None else await photos.clean(request.photo)
    wish = Wish(**msgspec.structs.asdict(data), photo=photo)
    return await answer(await reports.report(wish, who, key, now), who, now, 201)


@put(
    "/issues/{number:int}/words",
    summary="Change my words within half an hour",
    responses=CHANGED | WORDED,
    response_headers=[ETAG],
)
async def put_words(
    who: NamedDependency[Who], now: NamedDependency[datetime], number: Number, data: JSONBody[WordsIn]
) -> Response[Issue]:
    await rewording.reword(number, who, data.words, data.confirmed, now)
    return await answer(number, who, now)


@post(
    "/issues/{number:int}/redaction",
    summary="Take words or the photo away for good",
    status_code=200,
    responses=CHANGED,
    response_headers=[ETAG],
)
async def post_redaction(
    who: NamedDependency[Who], now: NamedDependency[datetime], number: Number, data: JSONBody[RedactionIn]
) -> Response[Issue]:
    await redaction.redact(number, frozenset(data.what), who, now)
    return await answer(number, who, now)


@post(
    "/issues/{number:int}/me-too",
    summary="Say me too; a repeat does nothing",
    status_code=200,
    responses=CHANGED,
    response_headers=[ETAG],
)
async def post_me_too(who: NamedDependency[Who], now: NamedDependency[datetime], number: Number) -> Response[Issue]:
    require(who, "report")
    return await answer(await me_too.add(number, who, now), who, now)


@delete(
    "/issues/{number:int}/me-too",
    summary="Take my me-too back; a repeat does nothing",
    status_code=200,
    responses=answers(404),
    response_headers=[ETAG],
)
async def delete_me_too(who: NamedDependency[Who], now: NamedDependency[datetime], number: Number) -> Response[Issue]:
    return await answer(await me_too.take_back(number, who, now), who, now)


@post(
    "/issues/{number:int}/updates",
    summary="Say a word, or ask, along the way",
    status_code=200,
    responses=CHANGED | WORDED,
    response_headers=[ETAG],
)
async def post_update(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    number: Number,
    data: JSONBody[UpdateIn],
    key: Key = None,
) -> Response[Issue]:
    await rewording.add_word(number, who, data.words, data.kind, data.confirmed, key, now)
    return await answer(number, who, now)


routes: list[Any] = [post_issue, put_words, post_redaction, post_me_too, delete_me_too, post_update]
