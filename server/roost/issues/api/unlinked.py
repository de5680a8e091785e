"""The road without a name: what a code leads to, a report that nobody can be linked to, and its receipt.

None of these handlers looks for a session, not even for one that came along, and nothing of them is written down.
"""

from typing import Annotated, Any, cast

from litestar import Request, post
from litestar.di import NamedDependency
from litestar.params import HeaderParameter, JSONBody

from roost.issues import photos, receipts, unlinked
from roost.issues.api import at
from roost.issues.api.answer import WORDED
from roost.issues.unlinked import Report
from roost.issues.unlinked_wire import Left, ReceiptAnswerIn, ReceiptIn, ReceiptMessageIn, ReceiptOut, UnlinkedIn
from roost.kit.errors import NotFound
from roost.kit.http import UNLOGGED
from roost.kit.limits import Limit, address_of, limits
from roost.kit.openapi import answers
from roost.kit.requests import StrictRequest
from roost.kit.uploads import WITH_PHOTO
from roost.people import Door

LEFT_FROM = Limit("reports from an address", 300, 3600)
LEFT_AT_SPACE = Limit("reports by a code", 60, 3600)
LEFT_AT_SITE = Limit("reports by a site's code", 300, 3600)
MESSAGES = Limit("messages with a receipt", 30, 24 * 3600)

# The receipt is made from it: it must be too long for anybody to guess.
OwnKey = Annotated[
    str,
    HeaderParameter(
        name="Idempotency-Key",
        min_length=32,
        max_length=100,
        pattern=r"^[!-~]+$",
        description="A random UUID. The same key gives the same receipt and leaves one report. It is not stored.",
    ),
]
REFUSED = answers(404, 429)


@post(
    "/unlinked",
    summary="Leave a report that nobody can be linked to",
    status_code=202,
    opt=WITH_PHOTO | UNLOGGED,
    responses=answers(404, 409, 429) | WORDED,
)
async def post_unlinked(
    request: StrictRequest, data: JSONBody[UnlinkedIn], door: NamedDependency[Door], key: OwnKey
) -> Left:
    now, address = door.clock(), address_of(cast(Any, request.scope))
    receipt = unlinked.receipt_of(key)
    if day := await unlinked.release_day(receipt):
        return Left(receipt, day)
    place = await at.place_at(data.code, address, now)
    await limits.use(LEFT_FROM, address, now)
    await limits.use(LEFT_AT_SITE if place.space is None else LEFT_AT_SPACE, str(place.space or place.site), now)
    photo = None if request.photo is None else await photos.clean(request.photo)
    report = Report(
        place, data.kind, data.zone, data.chip, data.category, data.words, confirmed=data.confirmed, photo=photo
    )
    return Left(receipt, await unlinked.leave(report, receipt, now))


@post("/receipts", summary="What became of a report", status_code=200, opt=UNLOGGED, responses=REFUSED)
async def post_receipt(
    request: Request[Any, Any, Any], data: JSONBody[ReceiptIn], door: NamedDependency[Door]
) -> ReceiptOut:
    return await _look(request, data.receipt, door)


@post(
    "/receipts/messages",
    summary="A word to whoever deals with it; passed on in the morning",
    status_code=200,
    opt=UNLOGGED,
    responses=answers(404, 409, 429) | WORDED,
)
async def post_receipt_message(
    request: Request[Any, Any, Any], data: JSONBody[ReceiptMessageIn], door: NamedDependency[Door]
) -> ReceiptOut:
    await _look(request, data.receipt, door)
    await limits.use(MESSAGES, unlinked.hash_of(data.receipt).hex(), door.clock())
    await receipts.send(data.receipt, data.words, data.confirmed, door.clock())
    return await _look(request, data.receipt, door)


@post(
    "/receipts/answer",
    summary="Say whether it is sorted; passed on in the morning",
    status_code=200,
    opt=UNLOGGED,
    responses=answers(404, 409, 429) | WORDED,
)
async def post_receipt_answer(
    request: Request[Any, Any, Any], data: JSONBody[ReceiptAnswerIn], door: NamedDependency[Door]
) -> ReceiptOut:
    await _look(request, data.receipt, door)
    await receipts.answer(data.receipt, data.sorted, data.words, data.confirmed, door.clock())
    return await _look(request, data.receipt, door)


async def _look(request: Request[Any, Any, Any], receipt: str, door: Door) -> ReceiptOut:
    """The report. Who tries out receipts has to wait after a while."""
    now, address = door.clock(), address_of(cast(Any, request.scope))
    await limits.check(at.WRONG, address, now)
    try:
        return await receipts.look(receipt, now)
    except NotFound:
        await limits.use(at.WRONG, address, now)
        raise


routes: list[Any] = [at.get_at, post_unlinked, post_receipt, post_receipt_message, post_receipt_answer]
