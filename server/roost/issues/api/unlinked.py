"""The road without a name: what a code leads to, a report that nobody can be linked to, and its receipt.

None of these handlers looks for a session, not even for one that came along.
"""

from typing import Annotated, Any

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import HeaderParameter, JSONBody, PathParameter

from roost.issues.unlinked_wire import (
    At,
    Left,
    ReceiptAnswerIn,
    ReceiptIn,
    ReceiptMessageIn,
    ReceiptOut,
    UnlinkedIn,
)
from roost.kit.errors import Unavailable
from roost.kit.openapi import answers
from roost.kit.uploads import WITH_PHOTO
from roost.people import Door

AnyCode = Annotated[str, PathParameter(max_length=40, description="A code as it is printed on a desk, bay or room.")]
# The receipt is made from it: it must be long enough that nobody guesses it, and nobody else has it.
OwnKey = Annotated[
    str,
    HeaderParameter(
        name="Idempotency-Key",
        min_length=32,
        max_length=100,
        pattern=r"^[!-~]+$",
        description="A random UUID. The same key gives the same receipt again and leaves one report; it is not stored.",
    ),
]


@get("/at/{code:str}", summary="What a code leads to", responses=answers(404, 429))
async def get_at(request: Request[Any, Any, Any], code: AnyCode, door: NamedDependency[Door]) -> At:
    raise Unavailable


@post(
    "/unlinked",
    summary="Leave a report that nobody can be linked to",
    status_code=202,
    opt=WITH_PHOTO,
    responses=answers(404, 429),
)
async def post_unlinked(
    request: Request[Any, Any, Any], data: JSONBody[UnlinkedIn], door: NamedDependency[Door], key: OwnKey
) -> Left:
    raise Unavailable


@post("/receipts", summary="What became of a report", status_code=200, responses=answers(404, 429))
async def post_receipt(
    request: Request[Any, Any, Any], data: JSONBody[ReceiptIn], door: NamedDependency[Door]
) -> ReceiptOut:
    raise Unavailable


@post("/receipts/messages", summary="A word to whoever deals with it", status_code=200, responses=answers(404, 429))
async def post_receipt_message(
    request: Request[Any, Any, Any], data: JSONBody[ReceiptMessageIn], door: NamedDependency[Door]
) -> ReceiptOut:
    raise Unavailable


@post("/receipts/answer", summary="Say whether it is sorted", status_code=200, responses=answers(404, 409, 429))
async def post_receipt_answer(
    request: Request[Any, Any, Any], data: JSONBody[ReceiptAnswerIn], door: NamedDependency[Door]
) -> ReceiptOut:
    raise Unavailable


routes: list[Any] = [get_at, post_unlinked, post_receipt, post_receipt_message, post_receipt_answer]
