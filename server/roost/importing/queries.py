"""What is stored, in the shape of the files: the same columns, the same kinds of values."""

from collections.abc import Mapping
from uuid import UUID

import msgspec

from roost.importing.cells import Value
from roost.importing.columns import BY_NAME, SHEETS
from roost.importing.reading import Key
from roost.kit import database


class Stored(msgspec.Struct):
    """One table. `rows` holds retired ones too, `ids` only where rows have them."""

    rows: dict[Key, Mapping[str, Value]]
    retired: set[Key]
    ids: dict[Key, UUID]

    def live(self) -> set[Key]:
        return self.rows.keys() - self.retired


_SQL = {
    "sites": """
        SELECT code AS site, name, kind, address, timezone, opens, closes, opens_weekends, opens_bank_holidays,
            nation, bays_open_at, retired_at IS NOT NULL AS retired, NULL AS id,
            ARRAY(SELECT to_site || ' ' || minutes FROM on_foot WHERE from_site = site.code) AS walk
        FROM site""",
    "floors": """
        SELECT code AS floor, site, name, level, plan_width, plan_height,
            retired_at IS NOT NULL AS retired, NULL AS id FROM floor""",
    "teams": """
        SELECT code AS team, name, home.zone AS home_zone,
            office_days,
            retired_at IS NOT NULL AS retired, NULL AS id
        FROM team LEFT JOIN team_home home ON home.team = team.code""",
    "zones": """
        SELECT code AS zone, floor, name, team, access, team_first_until,
            retired_at IS NOT NULL AS retired, NULL AS id FROM zone""",
    "people": """
        SELECT person.email, person.name, person.team, person.role, boss.email AS line_manager, person.vehicle,
            person.essential_car_user, person.blue_badge, person.ev,
            person.needs,
            person.left_at IS NOT NULL AS retired, person.id
        FROM person LEFT JOIN person boss ON boss.id = person.line_manager
        WHERE person.email <> '(nobody)'""",
    "queues": """
        SELECT code AS queue, queue.name, lead.email AS lead, ARRAY(
                SELECT email FROM queue_member JOIN person ON person.id = queue_member.person
                WHERE queue_member.queue = queue.code AND left_at IS NULL) AS members,
            retired_at IS NOT NULL AS retired, NULL AS id
        FROM queue JOIN person lead ON lead.id = queue.lead""",
    "spaces": """
        SELECT floor, zone, label, kind, x, y, features,
            retired_at IS NOT NULL AS retired, id FROM space""",
}


async def stored() -> dict[str, Stored]:
    """Every table, by the name of its file."""
    return {sheet.name: await _stored(sheet.name) for sheet in SHEETS}


async def _stored(name: str) -> Stored:
    sheet = BY_NAME[name]
    columns = [column.name for column in sheet.columns]
    found = Stored({}, set(), {})
    for record in await database.fetch(_SQL[name]):
        values = {column: _value(column, record[column]) for column in columns}
        key = values[sheet.key[0]] if len(sheet.key) == 1 else (values[sheet.key[0]], values[sheet.key[1]])
        found.rows[key] = values
        if record["retired"]:
            found.retired.add(key)
        if record["id"] is not None:
            found.ids[key] = record["id"]
    return found


def _value(column: str, value: Value) -> Value:
    if column == "walk":
        walks = (walk.split(" ") for walk in value)
        return tuple(sorted((site, int(minutes)) for site, minutes in walks))
    # Lists are compared sorted, as cells.py reads them; not by the database, which may sort by another alphabet.
    return tuple(sorted(value)) if isinstance(value, list) else value


async def plan_digests() -> dict[str, str | None]:
    """The md5 of every floor's plan, None where it has none."""
    return {row["code"]: row["md5"] for row in await database.fetch("SELECT code, md5(plan) FROM floor")}


async def digest_of_stored() -> bytes:
    """A sum of everything that an import compares with; the database makes it, so that no row travels."""
    plans = "SELECT code, md5(plan) FROM floor"
    sums = [
        # In whatever order rows come, the sum is one; a sum of sums keeps what is sorted short.
        await database.fetch_value(f"SELECT md5(string_agg(line, '' ORDER BY line)) FROM ({_lines(sql)}) AS lines")
        for sql in (*_SQL.values(), plans)
    ]
    return "".join(one or "-" for one in sums).encode()


def _lines(sql: str) -> str:
    return f"SELECT md5(row::text) AS line FROM ({sql}) AS row"
