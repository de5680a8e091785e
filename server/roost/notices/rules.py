"""What a notice is, and when it may ring. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from roost.kit.days import instant, local
from roost.places import SiteRules, WorkingHours, bank_holiday

# An *Undo* within ten seconds tells nobody.
UNDO = timedelta(seconds=15)
# What begins so soon is told whatever the hour.
SOON = timedelta(hours=2)


class Happened(msgspec.Struct, frozen=True):
    """A row of the journal."""

    id: UUID
    at: datetime
    actor: UUID | None
    subject: UUID | None
    verb: str
    entity: str
    entity_id: str
    facts: Mapping[str, Any]


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What one person is to be told. Title and body are read by anybody who sees the phone lie on a table: they name
    places, days, times and numbers, never a person, a need or anybody's words.

    `event`: the journal's; where only time passed, a UUID that is the same however often it is looked at. `path`: the
    screen it opens. `tag`: a newer notice with the same tag takes this one's place. `about`: the booking or the issue.
    `concerns`: when what it is about begins, where that is why it may ring at any hour. `until`: from when on nobody
    need be told any more.
    """

    event: UUID
    person: UUID
    title: str
    body: str
    path: str
    tag: str
    about: UUID | None = None
    concerns: datetime | None = None
    until: datetime | None = None


class RingHours(msgspec.Struct, frozen=True):
    """When somebody may be told: minutes after local midnight, Monday to Friday unless `weekends`."""

    starts: int
    ends: int
    weekends: bool = False

    @classmethod
    def usual(cls, hours: WorkingHours) -> "RingHours":
        """The council's working hours."""
        return cls(hours.starts, hours.ends)


def rings_at(notice: Notice, hours: RingHours, site: SiteRules, now: datetime) -> datetime:
    """The instant (UTC) from which the notice may ring: `now`, or the next moment of the person's hours at their site.

    What concerns the next two hours rings at once, and what begins before the person's hours do, two hours before it
    begins. Bank holidays count as weekends.
    """
    at = _next_moment(hours, site, now)
    return at if notice.concerns is None else min(at, max(now, notice.concerns - SOON))


def _next_moment(hours: RingHours, site: SiteRules, now: datetime) -> datetime:
    day, minute = local(now, site.zone)
    for _ in range(15):  # no run of bank holidays and weekends is longer
        if hours.weekends or (day.isoweekday() <= 5 and bank_holiday(site.nation, day) is None):
            if hours.starts <= minute < hours.ends:
                return now
            if minute < hours.starts:
                return instant(day, hours.starts, site.zone).astimezone(UTC)
        day, minute = day + timedelta(days=1), -1
    return now
