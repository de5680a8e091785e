"""Photos of issues."""

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency

from roost.issues import access, queries
from roost.issues.api.answer import Number
from roost.kit import database
from roost.kit.errors import NotFound
from roost.kit.http import Ready, Tagged, tag_of
from roost.kit.openapi import answers
from roost.people import Who


@get(
    "/issues/{number:int}/photo",
    summary="The photo of an issue, for whom may see it",
    media_type="image/jpeg",
    responses=answers(304, 404),
)
async def get_photo(request: Request[Any, Any, Any], number: Number, who: NamedDependency[Who]) -> Response[bytes]:
    row, reader = await queries.row_of(number), await queries.reader(who)
    if not access.may_see(reader, row):
        raise queries.no_such_issue()
    if not access.may_see_photo(reader, row):
        raise NotFound("There is no photo here for you. Look at the issue.")
    image: bytes | None = await database.fetch_value("SELECT image FROM photo WHERE issue = $1", row["id"])
    if image is None:  # taken away in between
        raise NotFound("There is no photo here any more. Look at the issue.")
    # Squeezing what is squeezed already gains nothing.
    return Tagged(Ready(image, None, tag_of(image)), request, "image/jpeg", more={"content-disposition": "inline"})


routes: list[Any] = [get_photo]
