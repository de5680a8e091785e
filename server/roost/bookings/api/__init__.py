"""The wire of bookings, a file for each thing people do: look, book, ask for a seat, be there, put out of use, park."""

from typing import Any

from roost.bookings.api import book, look, out_of_use, parking, seats, there

routes: list[Any] = [
    *look.routes,
    *book.routes,
    *seats.routes,
    *there.routes,
    *out_of_use.routes,
    *parking.routes,
]

__all__ = ["routes"]
