"""Every kind of notice: one entry each. A new kind is one entry here, and what makes it is a function of `sources`."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec

from roost.notices.outgoing import Outgoing
from roost.notices.rules import Happened, Notice
from roost.notices.sources import account, bookings, clock, coming, fixes, issues, looked, standing
from roost.places import WorkingHours

Urgency = Literal["very-low", "low", "normal", "high"]


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """What people can switch on and off, and how it travels.

    `who`: who is told, in a word. `urgency` and `ttl`: what a push service is told (RFC 8030). `example`: title and
    body on a lock screen, as the README shows them. `events`: the journal's (entity, verb), which `tell` makes notices
    of, all of one batch at once. `look`: is asked every minute for what time alone brings about; it may say the same
    again, which is told once. `still`: of the deliveries of what waited to be told, those that are so still. `by_mail`:
    too long for a lock screen, and only sent as a mail.
    """

    code: str
    name: str
    why: str
    urgency: Urgency
    ttl: timedelta
    example: tuple[str, str]
    who: str = ""
    events: tuple[tuple[str, str], ...] = ()
    tell: Callable[[Sequence[Happened], datetime], Awaitable[list[Notice]]] | None = None
    look: Callable[[datetime, WorkingHours], Awaitable[list[Notice]]] | None = None
    still: Callable[[Sequence[Outgoing]], Awaitable[set[UUID]]] | None = None
    by_mail: bool = False


def _issue(*verbs: str) -> tuple[tuple[str, str], ...]:
    return tuple(("issue", verb) for verb in verbs)


_INSTALLED = ("fix", "installed")
_BOOKED = ("booking", "booked")
_CANCELLED = ("booking", "cancelled")
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

# The first that tells somebody of an event is the one that they are told as.
KINDS: tuple[Kind, ...] = (
    Kind(
        code="talk",
        name="Somebody would like to talk to me",
        why="A colleague asks you, and nobody else, after a hard visit.",
        who="whoever was asked",
        urgency="high",
        ttl=4 * _HOUR,
        example=("Somebody would like to talk to you", "Open Roost to say whether you can. It is gone at midnight."),
        look=clock.talk,
        still=standing.unanswered,
    ),
    Kind(
        code="booked",
        name="A place was booked for me",
        why="Somebody else booked it, and it is yours.",
        who="whose place it is; a visitor's host",
        urgency="normal",
        ttl=_DAY,
        example=("Desk 2B07 is yours", "Tuesday 24 November, 09:00 to 17:00."),
        events=(_BOOKED,),
        tell=bookings.booked,
        still=standing.booked,
    ),
    Kind(
        code="moved",
        name="My place was moved",
        why="It went out of use, and you have another one like it.",
        who="whose place it was",
        urgency="high",
        ttl=_DAY,
        example=("Your desk is 2B09 now", "Tuesday 24 November, 09:00 to 17:00. The one before is out of use."),
        events=(("booking", "moved"),),
        tell=bookings.moved,
        still=standing.booked,
    ),
    Kind(
        code="lost",
        name="My place went out of use",
        why="Nothing like it was free, so you have to choose another.",
        who="whose place it was",
        urgency="high",
        ttl=_DAY,
        example=(
            "Desk 2B07 is out of use",
            "Tuesday 24 November, 09:00 to 17:00. Nothing like it was free: choose another desk.",
        ),
        events=(_CANCELLED,),
        tell=bookings.lost,
        still=standing.lost,
    ),
    Kind(
        code="unclaimed",
        name="My place will be free for others",
        why="Nobody has checked in. It happens only where the site's rules say so.",
        who="whose place it is; a visitor's host",
        urgency="high",
        ttl=_HOUR,
        example=(
            "Desk 2B07 is free for others at 09:45",
            "Tuesday 24 November, 09:00 to 17:00. Check in to keep it, or choose later times.",
        ),
        look=coming.reminders,
        still=coming.still_unclaimed,
    ),
    Kind(
        code="released",
        name="My place is free for others",
        why="Nobody checked in. It happens only where the site's rules say so.",
        who="whose place it was; a visitor's host",
        urgency="high",
        ttl=4 * _HOUR,
        example=("Desk 2B07 is free for others now", "Tuesday 24 November, 09:00 to 17:00. Nobody checked in."),
        events=(("booking", "released"),),
        tell=bookings.released,
        still=standing.lost,
    ),
    Kind(
        code="cancelled",
        name="Somebody cancelled or changed my booking",
        why="You would come for nothing, or at the wrong time.",
        who="whose place it was",
        urgency="high",
        ttl=_DAY,
        example=("Desk 2B07 is not booked for you any more", "Tuesday 24 November, 09:00 to 17:00, was cancelled."),
        events=(_CANCELLED, _BOOKED, ("booking", "times moved")),
        tell=bookings.cancelled,
        still=standing.cancelled,
    ),
    Kind(
        code="owner",
        name="An issue is mine now",
        why="Somebody gave it to you, or a fix of yours took it in.",
        who="its owner",
        urgency="normal",
        ttl=2 * _DAY,
        example=("Issue 412 is yours now", "It is promised for Friday 27 November."),
        events=_issue("owned", "promised", "taken into fix"),
        tell=issues.owner,
        still=standing.owned,
    ),
    Kind(
        code="escalated",
        name="Nobody owns an issue",
        why="After one working day its queue's lead is told, after three the leaders, after ten the directors.",
        who="the queue's lead; leaders; directors",
        urgency="normal",
        ttl=2 * _DAY,
        example=("Nobody owns issue 412", "It has waited three working days. Own it, or say whose it is."),
        events=_issue("escalated"),
        tell=issues.escalated,
        still=standing.unowned,
    ),
    Kind(
        code="due",
        name="What I promised is due tomorrow",
        why="On the working day before: what you promised, your next word, and what you look at again.",
        who="its owner",
        urgency="normal",
        ttl=_DAY,
        example=("Issue 412 is due", "You promised it for Friday 27 November."),
        look=clock.due,
        still=standing.due,
    ),
    Kind(
        code="reopened",
        name="An issue of mine is not sorted",
        why="Somebody who said so says that it is not.",
        who="its owner",
        urgency="normal",
        ttl=2 * _DAY,
        example=("Issue 412 is not sorted", "It is yours again. Your next word is due by Friday 27 November."),
        events=_issue("reopened"),
        tell=issues.reopened,
        still=standing.owned,
    ),
    Kind(
        code="fix",
        name="A fix is here",
        why="It sorts what you said: is it so? And thank you for saying it.",
        who="everybody counted in",
        urgency="low",
        ttl=7 * _DAY,
        example=("Fix 31 is here", "It sorts issue 412. Is it sorted? Thank you for saying so."),
        events=(_INSTALLED,),
        tell=fixes.installed,
        still=standing.seen,
    ),
    Kind(
        code="sorted",
        name="Sorted: is it?",
        why="You said so, so you are asked. One no takes it up again.",
        who="who reported it or said me too",
        urgency="normal",
        ttl=7 * _DAY,
        example=("Issue 412 is said to be sorted", "Is it? You have 14 days to say that it is not."),
        events=(*_issue("sorted"), _INSTALLED),
        tell=fixes.is_it_sorted,
        still=standing.asked,
    ),
    Kind(
        code="news",
        name="My issue has news",
        why="Somebody owns it, promised it, said something, or cannot change it.",
        who="who reported it or said me too; whose it is or was",
        urgency="low",
        ttl=3 * _DAY,
        example=("Issue 412 has news", "It is promised for Friday 27 November."),
        events=_issue(
            "owned",
            "marked",
            "promised",
            "waiting",
            "passed on",
            "cannot",
            "same as",
            "split",
            "taken into fix",
            "fix dropped",
            "passed to another queue",
            "given back",
            "reopened",
            "said",
        ),
        tell=issues.news,
        still=standing.seen,
    ),
    Kind(
        code="looked",
        name="Somebody looked at my record",
        why="Who looks at what is kept of you gives a reason, and you can read it.",
        who="whose record it is",
        urgency="low",
        ttl=7 * _DAY,
        example=("Somebody looked at what Roost holds on you", "Open Roost to see who it was, and why."),
        events=(("record_look", "looked"),),
        tell=looked.at_record,
    ),
    Kind(
        code="address",
        name="My address here was changed",
        why="Whoever reads the mail of that address can sign in as you.",
        who="whose address it is",
        urgency="high",
        ttl=7 * _DAY,
        example=(
            "Your address in Roost was changed",
            "You sign in with the new one. You know of no reason? Tell IT today.",
        ),
        events=(("person", "changed"),),
        tell=account.new_address,
    ),
    Kind(
        code="digest",
        name="You said, we did",
        why="The week before, on Monday, as a mail.",
        who="everybody",
        urgency="very-low",
        ttl=5 * _DAY,
        example=("You said, we did", "The week from Monday 16 November."),
        by_mail=True,
        look=clock.week,
    ),
)


def kind_of(code: str) -> Kind | None:
    """None for one that is not in the table, also one that was there once."""
    return next((kind for kind in KINDS if kind.code == code), None)
