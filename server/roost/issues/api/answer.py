"""What handlers of issues share: how an issue is addressed, and how it is answered."""

from datetime import datetime
from typing import Annotated

from litestar import Response
from litestar.datastructures import ResponseHeader
from litestar.openapi import ResponseSpec
from litestar.params import PathParameter

from roost.issues.detail import issue_for
from roost.issues.wire import Issue
from roost.kit.parameters import etag_of
from roost.people import Who
from roost.people.guard import WordsRefused

# As far as PostgreSQL's integer goes.
Number = Annotated[int, PathParameter(ge=1, le=2**31 - 1, description="An issue's number, as people see it.")]

ETAG = ResponseHeader(
    name="ETag", description="What a change sends as If-Match.", documentation_only=True, required=True
)

# Where words are sent that everybody reads.
WORDED = {422: ResponseSpec(WordsRefused, generate_examples=False)}


async def answer(number: int, who: Who, now: datetime, status: int = 200) -> Response[Issue]:
    """The whole issue as the asker may see it, and the version that a change of it must name."""
    issue = await issue_for(number, who, now)
    headers = {"ETag": etag_of(issue.version), "Cache-Control": "no-store"}
    return Response(issue, status_code=status, headers=headers)
