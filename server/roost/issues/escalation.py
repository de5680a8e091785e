"""Silence promotes: what nobody owns is told to its queue's lead, then the leaders, then the director's column."""

from datetime import datetime, timedelta

from roost.issues import store
from roost.issues.rules import ESCALATES
from roost.issues.wire import site_of
from roost.kit import database
from roost.kit.database import transactional
from roost.places import OFFICE_HOURS, WorkingHours, after_working_days

# Who reports reckons with the usual hours; where the council's are others, what may be due is looked at a day before.
_EARLIER = timedelta(days=1)


@transactional
async def escalate(now: datetime, hours: WorkingHours = OFFICE_HOURS) -> int:
    """Promote what nobody has owned for 1, 3 and 10 working days of the working clock; says how many steps that were.

    One event a step, also where several are due at once. What another server holds just now it promotes.
    """
    rows = await database.fetch(
        """SELECT i.id, i.state, i.site, i.unowned_since, i.escalated, i.escalates_at, site.name AS site_name,
               site.timezone, site.opens, site.closes, site.opens_weekends, site.opens_bank_holidays, site.nation,
               site.bays_open_at
           FROM issue i JOIN site ON site.code = i.site
           WHERE i.state = 'new' AND i.escalates_at <= $1
           ORDER BY i.escalates_at, i.id FOR NO KEY UPDATE OF i SKIP LOCKED""",
        now if hours == OFFICE_HOURS else now + _EARLIER,
    )
    steps = 0
    for row in rows:
        due = [after_working_days(site_of(row), row["unowned_since"], days, hours) for days in ESCALATES]
        level = row["escalated"]
        while level < len(due) and due[level] <= now:
            level, steps = level + 1, steps + 1
            then = due[level] if level < len(due) else None
            await store.write(row, "escalated", None, now, {"level": level}, escalated=level, escalates_at=then)
        then = due[level] if level < len(due) else None
        if level == row["escalated"] and row["escalates_at"] != then:
            await database.execute("UPDATE issue SET escalates_at = $2 WHERE id = $1", row["id"], then)
    return steps
