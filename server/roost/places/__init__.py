"""Sites, floors, zones and spaces, and when they are open."""

from roost.places.api import routes
from roost.places.codes import CodePlace, place_of, site_codes
from roost.places.kinds import BAY, BLUE_BADGE, DESK, ESSENTIAL_USER, EV, KINDS, NEEDS, ROOM, VISITOR, Kind
from roost.places.known import known
from roost.places.queries import (
    Place,
    home,
    minutes_on_foot,
    places,
    places_of_kind,
)
from roost.places.rules import Closed, SiteRules, bank_holiday, closed, hours, previous_open_day, today
from roost.places.working import (
    OFFICE_HOURS,
    WorkingHours,
    after_working_days,
    next_working_day,
    working_days,
    working_minutes,
    works,
)

__all__ = [
    "BAY",
    "BLUE_BADGE",
    "DESK",
    "ESSENTIAL_USER",
    "EV",
    "KINDS",
    "NEEDS",
    "OFFICE_HOURS",
    "ROOM",
    "VISITOR",
    "Closed",
    "CodePlace",
    "Kind",
    "Place",
    "SiteRules",
    "WorkingHours",
    "after_working_days",
    "bank_holiday",
    "closed",
    "home",
    "hours",
    "known",
    "minutes_on_foot",
    "next_working_day",
    "place_of",
    "places",
    "places_of_kind",
    "previous_open_day",
    "routes",
    "site_codes",
    "today",
    "working_days",
    "working_minutes",
    "works",
]
