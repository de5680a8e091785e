"""The wire of bookings, one file for each thing people do: look, book, ask for a seat, put out of use, park."""

from typing import Any

from roost.bookings.api import book, look, out_of_use, parking, seats

routes: list[Any] = [*look.routes, *book.routes, *seats.routes, *out_of_use.routes, *parking.routes]

__all__ = ["routes"]
