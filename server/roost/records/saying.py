"""What the audit says of an event, and what it never says: whose day it was, or who said what in hiding. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import msgspec

from roost.issues.keeping import OFFICE
from roost.records.wire import Change

# Somebody's day: what and when, at most at which site; neither whose nor by whom, nor an id that leads to it.
DAYS = frozenset({"booking", "arrival", "talk"})
# What people set about themselves: a need or a fear is nobody's to read in an audit.
OWN = frozenset({"hiding-changed", "needs-changed", "car-changed"})

# In plain words, where verb and entity alone are none.
WORDS: Mapping[tuple[str, str], str] = {
    ("booking", "booked"): "A place was booked",
    ("booking", "cancelled"): "A booking was cancelled",
    ("booking", "moved"): "A booking was moved to another place",
    ("booking", "times moved"): "The times of a booking were changed",
    ("booking", "checked in"): "Somebody arrived",
    ("booking", "lent"): "A gap was lent",
    ("display", "display made"): "A link for a wall was made",
    ("display", "display ended"): "A link for a wall was ended",
    ("walk", "walked"): "A floor walk was logged",
    ("walk", "redacted"): "Words of a floor walk were taken away",
    ("floor", "make codes"): "Codes for labels were made",
    ("space", "change code"): "A space got a new code",
    ("routes", "routes changed"): "Who gets which reports was changed",
    ("import", "imported"): "Files were imported",
    ("trial", "tried"): "Files that say what people need or drive were compared with what is stored",
    ("outage", "out of use"): "Places were put out of use",
    ("outage", "back in use"): "Places were put back in use",
    ("holder_lookup", "looked up"): "The parking desk looked up a bay's holder",
    ("record_look", "looked"): "Somebody's record was looked at",
    ("retention", "changed"): "How long something is kept was changed",
    ("fix", "ordered"): "What a fix needs was ordered",
    ("booking", "released"): "A place that nobody came to was released",
    ("floor", "plan changed"): "The plan of a floor was changed",
    ("floor", "places moved"): "Places were moved on a plan",
    ("token", "token made"): "A token for another system was made",
    ("token", "token ended"): "A token of another system was ended",
    ("webhook", "webhook made"): "A webhook was made",
    ("webhook", "webhook changed"): "A webhook was changed",
    ("webhook", "webhook off"): "A webhook was switched off, because nothing arrived",
    ("webhook", "webhook deleted"): "A webhook was deleted",
    ("person", "signed out"): "Somebody was signed out everywhere",
    ("person", "role-changed"): "Somebody's role was changed",
    ("person", "came back"): "Somebody came back",
    ("person", "left"): "Somebody left",
    ("person", "forgotten"): "Somebody was forgotten",
    ("person", "hiding-changed"): "Somebody changed whether they hide where they sit",
    ("person", "needs-changed"): "Somebody changed what their desk must have",
    ("person", "car-changed"): "Somebody changed what they drive",
    ("issue", "reported"): "Something was reported",
    ("issue", "me too"): "Somebody said me too",
    ("issue", "me too taken back"): "A me too was taken back",
    ("issue", "said"): "Something was said",
    ("issue", "reworded"): "A report was reworded",
    ("issue", "owned"): "Somebody took it on",
    ("issue", "marked"): "It was marked tame or wicked",
    ("issue", "ticketed"): "It got a ticket of another system",
    ("issue", "shown"): "What everybody sees of it was changed",
    ("issue", "promised"): "A date was promised",
    ("issue", "waiting"): "It waits on somebody",
    ("issue", "sorted"): "It was said to be sorted",
    ("issue", "cannot"): "It was said that it cannot change",
    ("issue", "passed on"): "It was passed on outside",
    ("issue", "same as"): "It was merged into another",
    ("issue", "split"): "It was taken apart again",
    ("issue", "passed to another queue"): "It went to another queue",
    ("issue", "taken into fix"): "A fix took it in",
    ("issue", "taken out of fix"): "It was taken out of a fix",
    ("issue", "fix dropped"): "Its fix was dropped",
    ("issue", "given back"): "Its owner gave it back",
    ("issue", "redacted"): "Words or a photo were taken away for good",
    ("issue", "escalated"): "Nobody owned it, and it went up",
    ("issue", "confirmed"): "Somebody confirmed that it is sorted",
    ("issue", "reopened"): "Somebody said that it is not sorted",
    ("issue", "held again"): "What was said waits for its queue",
}
# Where the verb alone says it.
THINGS = {
    "person": "Somebody",
    "team": "A team",
    "site": "A site",
    "floor": "A floor",
    "zone": "A zone",
    "space": "A space",
    "queue": "A queue",
    "category": "A category",
    "route": "A rule of who gets what",
    "group": "A group of the directory",
    "group-role": "What a group makes of somebody",
    "fix": "A fix",
}
DONE = {
    "added": "was added",
    "changed": "was changed",
    "retired": "was retired",
    "brought back": "was brought back",
    "removed": "was removed",
    "mapped": "was changed",
    "ordered": "was put in another order",
    "planned": "was planned",
    "grew": "took in more",
    "shrank": "gave something back",
    "installed": "was installed",
    "dropped": "was dropped",
    "redacted": "lost words for good",
}
# The facts that are of no use to a reader.
_SILENT = frozenset({"version", "columns", "token", "what"})
# What a fact is called, where its name alone says little.
_CALLED = {"freed": "bookings freed", "kinds": "told of"}


class Happened(msgspec.Struct, frozen=True):
    """A row of the journal, as the audit reads it."""

    verb: str
    entity: str
    entity_id: str
    facts: Mapping[str, Any]


def words(event: Happened) -> str:
    """What happened, in plain English."""
    if event.entity == "record_look" and event.facts.get("what") == "export":
        return "A copy of everything on somebody was taken"
    known = WORDS.get((event.entity, event.verb))
    if known is None and event.entity in THINGS and event.verb in DONE:
        known = f"{THINGS[event.entity]} {DONE[event.verb]}"
    return known or f"{event.entity.replace('_', ' ').replace('-', ' ')} {event.verb.replace('-', ' ')}".capitalize()


def shows_actor(event: Happened) -> bool:
    """Whether the audit says by whom."""
    if event.entity == "issue":
        # Who reported it, or said me too, `issues/access` decides, not the audit.
        return event.verb in OFFICE
    return event.entity not in DAYS and event.verb not in OWN


def shows_thing(event: Happened) -> bool:
    """Whether the audit says of what: of somebody's day, or of what they set about themselves, it does not."""
    return event.entity not in DAYS and event.verb not in OWN and event.entity not in ("holder_lookup", "record_look")


