"""Reads of queues and issues."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from roost.issues.access import Reader
from roost.kit import database
from roost.kit.errors import NotFound
from roost.people import Who


async def led_by(people: Iterable[UUID]) -> list[str]:
    """Codes of the queues in use whose lead is one of these: a queue without a lead would be nobody's."""
    rows = await database.fetch(
        "SELECT code FROM queue WHERE lead = ANY($1::uuid[]) AND retired_at IS NULL ORDER BY code", list(people)
    )
    return [row["code"] for row in rows]


async def members(queue: str) -> list[UUID]:
    """Who works a queue and is still here, its lead among them or not, as the council's file has it."""
    rows = await database.fetch(
        """SELECT member.person FROM queue_member AS member JOIN person ON person.id = member.person
           WHERE member.queue = $1 AND person.left_at IS NULL ORDER BY person.name, person.id""",
        queue,
    )
    return [row["person"] for row in rows]


# Everybody who said so, once, however many reports were merged into one. Whoever hides, or is not linked to anything,
# counts as somebody of their own: else a sum that does not grow would tell that they are one who is known.
PEOPLE = """
(SELECT count(*) FROM (
    SELECT coalesce(x.reporter, x.nameless) FROM issue x WHERE x.root = i.id AND x.level = 'named'
    UNION SELECT coalesce(m.person, m.nameless)
    FROM issue x JOIN me_too m ON m.issue = x.id WHERE x.root = i.id) AS everybody)
+ (SELECT count(*) FROM issue x WHERE x.root = i.id AND x.level <> 'named')
"""

# `wire.card` and `wire.detail` take rows of this shape.
ROWS = f"""
SELECT i.id, i.number, i.version, i.kind, i.category, i.chip, i.site, i.zone, i.space, i.words, i.level, i.reporter,
    i.team, i.held, i.words_passed, i.reported_at, i.redacted_at, i.queue, i.unowned_since, i.escalated, i.state,
    i.state_since, i.owner, i.ticket, i.due, i.waiting_on, i.outcome, i.reason, i.decided_by, i.target, i.root,
    i.state_before, i.fix, i.walk, i.nature, i.sponsor, i.first_word_at, i.reopened,
    category.name AS category_name, chip.words AS chip_words, queue.name AS queue_name, queue.lead AS queue_lead,
    site.name AS site_name, site.timezone, site.opens, site.closes, site.opens_weekends, site.opens_bank_holidays,
    site.nation, site.bays_open_at, zone.name AS zone_name, zone.floor, floor.name AS floor_name,
    space.label, space.kind AS space_kind,
    reporter.name AS reporter_name, team.name AS team_name,
    (SELECT count(*) FROM person p WHERE p.team = i.team AND p.left_at IS NULL) AS team_size,
    owner.name AS owner_name, owner.role AS owner_role, owner.left_at AS owner_left_at,
    decider.name AS decider_name, decider.role AS decider_role, sponsor.name AS sponsor_name,
    sponsor.role AS sponsor_role, fix.number AS fix_number, fix.title AS fix_title, target.number AS target_number,
    photo.issue IS NOT NULL AS has_photo, coalesce(photo.on_board, false) AS photo_on_board,
    ARRAY(SELECT p.promised_for FROM promise p WHERE p.issue = i.id AND p.ended IN ('missed', 'moved')
          ORDER BY p.made_at) AS broken,
    {PEOPLE} AS people
FROM issue i
    JOIN category ON category.code = i.category
    JOIN queue ON queue.code = i.queue
    JOIN site ON site.code = i.site
    LEFT JOIN chip ON chip.code = i.chip
    LEFT JOIN zone ON zone.code = i.zone
    LEFT JOIN floor ON floor.code = zone.floor
    LEFT JOIN space ON space.id = i.space
    LEFT JOIN person reporter ON reporter.id = i.reporter
    LEFT JOIN team ON team.code = i.team
    LEFT JOIN person owner ON owner.id = i.owner
    LEFT JOIN person decider ON decider.id = i.decided_by
    LEFT JOIN person sponsor ON sponsor.id = i.sponsor
    LEFT JOIN fix ON fix.id = i.fix
    LEFT JOIN issue target ON target.id = i.target
    LEFT JOIN photo ON photo.issue = i.id
"""


async def row_of(number: int) -> Any:
    """Everything about the issue of that number. NotFound."""
    row = await database.fetch_row(ROWS + "WHERE i.number = $1", number)
    if row is None:
        raise no_such_issue()
    return row


def no_such_issue() -> NotFound:
    """The one answer for what is not there and for what the asker may not see."""
    return NotFound("There is no such issue. Look on the board.")


async def reported_by(row: Any, person: UUID) -> bool:
    """Whether they are counted in it as who reported it: themselves, or by name what was merged into it.

    Who hid below it is counted apart: that they could not say me too would tell who it was.
    """
    found: bool = await database.fetch_value(
        """SELECT EXISTS (SELECT FROM issue
               WHERE reporter = $2 AND (id = $1 OR (root = $1 AND level = 'named')))""",
        row["id"],
        person,
    )
    return found


async def has_others(row: Any) -> bool:
    """Whether something was merged into it, which is seen no more than it is."""
    found: bool = await database.fetch_value("SELECT EXISTS (SELECT FROM issue WHERE target = $1)", row["id"])
    return found


async def queues_of(person: UUID) -> frozenset[str]:
    """The queues in use that somebody works or leads."""
    rows = await database.fetch(
        """SELECT code FROM queue WHERE retired_at IS NULL
           AND (lead = $1 OR EXISTS (SELECT FROM queue_member m WHERE m.queue = queue.code AND m.person = $1))""",
        person,
    )
    return frozenset(row["code"] for row in rows)


async def reader(who: Who) -> Reader:
    """The asker, as `access` wants to know them."""
    return Reader(who.id, who.role, await queues_of(who.id))
