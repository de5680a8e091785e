"""words.json: the one list of words and patterns, which the front end reads too.

Its patterns are what Python (ASCII) and JavaScript read alike: no look-behind, every repeat bounded or unambiguous.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from roost.people.guard.plain import plain

RAW: dict[str, Any] = msgspec.json.decode((Path(__file__).parent / "words.json").read_bytes())
SAYS: dict[str, str] = RAW["says"]

_PART = re.compile("<([A-Z]+)>")
_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u052f"
WORD = re.compile(f"[{_LETTER}]+(?:['-][{_LETTER}]+)*")


def pattern(text: str) -> re.Pattern[str]:
    """Compiled, with its <PARTS> put in."""
    while _PART.search(text):
        text = _PART.sub(lambda found: RAW["parts"][found[1]], text)
    return re.compile(text, re.ASCII | re.IGNORECASE)


def _words(name: str) -> frozenset[str]:
    listed = RAW["lists"].get(name) or [RAW[name]]
    return frozenset(word for line in listed for word in line.split())


THINGS, PLAIN_WORDS, CAPITALS, NAMES = map(_words, ("things", "plain", "capitals", "names"))
AREAS, ORDINARY_ENDS, SURE_STREETS, NUMBERED = map(_words, ("areas", "ordinary_ends", "sure_streets", "numbered"))
COMPOUNDS, NEVER_OWNERS, PEOPLE, KIT_LETTERS = map(_words, ("compounds", "never_owners", "people", "kit_letters"))
STRICT_TITLES, PLACES = map(_words, ("strict_titles", "places"))
RULES = [(kind, verdict, pattern(text)) for kind, verdict, text in RAW["rules"]]
MASKS = [pattern(text) for text in RAW["mask"]]
FAMILY = pattern(RAW["family"])
TICKET = pattern(RAW["ticket"])


class Known:
    """What has a name here, ready to be looked up: each word of it, and the whole."""

    def __init__(self, known: frozenset[str]) -> None:
        texts = [plain(one).text.strip().lower() for one in known]
        self.wholes = frozenset(texts)
        self.words = frozenset(part for text in texts for word in WORD.findall(text) for part in (word, *parts(word)))
        # Only what begins with a number can be a line of an address.
        self.lines = [f" {' '.join(WORDS_AND_NUMBERS.findall(text))} " for text in texts if any(map(str.isdigit, text))]

    def holds_line(self, line: str) -> bool:
        """Whether an address of ours says just these words, number and all."""
        inner = f" {' '.join(WORDS_AND_NUMBERS.findall(line.lower()))} "
        return any(inner in ours for ours in self.lines)

    def ordinary(self, word: str) -> bool:
        """Whether a word (small letters) is a place or thing here, or an everyday word."""
        return word in self.words or ordinary(word)


WORDS_AND_NUMBERS = re.compile(f"[0-9{_LETTER}']+")


@lru_cache(8)
def known_of(known: frozenset[str]) -> Known:
    """Made once for each set."""
    return Known(known)


def ordinary(word: str) -> bool:
    """An everyday word, a product or a thing, one or many."""
    return any(
        one in THINGS or one in PLAIN_WORDS or one in CAPITALS
        for one in (word, word.removesuffix("s"), word.removesuffix("es"))
    )


def parts(word: str) -> list[str]:
    """What a hyphen joins, and what stands before 's."""
    bare = base(word)
    return [bare, *bare.split("-")]


def base(word: str) -> str:
    """Without the 's or ' of whose it is."""
    return word.removesuffix("'s").removesuffix("'S").removesuffix("'")
