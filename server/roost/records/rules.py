"""How long what is kept: the usual, and how far a council may go either way. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from roost.kit.errors import FieldError, Invalid


class Rule(msgspec.Struct, frozen=True):
    """One kind of thing that is kept. `usual`, `least` and `most` are days; `words` say what goes then."""

    what: str
    name: str
    words: str
    usual: int
    least: int
    most: int


RULES: tuple[Rule, ...] = (
    Rule(
        "bookings",
        "Bookings",
        "After so many days a booking loses its person: who sat there, who booked it, which visitor came. "
        "That the place was taken then is kept, for counting.",
        395,
        30,
        1095,
    ),
    Rule(
        "reports",
        "Reports by name",
        "So many days after a report ended nobody is named as its reporter any more, and nobody as who said me too. "
        "They are counted on, and what was said and done stays on the board.",
        395,
        30,
        1095,
    ),
    Rule(
        "hidden_reports",
        "Reports by people who hid",
        "So many days after such a report ended nobody can find out any more who it was.",
        90,
        15,
        395,
    ),
    Rule("photos", "Photos", "So many days after a report ended its photo is deleted.", 395, 15, 1095),
    Rule("notices", "Notices", "Notices and what is known of sending them are deleted after so many days.", 30, 7, 30),
    Rule(
        "sessions",
        "Sign-ins",
        "Nobody stays signed in for longer than this, and nothing is kept of it then.",
        30,
        1,
        30,
    ),
    Rule(
        "lookups",
        "Look-ups",
        "Who looked up a bay's holder, or somebody's record, and why, is deleted after so many days.",
        395,
        90,
        1095,
    ),
    Rule(
        "acts",
        "The audit's names",
        "After so many days the audit keeps what was changed, but not by whom. Six years is as long as a claim can "
        "be brought (Limitation Act 1980, sections 2 and 5).",
        2190,
        365,
        3650,
    ),
    Rule(
        "leavers",
        "People who left",
        "So many days after somebody left, everything that names them goes, in the audit too.",
        90,
        1,
        730,
    ),
)
BY_WHAT: Mapping[str, Rule] = {rule.what: rule for rule in RULES}


class Keep(msgspec.Struct, frozen=True):
    """Days for each of `RULES`, as this council has them."""

    bookings: int
    reports: int
    hidden_reports: int
    photos: int
    notices: int
    sessions: int
    lookups: int
    acts: int
    leavers: int

    def since(self, what: str, now: datetime) -> datetime:
        """What is older than this instant is over."""
        return now - timedelta(days=getattr(self, what))


def keep(differing: Mapping[str, int]) -> Keep:
    """The usual, but for what a council decided differently; what is not a rule (any more) is passed over."""
    return Keep(**{rule.what: differing.get(rule.what, rule.usual) for rule in RULES})


def check(wanted: Mapping[str, int]) -> None:
    """Invalid, naming each, where something is no rule or goes too far."""
    wrongs = []
    for at, (what, days) in enumerate(wanted.items()):
        rule = BY_WHAT.get(what)
        if rule is None:
            wrongs.append(FieldError(f"/rules/{at}/what", f"is one of {', '.join(BY_WHAT)}"))
        elif not rule.least <= days <= rule.most:
            words = f"{rule.name} are kept for {rule.least} to {rule.most} days"
            wrongs.append(FieldError(f"/rules/{at}/days", words))
    if wrongs:
        raise Invalid(f"{wrongs[0].detail[:1].upper()}{wrongs[0].detail[1:]}.", wrongs)
