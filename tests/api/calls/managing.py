"""What an administrator changes by hand: people, teams, places, queues, what can be reported."""

from roost.kit.versions import etag_of_row
from tests.api.calls.call import RUNS_IT, Call, Calls, Json, May, bodies, plain, queries
from tests.api.cast import PLAN, Cast
from tests.api.cast_managing import CATEGORY, FLOOR, PERSON, QUEUE, SITE, SPACE, TEAM, ZONE

NEW_PERSON: Json = {
    "email": "nia@estuary.example",
    "name": "Nia Newell",
    "team": "fam",
    "role": "staff",
    "line_manager": None,
    "essential_car_user": False,
    "blue_badge": False,
}
SITE_IN: Json = {
    "name": "Lane Centre",
    "kind": "office",
    "address": "4 Lane",
    "timezone": "Europe/London",
    "opens": "08:00",
    "closes": "18:00",
    "opens_weekends": False,
    "opens_bank_holidays": False,
    "nation": "ENG",
    "bays_open_at": "16:00",
    "release_after": 45,
    "remind_after": 20,
    "walk": [{"site": "hall", "minutes": 11}],
}
TEAM_IN: Json = {"name": "Night Team", "office_days": [1, 5], "home_zone": "lane-0-o"}
FLOOR_IN: Json = {"name": "Upper floor", "level": 2, "plan_width": 400, "plan_height": 300}
ZONE_IN: Json = {"name": "Upstairs", "team": "fam", "access": "team first", "team_first_until": "16:00"}
SPACE_IN: Json = {"label": "N1", "kind": "desk", "zone": "hall-1-o", "x": 50, "y": 120, "features": ["dock"]}
ROW_IN: Json = {
    "zone": "hall-1-o", "kind": "desk", "first": "2B07", "count": 3, "x": 10, "y": 200, "dx": 20, "dy": 0,
    "features": ["dock"],
}  # fmt: skip
CHIP: Json = {"code": "weeds", "words": "Weeds on the path", "space_kind": None, "position": 1}
CATEGORY_IN: Json = {"name": "Garden and paths", "position": 10, "chips": [CHIP]}
KINDS = ("site", "floor", "zone", "team", "queue", "category")
CODE = dict(zip(KINDS, (SITE, FLOOR, ZONE, TEAM, QUEUE, CATEGORY), strict=True))


def _person(cast: Cast, _: str) -> list[Call]:
    return [Call({"person": cast.person(PERSON)})]


def _space(cast: Cast, _: str) -> list[Call]:
    return [Call({"space": cast.space(SPACE)})]


def _queue_in(cast: Cast) -> Json:
    return {"name": "Computers", "lead": str(cast.person("ivy")), "members": [str(cast.person("ben"))]}


def _put(what: str, body: Json) -> Calls:
    return lambda cast, _: [Call({"code": CODE[what]}, body=body, headers=_match(cast, what))]


def _match(cast: Cast, what: str) -> dict[str, str]:
    return {"If-Match": etag_of_row(cast.managed.versions[what])}


CALLS: dict[str, Calls] = {
    "get_admin_people": queries({"q": "hyde"}, {"team": "fam", "role": "staff"}, {"gone": "true"}, {"cursor": ""}),
    "get_admin_person": _person,
    "post_admin_person": bodies(NEW_PERSON),
    "put_admin_person": lambda cast, _: [
        Call({"person": cast.person(PERSON)}, body=NEW_PERSON, headers=_match(cast, "person"))
    ],
    "post_admin_departure": _person,
    "post_admin_return": _person,
    "post_admin_sign_out": _person,
    "get_admin_teams": plain(),
    "post_admin_team": bodies(TEAM_IN | {"code": "night"}),
    "put_admin_team": _put("team", TEAM_IN),
    "get_admin_sites": plain(),
    "post_admin_site": bodies(SITE_IN | {"code": "mill"}),
    "put_admin_site": _put("site", SITE_IN),
    "post_admin_floor": bodies(FLOOR_IN | {"code": "hall-3", "site": "hall"}),
    "put_admin_floor": _put("floor", FLOOR_IN),
    "post_admin_zone": bodies(ZONE_IN | {"code": "hall-2-f", "floor": "hall-2"}),
    "put_admin_zone": _put("zone", ZONE_IN),
    "put_admin_plan": plain(
        Call({"code": "hall-2"}, raw=("image/svg+xml", PLAN.encode())),
    ),
    "delete_admin_plan": plain(Call({"code": "hall-1"})),
    "get_admin_spaces": plain(Call({"code": "hall-1"})),
    "post_admin_space": plain(Call({"code": "hall-1"}, body=SPACE_IN)),
    "post_admin_row": plain(Call({"code": "hall-1"}, body=ROW_IN)),
    "put_admin_positions": lambda cast, _: [
        Call(
            {"code": "hall-1"},
            body={"positions": [{"id": cast.space("T4"), "x": 33, "y": 44}]},
            headers=_match(cast, "spaces"),
        )
    ],
    "put_admin_space": lambda cast, _: [
        Call({"space": cast.space(SPACE)}, body=SPACE_IN, headers=_match(cast, "space"))
    ],
    "post_admin_space_retirement": _space,
    "post_admin_space_return": _space,
    "get_admin_queues": plain(),
    "post_admin_queue": lambda cast, _: [Call(body=_queue_in(cast) | {"code": "computers"})],
    "put_admin_queue": lambda cast, _: [Call({"code": QUEUE}, body=_queue_in(cast), headers=_match(cast, "queue"))],
    "get_admin_categories": plain(),
    "post_admin_category": bodies(CATEGORY_IN | {"code": "garden"}),
    "put_admin_category": _put("category", CATEGORY_IN),
    **{f"post_admin_{kind}_retirement": plain(Call({"code": CODE[kind]})) for kind in KINDS},
    **{f"post_admin_{kind}_return": plain(Call({"code": CODE[kind]})) for kind in KINDS},
}
ABLE = dict.fromkeys(CALLS, "administrator")
MAY: May = dict.fromkeys(CALLS, (RUNS_IT, 403))
PATHS = {"code": ("string", None)}
_PEOPLE = {name for name in CALLS if "person" in name or "people" in name}
_PEOPLE |= {"post_admin_departure", "post_admin_return", "post_admin_sign_out"}
OF_A_ROLE = {name for name in _PEOPLE if name not in ("get_admin_people", "post_admin_person")}
OF_A_ROLE |= {name for name in CALLS if "admin_space" in name}
# Names of things and of people, which nobody but administrators gives.
NOT_GUARDED = {(name, "name") for name in CALLS}
NAMES = _PEOPLE | {name for name in CALLS if "queue" in name}
ADDRESSES = _PEOPLE
