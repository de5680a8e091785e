"""Issues: saying what is wrong, looking, codes, and the road without a name."""

from uuid import uuid4

from tests.api.calls.call import ALL, LEADING, OWNER, Call, Calls, Json, May, plain, queries
from tests.api.cast import Cast
from tests.issues.pictures import a_picture, sent

PHOTO = sent("JPEG", a_picture())
REPORT: Json = {"chip": "no-socket", "words": "the socket is behind the shelf"}


def one(what: str, /, **body: object) -> Calls:
    """Of an issue, by what it is."""
    return lambda cast, _: [Call({"number": cast.issue(what)}, body=dict(body) or None)]


def own(what: str, /, **body: object) -> Calls:
    """Of an issue of which each asker has one."""
    return lambda cast, asker: [Call({"number": cast.issue(what, asker)}, body=dict(body) or None)]


def _look(cast: Cast, asker: str) -> list[Call]:
    """At everything; at what is held who may see it."""
    held = [] if asker == "facilities" else cast.held()
    return [Call({"number": number}) for number in cast.issues.numbers.values() if number not in held]


def _report(cast: Cast, _: str) -> list[Call]:
    place = {"space": cast.space("T2")}
    return [
        Call(body=REPORT | place),
        Call(body=REPORT | place | {"level": "hidden"}),
        Call(body=REPORT | {"zone": "hall-1-o", "kind": "idea"}, photo=PHOTO),
    ]


def _leave(cast: Cast, _: str) -> list[Call]:
    def call(code: str, photo: bytes | None = None, **more: str) -> Call:
        body = REPORT | {"code": cast.issues.codes[code], "confirmed": False} | more
        return Call(body=body, headers={"Idempotency-Key": str(uuid4())}, photo=photo)

    return [call("T3"), call("hall", zone="hall-2-o"), call("T3", PHOTO)]


def _at(cast: Cast, _: str) -> list[Call]:
    return [Call({"code": cast.issues.codes[name]}) for name in ("T2", "R1", "L1", "hall")]


def _receipt(*what: str, **body: object) -> Calls:
    """`what`: whose report, or of each asker's own where it ends in a space."""

    def calls(cast: Cast, asker: str) -> list[Call]:
        names = [name + asker if name.endswith(" ") else name for name in what]
        return [Call(body={"receipt": cast.issues.receipts[name]} | body) for name in names]

    return calls


CALLS: dict[str, Calls] = {
    "get_guard_words": plain(),
    "get_report": plain(),
    "get_issues": queries({"mine": "true"}, {"queue": "facilities", "state": "sorted"}, {"q": "the"}, {"cursor": "30"}),
    "get_issues_export": plain(),
    "get_similar": lambda cast, _: [
        Call(query={"space": cast.space("T1"), "chip": "no-socket", "words": "the socket"}),
        Call(query={"space": cast.space("U2")}),
        Call(query={"zone": "hall-1-o", "words": "the"}),
        Call(query={"site": "lane", "category": "power", "words": "loose step"}),
    ],
    "get_issue": _look,
    "get_photo": one("photo"),
    "post_issue": _report,
    "put_words": one("mine", words="the lamp flickers a bit"),
    "post_me_too": one("named"),
    "delete_me_too": one("named"),
    "post_update": one("mine", words="it flickers at noon"),
    "post_redaction": own("new", what=["words"]),
    "get_floor_codes": plain(Call({"floor": "hall-1"}), Call({"floor": "hall-2"})),
    "post_floor_codes": plain(Call({"floor": "hall-2"})),
    "post_space_code": lambda cast, _: [Call({"space": cast.space("T4")})],
    "get_at": _at,
    "post_unlinked": _leave,
    "post_receipt": _receipt("waiting", "held", "asked "),
    "post_receipt_message": _receipt("waiting", "asked ", words="it is still there"),
    "post_receipt_answer": _receipt("asked ", sorted=False, words="the drawer jams again"),
    "get_routes": plain(),
    "put_routes": lambda cast, _: [
        Call(body={"routes": cast.issues.routes}, headers={"If-Match": cast.issues.routes_etag})
    ],
    "get_queues": plain(),
}

ABLE = {
    "put_routes": "administrator",
    **dict.fromkeys(("get_floor_codes", "post_floor_codes", "post_space_code"), "facilities"),
    **dict.fromkeys(("get_issues_export", "post_redaction"), "facilities"),
}
# Of issues that Ann reported or that lie with facilities.
QUEUE = ("facilities", *LEADING)
_PRINT = ("facilities", "administrator")
MAY: May = {
    **dict.fromkeys(("get_report", "get_issues", "get_similar", "get_issue", "post_issue"), (ALL, 0)),
    **dict.fromkeys(("post_me_too", "delete_me_too", "get_routes", "get_queues"), (ALL, 0)),
    "get_photo": (("staff of the team", "facilities"), 404),
    "get_issues_export": (("facilities", "it", "parking", *LEADING), 403),
    "put_words": (OWNER, 403),
    "post_update": (("staff of the team", *QUEUE), 403),
    "post_redaction": ((*QUEUE, "administrator"), 403),
    **dict.fromkeys(("get_floor_codes", "post_floor_codes", "post_space_code"), (_PRINT, 403)),
    "put_routes": (("administrator",), 403),
}
PUBLIC = {
    **{"get_guard_words": 200, "get_at": 200},
    **{"post_unlinked": 202, "post_receipt": 200, "post_receipt_message": 200, "post_receipt_answer": 200},
}
PATHS = {"code": ("string", None), **dict.fromkeys(("number", "issue"), ("integer", None))}
OF_A_ROLE = {"post_space_code"}
