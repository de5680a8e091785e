from piccolo.columns import ForeignKey, Text, Timestamptz
from piccolo.table import Table

from roost.kit.database import engine
from roost.people.tables import Person


class Queue(Table, tablename="queue", db=engine):
    """Who an issue is routed to."""

    code = Text(primary_key=True)
    name = Text()
    lead = ForeignKey(Person, null=False)
    retired_at = Timestamptz(null=True, default=None)
