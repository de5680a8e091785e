"""People, places and bookings: a request to each operation that would do what it is for."""

from uuid import UUID

from tests.api.calls.call import ALL, OWNER, Call, Calls, Json, May, bodies, plain
from tests.api.cast import ASKERS, DAYS, FRIDAY, STRANGERS, THURSDAY, TODAY, TOMORROW, Cast

FLOORS = ("hall-1", "hall-2", "lane-0", "deck-0")
WHOLE_DAY = {"starts": "09:00", "ends": "17:00"}


def _slot(asker: str) -> Json:
    """Half an hour of one's own, so that all can ask for the same place one after the other."""
    at = 8 * 60 + 30 * [*ASKERS, *STRANGERS].index(asker)
    return {"starts": f"{at // 60:02d}:{at % 60:02d}", "ends": f"{(at + 30) // 60:02d}:{(at + 30) % 60:02d}"}


def _id(value: UUID | None) -> str:
    assert value is not None
    return str(value)


def _of(booking: str) -> Calls:
    return lambda cast, _: [Call({"booking": cast.bookings[booking]})]


def _suggestions(cast: Cast, _: str) -> list[Call]:
    spans = (WHOLE_DAY, {"starts": "16:00", "ends": "18:00"})
    sites: tuple[Json, ...] = ({}, {"site": "hall"}, {"site": "lane"}, {"site": "nowhere"})
    return [Call(query={"day": day} | span | site) for day in (*DAYS, FRIDAY) for span in spans for site in sites]


CALLS: dict[str, Calls] = {
    "get_health": plain(),
    "get_about": plain(),
    "get_demo": plain(),
    "get_demo_people": plain(Call(), Call(query={"q": "hyde"})),
    "post_session": bodies({"email": "hid@estuary.example"}),
    "delete_session": plain(),
    "get_me": plain(),
    "delete_other_sessions": plain(),
    "put_hidden": bodies({"hidden": True}, {"hidden": False}),
    "put_needs": bodies({"needs": ["dock"]}, {"needs": []}),
    "put_car": bodies({"vehicle": "AB12 CDE", "ev": True}, {"vehicle": None, "ev": False}),
    "get_people": plain(Call(), Call(query={"q": "hyde"}), Call(query={"q": "a"})),
    "get_sites": plain(),
    "get_plan": plain(Call({"floor": "hall-1"})),
    "get_floor_day": plain(*[Call({"floor": floor, "day": day}) for floor in FLOORS for day in DAYS]),
    "get_day": plain(*[Call({"day": day}) for day in (*DAYS, FRIDAY, "2026-11-23", "2027-11-24")]),
    "get_visitors": plain(*[Call({"day": day}) for day in (*DAYS, FRIDAY)]),
    "get_bookings": plain(Call(query={"from": "2026-11-01", "to": "2026-12-31"})),
    "post_booking": lambda cast, asker: [
        Call(body={"space": cast.space("R2"), "day": str(FRIDAY), **_slot(asker)}),
        Call(body={"space": cast.space("T5"), "day": str(FRIDAY), **_slot(asker), "for": {"visitor": "Otis"}}),
    ],
    "post_arrival": lambda cast, asker: [
        Call(body={"desk": cast.space("L1"), "bay": cast.space("P3"), "day": str(FRIDAY), **_slot(asker)})
    ],
    "post_arrival_cancellation": lambda cast, _: [Call({"arrival": _id(cast.arrival)})],
    "post_cancellation": _of("ann desk"),
    "post_span": lambda cast, _: [
        Call({"booking": cast.bookings["ann desk"]}, body={"starts": "09:00", "ends": "16:00"})
    ],
    "post_check_in": _of("ann desk"),
    "post_lending": plain(
        Call({"day": TODAY}, body={"gap": {"starts": "11:00", "ends": "14:00"}}),
        Call({"day": TODAY}, body={"gap": None}),
    ),
    "get_coming_back": plain(),
    "post_talk": lambda cast, _: [Call(body={"person": str(cast.person("leo"))})],
    "post_talk_answer": lambda cast, _: [Call({"talk": cast.talks["ben to ann"]}, body={"answer": "there"})],
    "get_suggestion": _suggestions,
    "get_outages": plain(),
    "post_outage": bodies(
        {"floor": "lane-0", "from": str(THURSDAY), "reason": "no heating"},
        {"zone": "hall-1-b", "from": str(TOMORROW), "until": str(TOMORROW), "reason": "a leak"},
    ),
    "post_outage_end": lambda cast, _: [Call({"outage": _id(cast.outage)})],
    "post_lookup": lambda cast, _: [
        Call(body={"registration": "da33dal", "reason": "blocking"}),
        Call(body={"space": cast.space("PB"), "reason": "lights on"}),
    ],
    "get_events": plain(),
}

ABLE = {
    "post_lookup": "parking",
    **dict.fromkeys(("post_outage", "post_outage_end", "get_visitors"), "facilities"),
}
MAY: May = {
    **dict.fromkeys(("get_me", "delete_other_sessions", "put_hidden", "put_needs", "put_car", "get_people"), (ALL, 0)),
    **dict.fromkeys(("get_sites", "get_plan", "get_floor_day", "get_day", "get_bookings"), (ALL, 0)),
    **dict.fromkeys(("post_booking", "post_arrival", "get_suggestion", "get_coming_back"), (ALL, 0)),
    **dict.fromkeys(("post_talk", "get_outages", "get_events"), (ALL, 0)),
    **dict.fromkeys(("post_cancellation", "post_arrival_cancellation", "post_span"), (OWNER, 404)),
    **dict.fromkeys(("post_check_in", "post_talk_answer"), (OWNER, 404)),
    "post_lending": (OWNER, 409),
    "get_visitors": (("facilities",), 403),
    **dict.fromkeys(("post_outage", "post_outage_end"), (("facilities", "administrator"), 403)),
    "post_lookup": (("parking",), 403),
}
# This is no demonstration, so nobody may sign in without a password, nor list people for it.
PUBLIC = {
    **{"get_health": 200, "get_about": 200, "get_demo": 200},
    **{"get_demo_people": 403, "post_session": 403, "delete_session": 200},
}
PATHS = {"day": ("string", "date"), "floor": ("string", None)}
OF_A_ROLE = {"post_outage_end"}
CODES = {("post_lookup", "reason")}
# Rules of bookings, older than the guard: forty characters about a visitor, a reason that facilities give.
NOT_GUARDED = {("post_outage", "reason")}
NAMES = {"get_people"}
