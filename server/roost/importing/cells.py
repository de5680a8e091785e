"""What may stand in a cell: how it is read, what is allowed in words, and how it is shown again."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from zoneinfo import available_timezones

import msgspec

from roost.importing.files import show
from roost.kit import names
from roost.kit.days import MIDNIGHT, STEP, show_time
from roost.places.sound import TIME_ALLOWED

# str, int, bool, None, or a tuple of such: whatever can be compared with what is stored.
Value = Any


class Bad(ValueError):
    """What is wrong with a cell, to be read after its place; `allowed` where it is not the cell's usual words."""

    def __init__(self, wrong: str, allowed: str | None = None) -> None:
        super().__init__(wrong)
        self.wrong, self.allowed = wrong, allowed


class Cell(msgspec.Struct, frozen=True):
    """`parse` reads text that is neither blank nor padded, and raises Bad; `allowed` says what it reads."""

    allowed: str
    parse: Callable[[str], Value]
    show: Callable[[Value], str] = str


def clean(cell: str) -> str:
    """The text in one Unicode spelling (NFC), with single spaces. Bad where it could do harm when shown elsewhere."""
    try:
        return names.harmless(cell)
    except ValueError as error:
        raise Bad(f"{show(cell)} {error}") from error


def _text(cell: str) -> str:
    text = clean(cell)
    if len(text) > names.LONGEST:
        raise Bad(f"has {len(text):,} characters")
    return text


TEXT = Cell(names.LINE_ALLOWED, _text)


def _code(cell: str) -> str:
    if not names.is_code(cell):
        raise Bad(f"{show(cell)} is not a code")
    return cell


CODE = Cell(names.CODE_ALLOWED, _code)


def using(allowed: str, parse: Callable[[str], str], what: str) -> Cell:
    """A cell that a lower domain reads; it raises ValueError for what it refuses."""

    def read(cell: str) -> str:
        text = _text(cell)
        try:
            return parse(text)
        except ValueError as error:
            raise Bad(f"{show(cell)} is not {what}") from error

    return Cell(allowed, read)


def _time(cell: str) -> int:
    # A spreadsheet drops the leading zero, or shows seconds.
    found = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})(:00)?", cell)
    minutes = int(found[1]) * 60 + int(found[2]) if found and int(found[2]) < 60 else MIDNIGHT + 1
    if minutes > MIDNIGHT or minutes % STEP:
        raise Bad(f"{show(cell)} is not a time in quarter-hours")
    return minutes


TIME = Cell(TIME_ALLOWED, _time, lambda minutes: show_time(minutes))


def number(lowest: int, highest: int) -> Cell:
    def parse(cell: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", cell):
            raise Bad(f"{show(cell)} is not a whole number")
        if not lowest <= int(cell) <= highest:
            raise Bad(f"{cell} is too {'small' if int(cell) < lowest else 'big'}")
        return int(cell)

    return Cell(f"a whole number from {lowest} to {highest}", parse)


def one_of(words: Mapping[str, Value] | Iterable[str]) -> Cell:
    """One of some words, however capitalised. A mapping says what each is stored as."""
    stored = dict(words) if isinstance(words, Mapping) else {word: word for word in words}
    by_word = {" ".join(word.casefold().split()): value for word, value in stored.items()}

    def parse(cell: str) -> Value:
        try:
            return by_word[" ".join(cell.casefold().split())]
        except KeyError:
            raise Bad(f"{show(cell)} is not known") from None

    back = {value: word for word, value in stored.items()}
    return Cell(", ".join(stored), parse, lambda value: back.get(value, str(value)))


YES = one_of({"yes": True, "no": False})
# Words that we know are compared with what we know, however capitalised.
FEATURE = Cell(TEXT.allowed, lambda cell: _text(cell).casefold())


def within(plan: str) -> Cell:
    """A coordinate. How far it may go is the floor's to say, so the check does (`check.py`)."""
    return Cell(f"a whole number within the {plan} of the floor's plan", number(0, 999_999_999).parse)


def listed(item: Cell, allowed: str) -> Cell:
    """Several of `item`, with semicolons or commas between; kept once each, in order of the alphabet."""

    def parse(cell: str) -> tuple[Value, ...]:
        parts = [part.strip() for part in re.split("[;,]", cell)]
        return tuple(sorted({item.parse(part) for part in parts if part}))

    return Cell(allowed, parse, lambda values: "; ".join(item.show(value) for value in values))


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _days(cell: str) -> tuple[int, ...]:
    words = [word for word in re.split(r"[\s;,]+", cell.casefold()) if word]
    for word in words:
        if word not in DAYS:
            raise Bad(f"{show(word)} is not a day")
    return tuple(sorted({DAYS.index(word) + 1 for word in words}))


OFFICE_DAYS = Cell(
    f"days like mon tue fri, of {' '.join(DAYS)}", _days, lambda days: " ".join(DAYS[d - 1] for d in days)
)


def _walk(cell: str) -> tuple[tuple[str, int], ...]:
    walks: dict[str, int] = {}
    for part in (part.strip() for part in re.split("[;,]", cell)):
        if not part:
            continue
        found = re.fullmatch(r"([a-z0-9-]+)\s+([0-9]{1,3})", part)
        if not found or int(found[2]) > 120:
            raise Bad(f"{show(part)} is not a site and its minutes on foot")
        if found[1] in walks:
            raise Bad(f"{found[1]} is there twice")
        walks[found[1]] = int(found[2])
    return tuple(sorted(walks.items()))


WALK = Cell(
    "sites with their minutes on foot, 0 to 120, like gun 11; brook 4",
    _walk,
    lambda walks: "; ".join(f"{site} {minutes}" for site, minutes in walks),
)


def _timezone(cell: str) -> str:
    if "/" not in cell or cell not in available_timezones():
        raise Bad(f"{show(cell)} is not a time zone")
    return cell


TIMEZONE = Cell("a name of the IANA time zone database, like Europe/London", _timezone)
