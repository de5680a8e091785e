"""Bookings, outages, and the parking desk's look-ups. The promises are kept by constraints in the migration."""

from piccolo.columns import UUID, Date, Integer, Text, Timestamptz
from piccolo.table import Table

from roost.kit.database import engine


class Outage(Table, tablename="outage", db=engine):
    id = UUID(primary_key=True, default=None)
    site = Text(null=True, default=None)
    floor = Text(null=True, default=None)
    zone = Text(null=True, default=None)
    space = UUID(null=True, default=None)
    from_day = Date()
    until_day = Date(null=True, default=None)
    reason = Text()
    made_by = UUID()
    made_at = Timestamptz()
    ended_at = Timestamptz(null=True, default=None)
    ended_by = UUID(null=True, default=None)


class Booking(Table, tablename="booking", db=engine):
    """`held` (int4multirange, minutes of the day) is known to SQL only: Piccolo has no such column."""

    id = UUID(primary_key=True, default=None)
    space = UUID()
    kind = Text()
    person = UUID(null=True, default=None)
    host = UUID(null=True, default=None)
    visitor = Text(null=True, default=None)
    day = Date()
    starts = Integer()
    ends = Integer()
    state = Text()
    arrival = UUID(null=True, default=None)
    made_by = UUID()
    made_at = Timestamptz()
    changed_by = UUID(null=True, default=None)
    changed_at = Timestamptz(null=True, default=None)
    outage = UUID(null=True, default=None)
    moved_to = UUID(null=True, default=None)


class HolderLookup(Table, tablename="holder_lookup", db=engine):
    id = UUID(primary_key=True, default=None)
    by = UUID()
    person = UUID()
    reason = Text()
    at = Timestamptz()
