"""Availability, booking, arrivals, outages, and who is in."""

from roost.bookings.api import routes
from roost.bookings.changes import free_people, free_spaces
from roost.bookings.floor_days import floor_days
from roost.bookings.locks import lock_horizon

__all__ = ["floor_days", "free_people", "free_spaces", "lock_horizon", "routes"]
