from collections.abc import Collection
from datetime import datetime

import msgspec

from roost.issues import route_table, routing
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import Refused


class QueueRow(msgspec.Struct, frozen=True):
    """A queue as a council's file has it. `lead` and `members` are addresses of people who are known."""

    code: str
    name: str
    lead: str
    members: tuple[str, ...] = ()


@transactional
async def upsert_queues(rows: Collection[QueueRow]) -> None:
    """Add these queues or bring them up to date, members and all; a retired one that is named comes back.

    The first ones bring rules of who gets what.
    """
    queues = msgspec.json.encode(rows).decode()
    await database.execute(
        """INSERT INTO queue (code, name, lead)
           SELECT row.code, row.name, person.id
           FROM jsonb_to_recordset($1::jsonb) AS row (code text, name text, lead text)
               JOIN person ON person.email = row.lead
           ON CONFLICT (code) DO UPDATE SET name = excluded.name, lead = excluded.lead, retired_at = NULL
               WHERE (queue.name, queue.lead) <> (excluded.name, excluded.lead) OR queue.retired_at IS NOT NULL""",
        queues,
    )
    wanted = """SELECT row.code AS queue, person.id AS person
           FROM jsonb_to_recordset($1::jsonb) AS row (code text, members text[])
               JOIN person ON person.email = ANY(row.members)"""
    await database.execute(
        f"""DELETE FROM queue_member
            WHERE queue IN (SELECT code FROM jsonb_to_recordset($1::jsonb) AS row (code text))
                AND (queue, person) NOT IN ({wanted})""",
        queues,
    )
    await database.execute(
        f"INSERT INTO queue_member (queue, person) {wanted} ON CONFLICT (queue, person) DO NOTHING", queues
    )
    await route_table.make_default_rules()


@transactional
async def retire_queues(codes: Collection[str], now: datetime) -> None:
    """These queues are no more; what is open in them goes to the fallback. Refused where it is one of them."""
    await route_table.lock_table()
    fallback = await routing.fallback()
    if fallback in codes:
        raise Refused(
            "fallback",
            f"The queue {fallback} gets what no rule sends elsewhere. Choose another for that before it is closed.",
        )
    await database.execute(
        "UPDATE queue SET retired_at = $2 WHERE code = ANY($1::text[]) AND retired_at IS NULL", list(codes), now
    )
    # Queues that came before there were rules have none yet.
    await route_table.make_default_rules()
    await routing.empty_queues(codes, now)
