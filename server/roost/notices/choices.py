"""What somebody is told, and when: only what they decided differently from the usual is kept.

None of it is journalled: that somebody wants no mails at night is nobody's to read in an audit.
"""

from uuid import UUID

from roost.kit import database
from roost.kit.database import transactional
from roost.kit.days import parse_span, show_time
from roost.kit.errors import NotFound
from roost.notices import devices, kinds
from roost.notices.rules import RingHours
from roost.notices.setup import Setup
from roost.notices.wire import Choices, Hours, SetHours, Switch

# As a kind in `notice_choice`: whether any mails are wanted.
MAILS = "mails"
_ALL_MAILS = ("E-mails", "A mail for each notice, as long as no browser of yours says yes to them.")


async def choices_of(person: UUID, setup: Setup) -> Choices:
    """All of it, with the kinds in the order of their table. Where mails can be sent, the last switch is for those."""
    decided = await database.fetch("SELECT kind, wanted FROM notice_choice WHERE person = $1", person)
    wanted = {row["kind"]: row["wanted"] for row in decided}
    switches = [Switch(k.code, k.name, k.why, k.by_mail, wanted.get(k.code, True)) for k in kinds.KINDS]
    if setup.mail:
        switches.append(Switch(MAILS, *_ALL_MAILS, by_mail=True, wanted=wanted.get(MAILS, True)))
    return Choices(switches, await _hours(person, setup), await devices.devices_of(person), setup.mail)


def name_of(kind: str | None) -> str | None:
    """What a switch is called; None for one that there is not. `kind` None: all mails."""
    if kind in (None, MAILS):
        return _ALL_MAILS[0]
    found = kinds.kind_of(kind or "")
    return found.name if found else None


async def wants(person: UUID, kind: str) -> bool:
    """Whether somebody wants to be told of this kind, or, for MAILS, wants any mails."""
    decided = await database.fetch_value(
        "SELECT wanted FROM notice_choice WHERE person = $1 AND kind = $2", person, kind
    )
    return decided is not False


@transactional
async def set_wanted(person: UUID, kind: str, wanted: bool) -> None:
    """Switch a kind, or all mails, on or off. NotFound where there is no such kind."""
    if name_of(kind) is None:
        raise NotFound("There is no such kind of notice. Look at the list of them.")
    await database.execute(
        """INSERT INTO notice_choice (person, kind, wanted) VALUES ($1, $2, $3)
           ON CONFLICT (person, kind) DO UPDATE SET wanted = excluded.wanted""",
        person,
        kind,
        wanted,
    )


async def _hours(person: UUID, setup: Setup) -> Hours:
    row = await database.fetch_row("SELECT starts, ends, weekends FROM notice_hours WHERE person = $1", person)
    own = RingHours.usual(setup.hours) if row is None else RingHours(row["starts"], row["ends"], row["weekends"])
    return Hours(show_time(own.starts), show_time(own.ends), own.weekends, usual=row is None)


@transactional
async def set_hours(person: UUID, wish: SetHours) -> None:
    """When somebody may be told, by the clock at their site. Invalid where the end is not after the start."""
    span = parse_span(wish.starts, wish.ends)
    await database.execute(
        """INSERT INTO notice_hours (person, starts, ends, weekends) VALUES ($1, $2, $3, $4)
           ON CONFLICT (person) DO UPDATE
               SET starts = excluded.starts, ends = excluded.ends, weekends = excluded.weekends""",
        person,
        span.starts,
        span.ends,
        wish.weekends,
    )


@transactional
async def forget_hours(person: UUID) -> None:
    """The council's working hours again; a repeat does nothing."""
    await database.execute("DELETE FROM notice_hours WHERE person = $1", person)
