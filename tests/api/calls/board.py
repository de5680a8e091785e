"""The board, fixes, walks, and screens on walls."""

from tests.api.calls.call import ALL, LEADING, Call, Calls, Json, May, bodies, plain, queries
from tests.api.calls.issues import QUEUE
from tests.api.cast import TODAY, Cast
from tests.api.cast_issues import ARRIVES

COLUMNS = ("new", "looking", "doing", "waiting", "sorted", "cannot")
OF_THE_BOARD: tuple[Json, ...] = (
    {"site": "hall", "queue": "facilities"},
    {"nature": "wicked"},
    {"mine": "true"},
    {"overdue": "true"},
    {"q": "blind"},
)


def fix(*, guarded: bool = False, **body: object) -> Calls:
    """Of a fix of which each asker has one; `guarded`: with If-Match."""

    def calls(cast: Cast, asker: str) -> list[Call]:
        number = cast.issues.fixes[asker]
        headers = {"If-Match": f'"{cast.issues.fix_versions[number]}"'} if guarded else {}
        return [Call({"number": number}, body=dict(body) or None, headers=headers)]

    return calls


def _taken(cast: Cast, asker: str) -> list[Call]:
    return fix(issues=[cast.issue("new", asker)])(cast, asker)


def _out(cast: Cast, asker: str) -> list[Call]:
    return [Call({"number": cast.issues.fixes[asker], "issue": cast.issue("in fix", asker)})]


FIXES = (
    *("post_fix", "post_fix_issues", "delete_fix_issue", "post_fix_order", "post_fix_installation"),
    "post_fix_dropping",
)
CALLS: dict[str, Calls] = {
    "get_board": queries(*OF_THE_BOARD),
    "get_column": plain(
        *[Call({"column": column}) for column in COLUMNS],
        *[Call({"column": "new"}, query) for query in OF_THE_BOARD],
        Call({"column": "sorted"}, {"cursor": "1.1.1.1"}),
    ),
    "get_scorecard": queries({"site": "hall"}, {"queue": "facilities"}),
    "get_register": plain(),
    "get_digest": queries({"week": "2026-W47"}, {"week": "2026-W47", "site": "hall"}),
    "get_fixes": plain(),
    "get_fix": fix(),
    "post_fix": lambda cast, asker: [
        Call(body={"title": "two more towers", "cost_pence": 4_800, "issues": [cast.issue("new", asker)]})
    ],
    "post_fix_issues": _taken,
    "delete_fix_issue": _out,
    "post_fix_order": fix(guarded=True, ordered_on=str(TODAY), arrives_on=str(ARRIVES)),
    "post_fix_installation": fix(guarded=True, words="the towers are there"),
    "post_fix_dropping": fix(guarded=True),
    "post_fix_redaction": fix(what=["title", "outcome"]),
    "get_walks": plain(),
    "post_walk": lambda cast, _: [
        Call(
            body={
                "floor": "hall-1",
                "space": cast.space("T1"),
                "words": "it was warm",
                "notes": [{"chip": "no-socket", "words": "the socket is far away"}],
            }
        )
    ],
    "post_walk_redaction": lambda cast, _: [Call({"walk": cast.issues.walk})],
    "get_displays": plain(),
    "post_display": bodies({"name": "by the lift", "site": "hall"}),
    "delete_display": lambda cast, _: [Call({"display": cast.issues.displays["spare"]})],
    "get_wall": lambda cast, _: [Call(headers={"Authorization": f"Bearer {cast.issues.token}"})],
}

ABLE = {
    **dict.fromkeys((*FIXES, "post_fix_redaction"), "facilities"),
    **dict.fromkeys(("get_displays", "post_display", "delete_display", "post_walk", "post_walk_redaction"), "leader"),
}
_WALL = (*LEADING, "administrator")
MAY: May = {
    **dict.fromkeys(("get_board", "get_column", "get_scorecard", "get_register", "get_digest"), (ALL, 0)),
    **dict.fromkeys(("get_fixes", "get_fix", "get_walks"), (ALL, 0)),
    **dict.fromkeys(FIXES, ((*QUEUE, "it"), 403)),
    # Facilities own the fixes there are; a walk lies with no queue.
    "post_fix_redaction": ((*QUEUE, "administrator"), 403),
    **dict.fromkeys(("get_displays", "post_display", "delete_display"), (_WALL, 403)),
    "post_walk": (LEADING, 403),
    "post_walk_redaction": (_WALL, 403),
}
PUBLIC = {"get_wall": 200}
BEARER = {"get_wall": "link"}
PATHS = {"column": ("string", None)}
OF_A_ROLE = {"delete_display", "post_walk_redaction"}
