"""A request to each operation that would do what it is for, whoever sends it. One entry an operation: a new one without
an entry is a failing test.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx

from tests.api.cast import ASKERS, DAYS, FRIDAY, THURSDAY, TODAY, TOMORROW, Cast
from tests.api.truth import Operation, operations

Json = dict[str, Any]
FLOORS = ("hall-1", "hall-2", "lane-0", "deck-0")
# Who is there for what everybody may do.
ANYBODY = "staff of the team"
WHOLE_DAY = {"starts": "09:00", "ends": "17:00"}


@dataclass(frozen=True)
class Call:
    """What fills an operation: path, query, body."""

    path: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    body: Json | None = None

    def url(self, operation: Operation) -> str:
        url = operation.path
        for name, value in self.path.items():
            url = url.replace("{" + name + "}", str(value))
        assert "{" not in url, (operation, self)
        return url

    async def send(self, client: httpx.AsyncClient, operation: Operation, **more: Any) -> httpx.Response:
        return await client.request(
            operation.method, self.url(operation), params=self.query or None, json=self.body, **more
        )


def _slot(asker: str) -> Json:
    """Half an hour of one's own, so that all can ask for the same place one after the other."""
    at = 8 * 60 + 30 * [*ASKERS, "nobody", "revoked"].index(asker)
    return {"starts": f"{at // 60:02d}:{at % 60:02d}", "ends": f"{(at + 30) // 60:02d}:{(at + 30) % 60:02d}"}


def _id(value: UUID | None) -> str:
    assert value is not None
    return str(value)


def _of(booking: str) -> Callable[[Cast, str], list[Call]]:
    return lambda cast, _: [Call({"booking": cast.bookings[booking]})]


def _plain(*calls: Call) -> Callable[[Cast, str], list[Call]]:
    return lambda *_: [*calls] or [Call()]


def _bodies(*bodies: Json) -> Callable[[Cast, str], list[Call]]:
    return _plain(*[Call(body=body) for body in bodies])


def _suggestions(cast: Cast, _: str) -> list[Call]:
    spans = (WHOLE_DAY, {"starts": "16:00", "ends": "18:00"})
    sites: tuple[Json, ...] = ({}, {"site": "hall"}, {"site": "lane"}, {"site": "nowhere"})
    return [Call(query={"day": day} | span | site) for day in (*DAYS, FRIDAY) for span in spans for site in sites]


CALLS: dict[str, Callable[[Cast, str], list[Call]]] = {
    "get_health": _plain(),
    "get_demo": _plain(),
    "get_demo_people": _plain(Call(), Call(query={"q": "hyde"})),
    "post_session": _bodies({"email": "hid@estuary.example"}),
    "delete_session": _plain(),
    "get_me": _plain(),
    "put_hidden": _bodies({"hidden": True}, {"hidden": False}),
    "put_needs": _bodies({"needs": ["dock"]}, {"needs": []}),
    "put_car": _bodies({"vehicle": "AB12 CDE", "ev": True}, {"vehicle": None, "ev": False}),
    "get_people": _plain(Call(), Call(query={"q": "hyde"}), Call(query={"q": "a"})),
    "get_sites": _plain(),
    "get_plan": _plain(Call({"floor": "hall-1"})),
    "get_floor_day": _plain(*[Call({"floor": floor, "day": day}) for floor in FLOORS for day in DAYS]),
    "get_day": _plain(*[Call({"day": day}) for day in (*DAYS, FRIDAY, "2026-11-23", "2027-11-24")]),
    "get_visitors": _plain(*[Call({"day": day}) for day in (*DAYS, FRIDAY)]),
    "get_bookings": _plain(Call(query={"from": "2026-11-01", "to": "2026-12-31"})),
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
    "post_lending": _plain(
        Call({"day": TODAY}, body={"gap": {"starts": "11:00", "ends": "14:00"}}),
        Call({"day": TODAY}, body={"gap": None}),
    ),
    "get_coming_back": _plain(),
    "post_talk": lambda cast, _: [Call(body={"person": str(cast.person("leo"))})],
    "post_talk_answer": lambda cast, _: [Call({"talk": cast.talks["ben to ann"]}, body={"answer": "there"})],
    "get_suggestion": _suggestions,
    "get_outages": _plain(),
    "post_outage": _bodies(
        {"floor": "lane-0", "from": str(THURSDAY), "reason": "no heating"},
        {"zone": "hall-1-b", "from": str(TOMORROW), "until": str(TOMORROW), "reason": "a leak"},
    ),
    "post_outage_end": lambda cast, _: [Call({"outage": _id(cast.outage)})],
    "post_lookup": lambda cast, _: [
        Call(body={"registration": "da33dal", "reason": "blocking"}),
        Call(body={"space": cast.space("PB"), "reason": "lights on"}),
    ],
    "get_events": _plain(),
}


def every(cast: Cast, asker: str) -> Iterator[tuple[Operation, Call]]:
    """Each operation with each of its calls."""
    for name, operation in operations().items():
        for call in CALLS[name](cast, asker):
            yield operation, call


def able(name: str) -> str:
    """Somebody who may, so that it is the value that is refused and not the asker."""
    roles = {"post_lookup": "parking", "post_outage": "facilities", "post_outage_end": "facilities"}
    return (roles | {"get_visitors": "facilities"}).get(name, ANYBODY)
