"""The council's own rules of how long what is kept."""

from datetime import datetime
from uuid import UUID

import msgspec

from roost.journal import Event, record
from roost.journal.actions import Fact
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid
from roost.kit.versions import same_copy, version_of_row
from roost.records import rules
from roost.records.rules import RULES, Keep
from roost.records.wire import Retention, RetentionRule, WantedRetention


async def keep() -> Keep:
    """As they are now."""
    return rules.keep(await _differing())


async def kept() -> dict[str, int]:
    """Days for each rule, as they are now: what anybody may read in the privacy notice."""
    return msgspec.structs.asdict(await keep())


async def shown() -> Retention:
    """As an administrator sees them."""
    now = await _differing()
    days = {rule.what: now.get(rule.what, rule.usual) for rule in RULES}
    return Retention(
        version_of_row(days.values()),
        [
            RetentionRule(rule.what, rule.name, rule.words, days[rule.what], rule.usual, rule.least, rule.most)
            for rule in RULES
        ],
    )


@transactional
async def change(wanted: WantedRetention, if_match: str | None, actor: UUID, now: datetime) -> Retention:
    """Keep some things for longer or shorter. What is too old by the new rule goes with the job's next turn."""
    days = {one.what: one.days for one in wanted.rules}
    if len(days) < len(wanted.rules):
        raise Invalid("A rule is named twice. Name each once.", [FieldError("/rules", "a rule is named twice")])
    rules.check(days)
    # Two at once would each compare with what the other is about to change.
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost retention', 0))")
    before = await shown()
    same_copy(if_match, before.version)
    was = {rule.what: rule.days for rule in before.rules}
    changed = {what: to for what, to in days.items() if was[what] != to}
    for what, to in changed.items():
        if to == rules.BY_WHAT[what].usual:
            await database.execute("DELETE FROM retention WHERE what = $1", what)
        else:
            await database.execute(
                "INSERT INTO retention (what, days) VALUES ($1, $2) ON CONFLICT (what) DO UPDATE SET days = $2",
                what,
                to,
            )
        facts: dict[str, Fact] = {"columns": "days", "days_from": was[what], "days_to": to}
        await record(Event("changed", "retention", what, None, facts), actor, now)
    return await shown()


async def _differing() -> dict[str, int]:
    return {row["what"]: row["days"] for row in await database.fetch("SELECT what, days FROM retention")}
