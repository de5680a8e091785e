"""What becomes of an issue: each asker does it to one of their own, on the copy that was built."""

from tests.api.calls.call import OWNER, Call, Calls, May
from tests.api.calls.issues import QUEUE, own
from tests.api.cast import FRIDAY, Cast

DAY = str(FRIDAY)
OPEN = {"words": "a carpenter looks at it"}


def change(what: str = "new", /, **body: object) -> Calls:
    """Of an issue of which each asker has one, with If-Match."""

    def calls(cast: Cast, asker: str) -> list[Call]:
        number = cast.issue(what, asker)
        return [Call({"number": number}, body=dict(body) or None, headers={"If-Match": cast.etag(number)})]

    return calls


def _same_as(cast: Cast, asker: str) -> list[Call]:
    [call] = change(number=cast.issue("named"))(cast, asker)
    return [call]


_CHANGES: dict[str, Calls] = {
    "put_owner": change(next_word_by=DAY, ticket="FM 4712"),
    "put_ticket": change(ticket="FM 4713"),
    "put_nature": change(nature="tame"),
    "post_promise": change(promised_for=DAY, **OPEN),
    "post_waiting": change(on="the electrician", look_again_on=DAY, **OPEN),
    "post_sorted": change(**OPEN),
    "post_cannot": change(reason="building", look_again_on=DAY, **OPEN),
    "post_passed_on": change(to="the landlord", look_again_on=DAY, **OPEN),
    "post_same_as": _same_as,
    "delete_same_as": change("merged"),
    "put_shown": change(words=True),
}
CHANGES = tuple(_CHANGES)

CALLS: dict[str, Calls] = _CHANGES | {
    "post_issue_queue": change(queue="it", reason="it is the dock after all"),
    "post_confirmation": own("sorted"),
    "post_reopening": own("sorted", words="it sparks again"),
}

ABLE = dict.fromkeys((*CHANGES, "post_issue_queue"), "facilities")
MAY: May = {
    **dict.fromkeys((*CHANGES, "post_issue_queue"), (QUEUE, 403)),
    "put_shown": (("facilities",), 403),
    "post_confirmation": (OWNER, 403),
    "post_reopening": (("staff of the team", *QUEUE), 403),
}
PUBLIC: dict[str, int] = {}
CODES = {("post_cannot", "reason"), ("put_shown", "words")}
