"""What may be told to some and to nobody else, as bytes that can be looked for in an answer."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from roost.kit import database
from tests.api import cast_issues
from tests.api.calls import ADDRESSES, NAMES
from tests.api.cast import Cast

# Names and ids of everybody are there to book for a colleague; where they are is not.
LISTS_PEOPLE = "get_people"
LISTED = {(name, "anyone") for name in NAMES}
HIDDEN = "Hester, who hides"


@dataclass(frozen=True)
class Secret:
    """`to`: short names of those who may be told. `but_in`: operations that may tell others, too, by short name."""

    what: str
    needles: tuple[bytes, ...]
    to: frozenset[str]
    but_in: frozenset[tuple[str, str]] = frozenset()

    def told(self, operation: str, asker: str, small: bytes) -> str | None:
        """What was said to somebody who may not know it, and where. `small`: the whole answer in small letters."""
        if asker in self.to or (operation, asker) in self.but_in or (operation, "anyone") in self.but_in:
            return None
        for needle in self.needles:
            at = small.find(needle.lower())
            if at >= 0:
                said = small[max(0, at - 80) : at + 80].decode(errors="replace")
                return f"{self.what} told to {asker} by {operation}: …{said}…"
        return None


def secret(what: str, to: set[str], *needles: object, but_in: set[tuple[str, str]] | None = None) -> Secret:
    raw = tuple(one if isinstance(one, bytes) else str(one).encode() for one in needles)
    return Secret(what, raw, frozenset(to), frozenset(but_in or ()))


async def secrets(cast: Cast) -> list[Secret]:
    """All of them, once the cast has booked."""
    listed = LISTED
    addressed = {(name, "anyone") for name in ADDRESSES}
    people = await database.fetch("SELECT id, email, name, vehicle, split_part(email, '@', 1) AS short FROM person")
    short: dict[UUID, str] = {row["id"]: row["short"] for row in people}
    found = [
        secret(HIDDEN, {"ann", "ben", "hid"}, "Hester", "Hyde", cast.person("hid"), but_in=listed),
        # Dan's bay is for blue badges: his name beside it would tell.
        secret("a badge", {"dan"}, "Dan Dale", cast.person("dan"), but_in=listed | {("post_lookup", "guy")}),
        secret("a visitor", {"ben", "fay"}, "Kone"),
        secret("an arrival", {"ann"}, cast.arrival),
    ]
    for row in people:
        found.append(secret("an address", {row["short"]}, row["email"], but_in=addressed))
        if row["vehicle"]:
            found.append(secret("a car", {row["short"]}, row["vehicle"], but_in=addressed))
    for row in await database.fetch("SELECT id, asker, asked FROM talk"):
        found.append(secret("a talk", {short[row["asker"]], short[row["asked"]]}, row["id"]))
    for row in await database.fetch("SELECT id, person, title FROM notice"):
        found.append(secret("a notice", {short[row["person"]]}, row["id"], f'"{row["title"]}"'))
    for row in await database.fetch("SELECT id, person, endpoint, name FROM device"):
        found.append(secret("a device", {short[row["person"]]}, row["id"], row["name"]))
        found.append(secret("where a device is reached", set(), row["endpoint"]))
    found += [_booking(row, short) for row in await database.fetch("SELECT * FROM booking")]
    return found + _reporters(cast) + await _of_issues(cast)


def _reporters(cast: Cast) -> list[Secret]:
    """Who said something, or said me too. They do nothing else here, so that their names stand nowhere else."""
    listed = LISTED
    # A named one: the queue that it lies with, and its owner. A hidden one: its owner of today. Me too: nobody.
    told = {
        ("rae", "Rae Rowe"): {"fay", "leo"},
        ("flo", "Flo Field"): {"ivy"},
        ("hal", "Hal Hope"): {"fay"},
        ("ike", "Ike Ingram"): {"leo"},
        ("una", "Una Upton"): set(),
        ("mia", "Mia Moss"): set(),
    }
    return [
        secret(f"that {name} said so", {short, *others}, name, cast.person(short), but_in=listed)
        for (short, name), others in told.items()
    ]


async def _of_issues(cast: Cast) -> list[Secret]:
    receipts = {("post_receipt", "anyone"), ("post_receipt_message", "anyone")}
    found = [
        secret("words that name a colleague", {"fay", "rae"}, cast_issues.HELD_NAMED),
        secret("words of a held report", {"fay"}, cast_issues.HELD_UNLINKED, but_in=receipts),
        secret("words of a report that waits", set(), cast_issues.WAITING, but_in=receipts),
        secret("words of a report whose receipt is not here", set(), cast_issues.LEFT),
        secret("what was taken away", set(), cast_issues.TAKEN_AWAY, cast_issues.SAID_AND_TAKEN_AWAY),
        secret("a wall's token", set(), cast.issues.token),
    ]
    for receipt in cast.issues.receipts.values():
        found.append(secret("a receipt", set(), receipt))
    for row in await database.fetch("SELECT receipt FROM issue WHERE receipt IS NOT NULL"):
        found.append(secret("a receipt's hash", set(), row["receipt"], row["receipt"].hex()))
    spaces = await database.fetch("SELECT code FROM place_code WHERE space IS NOT NULL")
    found.append(secret("a code", {"fay", "ada"}, *[row["code"] for row in spaces]))
    for row in await database.fetch("SELECT image FROM photo WHERE NOT on_board"):
        # Of what the picture shows; what comes before is alike in all of them.
        found.append(secret("a photo", {"ann", "fay"}, row["image"][-232:-200]))
    # Numbers are what people see; ids stay inside, but for whoever searches what was changed by them.
    audit = {("get_audit", "ada"), ("get_audit_export", "ada")}
    ids = await database.fetch(
        "SELECT id FROM issue UNION ALL SELECT id FROM fix UNION ALL SELECT id FROM waiting_report"
    )
    return [*found, secret("an issue's id", set(), *[row["id"] for row in ids], but_in=audit)]


def _booking(row: Any, short: dict[UUID, str]) -> Secret:
    theirs = {short[one] for one in (row["person"], row["host"], row["made_by"]) if one}
    but_in = {("get_visitors", "fay")} if row["visitor"] else set()
    if row["kind"] == "bay":
        but_in |= {("post_lookup", "guy")}
    return secret(f"a booking of {theirs}", theirs, row["id"], but_in=but_in)
