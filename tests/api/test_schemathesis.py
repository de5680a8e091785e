"""schemathesis over the description, signed in: whatever it thinks of, the answer is one that the description promises.

Not over signing out, which would end it, nor over the event stream, which never ends; both have tests of their own.
"""

import copy
import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import hypothesis
import pytest
import schemathesis
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from roost.bookings import actions, queries, talks
from roost.kit import clock, database
from roost.kit.days import TIME_PATTERN
from roost.kit.ids import random_id
from roost.places import hours, upserts
from tests.api.truth import document
from tests.bookings import world as small
from tests.support import BROWSER, ServerProcess, rounds, sign_in

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.unsupported_method,
]
# Who may, so that more is seen than the refusal of a role.
WHO = {"post_lookup": "guy", "post_outage": "fay", "post_outage_end": "fay", "get_visitors": "fay"}

# Cases are made before there is anything: these ids stand for what the test will find.
STAND_INS = [str(UUID(int=(7 << 76) + (2 << 62) + n)) for n in range(4)]
TODAY = clock.now().date()
OPEN = next(day for n in range(1, 15) if hours(small.HALL, day := TODAY + timedelta(days=n)))
DAYS = [str(TODAY + timedelta(days=n)) for n in range(-1, 16)] + [str(OPEN)] * 16
SPANS = [("09:00", "17:00"), ("08:00", "10:00"), ("16:00", "16:30"), ("10:00", "18:00")]
CODES = {"site": "lane", "floor": "hall-2", "zone": "hall-2-o"}


def without_security(whole: dict[str, Any]) -> dict[str, Any]:
    """We sign in ourselves: what an answer is without a session, other tests ask."""
    whole = copy.deepcopy(whole)
    for item in whole["paths"].values():
        for operation in item.values():
            operation.pop("security", None)
    return whole


schemathesis.openapi.format("uuid", st.one_of(*[st.sampled_from(STAND_INS)] * 3, st.uuids().map(str)))
schemathesis.openapi.format("date", st.one_of(*[st.sampled_from(DAYS)] * 3, st.dates().map(str)))
api = schemathesis.openapi.from_dict(without_security(document())).exclude(
    operation_id=["delete_session", "get_events"]
)


class Council:
    """Where it is served, whose sessions there are by short name, and what there is by what it is called."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.tokens: dict[str, str] = {}
        self.ids: dict[str, list[UUID]] = {}

    def stands_for(self, name: str, value: Any) -> Any:
        """What is there, in place of a stand-in; and of most codes that could be any text one that there is."""
        if isinstance(value, dict):
            return self.likely({key: self.stands_for(key, one) for key, one in value.items()})
        if value in STAND_INS and name in self.ids:
            found = self.ids[name]
            return str(found[STAND_INS.index(value) % len(found)])
        if isinstance(value, str) and name in CODES and 3 < len(value) <= 40:
            return CODES[name]
        return value

    @staticmethod
    def likely(fields: dict[str, Any]) -> dict[str, Any]:
        """Of spans as they may be written most are backwards; some become one that can be booked.

        And of several places that an outage could be of it has one.
        """
        times = [str(fields.get(name, "")) for name in ("starts", "ends")]
        if all(re.fullmatch(TIME_PATTERN, time) for time in times) and times[0][-1] == times[1][-1]:
            fields["starts"], fields["ends"] = SPANS[sum(map(ord, "".join(times))) % len(SPANS)]
        there = [name for name, code in CODES.items() if fields.get(name) == code]
        for name in there[1:] if "reason" in fields else ():
            fields[name] = None
        return fields


@pytest.fixture
async def council(db: None, two_servers: list[ServerProcess]) -> Council:
    """Something of everything is booked on the next working day."""
    now = clock.now()
    found = Council(two_servers[0].url)
    world = await small.build()
    await upserts.set_plans([("hall-2", "<svg/>")])
    await world.book("leo", "A1", day=OPEN, now=now)
    ann = world.person["ann"]
    arrival = await actions.arrive(world.hold("ann", "T1 P1", day=OPEN), ann, key=None, now=now)
    visit = await world.book("ann", "R1", day=OPEN, visitor="Kone Lifts", now=now)
    talk = random_id()
    await database.execute(
        "INSERT INTO talk (id, asker, asked, day, made_at) VALUES ($1, $2, $3, $4, $5)",
        talk,
        world.person["ben"],
        ann,
        await talks.today(await world.who("ann"), now),
        now,
    )
    spaces = [world.space[label] for label in ("T2", "B1", "P2", "PB")]
    found.ids = {
        "booking": [visit, *await queries.of_arrival(arrival)],
        "arrival": [arrival],
        "outage": [await world.put_out(OPEN, None, space="U1", now=now)],
        "space": spaces,
        "desk": spaces[:2],
        "bay": spaces[2:],
        "person": [world.person[name] for name in ("ben", "leo")],
        "talk": [talk],
    }
    for name in ("ann", "guy", "fay"):
        async with httpx.AsyncClient() as client:
            await sign_in(client, f"{name}@estuary.example", now)
            found.tokens[name] = client.cookies["roost"]
    return found


@api.parametrize()
@hypothesis.settings(
    max_examples=rounds(25, 400),
    derandomize=bool(rounds(1, 0)),
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
def test_every_answer_is_as_described(case: schemathesis.Case, council: Council) -> None:
    case.path_parameters = council.stands_for("path", case.path_parameters)
    case.query = council.stands_for("query", case.query)
    case.body = council.stands_for("body", case.body)
    name = case.operation.definition.raw["operationId"]
    case.call_and_validate(
        base_url=council.url,
        headers=BROWSER,
        cookies={"roost": council.tokens[WHO.get(name, "ann")]},
        checks=CHECKS,
    )
