"""Sites, floors, zones, spaces, and which zone is a team's home."""

from piccolo.columns import UUID, Array, Boolean, Integer, Text, Timestamptz
from piccolo.table import Table

from roost.kit.database import engine


class Site(Table, tablename="site", db=engine):
    code = Text(primary_key=True, default=None)
    name = Text()
    kind = Text()
    address = Text()
    timezone = Text()
    opens = Integer()
    closes = Integer()
    opens_weekends = Boolean()
    opens_bank_holidays = Boolean()
    nation = Text(default="ENG")
    bays_open_at = Integer(null=True, default=None)
    retired_at = Timestamptz(null=True, default=None)


class OnFoot(Table, tablename="on_foot", db=engine):
    from_site = Text(primary_key=True, default=None)
    to_site = Text()
    minutes = Integer()


class Floor(Table, tablename="floor", db=engine):
    code = Text(primary_key=True, default=None)
    site = Text()
    name = Text()
    level = Integer()
    plan_width = Integer()
    plan_height = Integer()
    plan = Text(null=True, default=None)
    retired_at = Timestamptz(null=True, default=None)


class Zone(Table, tablename="zone", db=engine):
    code = Text(primary_key=True, default=None)
    floor = Text()
    name = Text()
    team = Text(null=True, default=None)
    access = Text()
    team_first_until = Integer(null=True, default=None)
    retired_at = Timestamptz(null=True, default=None)


class TeamHome(Table, tablename="team_home", db=engine):
    team = Text(primary_key=True, default=None)
    zone = Text()


class Space(Table, tablename="space", db=engine):
    id = UUID(primary_key=True, default=None)
    floor = Text()
    zone = Text()
    label = Text()
    kind = Text()
    x = Integer()
    y = Integer()
    features = Array(Text(), default=list)
    retired_at = Timestamptz(null=True, default=None)
