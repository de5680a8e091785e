"""What may be told to some and to nobody else, as bytes that can be looked for in an answer."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from roost.kit import database
from tests.api.cast import Cast

# Names and ids of everybody are there to book for a colleague; where they are is not.
LISTS_PEOPLE = "get_people"
HIDDEN = "Hester, who hides"


@dataclass(frozen=True)
class Secret:
    """`to`: short names of those who may be told. `but_in`: operations that may tell others, too, by short name."""

    what: str
    needles: tuple[bytes, ...]
    to: frozenset[str]
    but_in: frozenset[tuple[str, str]] = frozenset()

    def told(self, operation: str, asker: str, raw: bytes) -> str | None:
        """What was said to somebody who may not know it, and where."""
        if asker in self.to or (operation, asker) in self.but_in or (operation, "anyone") in self.but_in:
            return None
        for needle in self.needles:
            at = raw.lower().find(needle.lower())
            if at >= 0:
                said = raw[max(0, at - 80) : at + 80].decode(errors="replace")
                return f"{self.what} told to {asker} by {operation}: …{said}…"
        return None


def secret(what: str, to: set[str], *needles: object, but_in: set[tuple[str, str]] | None = None) -> Secret:
    return Secret(what, tuple(str(one).encode() for one in needles), frozenset(to), frozenset(but_in or ()))


async def secrets(cast: Cast) -> list[Secret]:
    """All of them, once the cast has booked."""
    listed = {(LISTS_PEOPLE, "anyone")}
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
        found.append(secret("an address", {row["short"]}, row["email"]))
        if row["vehicle"]:
            found.append(secret("a car", {row["short"]}, row["vehicle"]))
    for row in await database.fetch("SELECT id, asker, asked FROM talk"):
        found.append(secret("a talk", {short[row["asker"]], short[row["asked"]]}, row["id"]))
    found += [_booking(row, short) for row in await database.fetch("SELECT * FROM booking")]
    return found


def _booking(row: Any, short: dict[UUID, str]) -> Secret:
    theirs = {short[one] for one in (row["person"], row["host"], row["made_by"]) if one}
    but_in = {("get_visitors", "fay")} if row["visitor"] else set()
    if row["kind"] == "bay":
        but_in |= {("post_lookup", "guy")}
    return secret(f"a booking of {theirs}", theirs, row["id"], but_in=but_in)