def changes(event: Happened, named: Mapping[str, str]) -> list[Change]:
    """From which state to which. `named`: what ids among the facts are called."""
    if event.entity in DAYS or event.verb in OWN:
        return []
    return [one for one in _changes(event.facts, named) if one.from_ != one.to or one.to is None]


def _changes(facts: Mapping[str, Any], named: Mapping[str, str]) -> Iterator[Change]:
    def say(value: Any) -> str | None:
        if isinstance(value, bool):
            return "yes" if value else "no"
        return None if value is None else named.get(str(value), str(value))

    # As the house writes them: `columns` names what changed, and beside it stands what it was and is, where that is
    # a code, a state, a date or a number; or `x` and `x_from`; or `from` and `to` alone.
    if "until" in facts and "from" in facts:  # days, not a change
        yield Change("days", None, f"{facts['from']} to {facts['until'] or 'when it is ended'}")
        return
    columns = str(facts.get("columns") or "").split()
    bare = {name for name in facts if not name.endswith(("_from", "_to"))} - {"from", "to"} - _SILENT
    paired = {name.rpartition("_")[0] for name in facts if name.endswith(("_from", "_to"))}
    if "from" in facts or "to" in facts:
        what = next((name for name in ("queue", "role") if name in bare), "")
        yield Change(what, say(facts.get("from")), say(facts.get("to", facts.get(what))))
        bare -= {what}
    for name in dict.fromkeys([*columns, *sorted(paired)]):
        yield Change(_plain(name), say(facts.get(f"{name}_from")), say(facts.get(f"{name}_to", facts.get(name))))
    told = {*columns, *paired}
    for name in sorted(bare - told):
        # Where an event tells what changed, the rest of it only repeats what is.
        if not paired and facts[name] is not None:
            yield Change(_plain(name), None, say(facts[name]))


def _plain(name: str) -> str:
    return _CALLED.get(name, name.replace("_", " "))


def ids_in(facts: Mapping[str, Any]) -> Iterator[UUID]:
    """The ids among the facts, which may be persons'."""
    for value in facts.values():
        if isinstance(value, str) and len(value) == 36:
            try:
                yield UUID(value)
            except ValueError:
                continue
