"""Availability, booking, arrivals, outages, and who is in."""

from roost.bookings.api import routes
from roost.bookings.changes import free_people, free_spaces
from roost.bookings.floor_days import floor_days
from roost.bookings.locks import lock_horizon
from roost.bookings.releasing import Unclaimed, release_unclaimed, unclaimed
from roost.bookings.stranded import outside_hours
from roost.bookings.talks import forget as forget_talks

__all__ = [
    "Unclaimed",
    "floor_days",
    "forget_talks",
    "free_people",
    "free_spaces",
    "lock_horizon",
    "outside_hours",
    "release_unclaimed",
    "routes",
    "unclaimed",
]
