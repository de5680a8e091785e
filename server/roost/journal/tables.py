"""The journal's table: ids, states, dates and codes, never free text, names, needs or seats."""

from piccolo.columns import JSONB, UUID, Text, Timestamptz
from piccolo.table import Table

from roost.kit.database import engine


class Journal(Table, tablename="journal", db=engine):
    id = UUID(primary_key=True, default=None)
    at = Timestamptz()
    actor = UUID(null=True, default=None)
    subject = UUID(null=True, default=None)
    verb = Text()
    entity = Text()
    entity_id = Text()
    facts = JSONB()
