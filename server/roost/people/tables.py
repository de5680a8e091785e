from typing import Any

from piccolo.columns import (
    UUID,
    Array,
    Boolean,
    Bytea,
    ForeignKey,
    Integer,
    Text,
    Timestamptz,
)
from piccolo.table import Table

from roost.kit.database import engine


class Team(Table, tablename="team", db=engine):
    code = Text(primary_key=True)
    name = Text()
    office_days = Array(base_column=Integer())
    """ISO weekdays, Monday is 1."""
    retired_at = Timestamptz(null=True, default=None)


class Person(Table, tablename="person", db=engine):
    id = UUID(primary_key=True)
    email = Text(unique=True)
    """In small letters: rules.email."""
    name = Text()
    team = ForeignKey(Team, null=True)
    role = Text()
    line_manager: ForeignKey[Any] = ForeignKey("self", null=True)
    vehicle = Text(null=True, default=None)
    """As rules.registration shows it."""
    essential_car_user = Boolean()
    blue_badge = Boolean()
    ev = Boolean()
    needs = Array(base_column=Text())
    hidden = Boolean()
    """Only the own team sees where this person sits."""
    made_at = Timestamptz()
    left_at = Timestamptz(null=True, default=None)


class Session(Table, tablename="session", db=engine):
    token_hash = Bytea(primary_key=True)
    """SHA-256 of the cookie; the cookie itself is nowhere kept."""
    person = ForeignKey(Person)
    made_at = Timestamptz()
    seen_at = Timestamptz()
    ends_at = Timestamptz()
