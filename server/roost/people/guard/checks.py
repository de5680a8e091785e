"""What a pattern cannot tell alone: whether what it found is a person's, or ordinary talk of an office."""

import re
from collections.abc import Callable

from roost.people.guard.lists import (
    AREAS,
    COMPOUNDS,
    KIT_LETTERS,
    NAMES,
    NEVER_OWNERS,
    NUMBERED,
    ORDINARY_ENDS,
    PEOPLE,
    PLAIN_WORDS,
    STRICT_TITLES,
    SURE_STREETS,
    THINGS,
    WORD,
    Known,
)

_BEFORE = re.compile(r"([A-Za-z]+)[ .,:]{0,2}$")
_AFTER = re.compile(r"^[ ,]{0,2}([A-Za-z-]+)")
_NEAR = 40
_NOT_AT_THE_END = frozenset("CIKMOV")


def before(text: str, at: int) -> str:
    """The word just before a place, in small letters, or ""."""
    found = _BEFORE.search(text[max(0, at - _NEAR) : at])
    return found[1].lower() if found else ""


def after(text: str, at: int) -> str:
    """The word just after a place, in small letters, or ""."""
    found = _AFTER.search(text[at : at + _NEAR])
    return found[1].lower() if found else ""


def _thing(word: str) -> bool:
    return word in THINGS or word.removesuffix("s") in THINGS or word.removesuffix("es") in THINGS


def _address(text: str, starts: int, ends: int, known: Known) -> bool:
    found = text[starts:ends]
    words = WORD.findall(found)
    # The letter of "14a" is no word of the street.
    words = [word for word in words if len(word) > 1]
    if known.holds_line(found) or before(text, starts) in NUMBERED:
        return False
    if words[0].lower() == "flat":
        return True
    if _thing(after(text, ends)):
        return False
    *street, last = words
    if all(word[0].isupper() for word in street):
        return last[0].isupper() or last in SURE_STREETS
    if any(word[0].isupper() for word in street):
        return False
    return last.lower() in SURE_STREETS and not any(word in PLAIN_WORDS or _thing(word) for word in street)


def _postcode(text: str, starts: int, ends: int, known: Known) -> bool:
    found = text[starts:ends]
    area = re.match("[A-Za-z]{1,2}", found)
    end = found[-2:]
    if area is None or area[0].lower() not in AREAS or _NOT_AT_THE_END & set(end.upper()):
        return False
    if found.lower() in known.wholes:
        return False
    if end.lower() in ("gb", "tb"):
        return len(area[0]) == 2
    whole_capitals = found.upper() == found and after(text, ends) != "floor"
    return end.lower() not in ORDINARY_ENDS or (whole_capitals and end not in ("WD", "FA"))


def _case(text: str, starts: int, ends: int, known: Known) -> bool:
    return not (before(text, starts) == "in" and text[starts : starts + 5].lower() == "case ")


def _age(text: str, starts: int, ends: int, known: Known) -> bool:
    following = [word.lower() for word in WORD.findall(text[ends : ends + _NEAR])[:2]]
    if any(_thing(word) for word in following):
        return False
    if "years" not in text[starts:ends].lower():
        return True
    return not any(_thing(word.lower()) for word in WORD.findall(text[max(0, starts - _NEAR) : starts])[-5:])


def _family(text: str, starts: int, ends: int, known: Known) -> bool:
    found = text[starts:ends]
    last = found.rsplit(" ", 1)[-1]
    owner, _, _ = found.partition(" ")
    following = after(text, ends)
    if len(last) <= 2 and last.lower() not in ("of", "yp"):
        return last.isupper() and last.lower() not in KIT_LETTERS
    if _thing(following) or (last.lower() != "of" and following in COMPOUNDS):
        return False
    if owner.lower() in ("his", "her", "their", "this", "that", "the") or last.lower() == "of":
        return True
    if "'" not in owner:
        bare = owner.lower().removesuffix("s")
        return bare in NAMES or bare in PEOPLE
    bare = owner.lower().partition("'")[0]
    return bare in PEOPLE or bare in NAMES or not (bare in NEVER_OWNERS or known.ordinary(bare))


def _title(text: str, starts: int, ends: int, known: Known) -> bool:
    title, name = re.split("[. ]+", text[starts:ends], maxsplit=1)
    if known.ordinary(name.lower().partition("'")[0]):
        return False
    return name[0].isupper() or title.lower() not in STRICT_TITLES


CHECKS: dict[str, Callable[[str, int, int, Known], bool]] = {
    "address": _address,
    "postcode": _postcode,
    "case": _case,
    "age": _age,
    "family": _family,
    "title": _title,
}
