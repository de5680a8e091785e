"""No child and no family on the board: what in a sentence is somebody's, and what is an office's ordinary talk.

Pure. frontend/src/lib/guard.ts says the same, and tests/vectors/guard.json holds the two together.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from roost.people.guard import lists
from roost.people.guard.checks import CHECKS
from roost.people.guard.lists import FAMILY, NAMES, PLACES, RULES, WORD, Known, known_of
from roost.people.guard.numbers import numbers
from roost.people.guard.plain import Plain, plain

Verdict = Literal["block", "ask"]
Raw = tuple[str, Verdict, int, int]

# In a text like "No Socket In Reach At My Desk" capitals tell nothing.
_TITLE_CASE, _TITLE_CASE_WORDS = 0.7, 5
_STARTS_A_SENTENCE = '.!?:;-/|\u2022"(['
_LONG_NUMBER = re.compile(r"[0-9](?:[ -]?[0-9]){5}")
# What a professional's or a firm's name may well hold.
_NAMING = ("name", "title")


class Finding(msgspec.Struct, frozen=True):
    """What may be somebody's. `starts`, `ends`: in characters (code points) of what was written.

    `verdict`: "block", it must go; or "ask", the writer may say that nobody can be recognised by it.
    """

    kind: str
    verdict: Verdict
    starts: int
    ends: int
    words: str


def findings(text: str, known: frozenset[str]) -> list[Finding]:
    """Everything in it that may be somebody's, in order, no two overlapping.

    `known`: names of places, teams and queues here, and addresses of sites, in any letters.
    """
    read = plain(text)
    ours = known_of(known)
    return [
        Finding(kind, verdict, read.at[starts], read.at[ends - 1] + 1, text[read.at[starts] : read.at[ends - 1] + 1])
        for kind, verdict, starts, ends in _apart(_raw(read, ours))
    ]


def not_for_visitors(text: str) -> bool:
    """Whether the words for a visitor hold more than a professional or a firm: a child, a family, numbers of theirs."""
    read = plain(text).text
    return (
        FAMILY.search(read) is not None
        or _LONG_NUMBER.search(read) is not None
        or any(found.kind not in _NAMING for found in findings(text, frozenset()))
    )


def _raw(read: Plain, known: Known) -> Iterator[Raw]:
    for kind, verdict, pattern in RULES:
        check = CHECKS.get(kind)
        for found in pattern.finditer(read.text):
            if check is None or check(read.text, found.start(), found.end(), known):
                yield (kind, verdict, found.start(), found.end())
    for kind, verdict, starts, ends in numbers(read.text):
        yield (kind, "block" if verdict == "block" else "ask", starts, ends)
    yield from _names(read.text, known)


def _apart(found: Iterable[Raw]) -> list[Raw]:
    """What must go before what is asked, the longer before the shorter; then in the order of the text."""
    kept: list[Raw] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (one[1] != "block", one[2] - one[3], one[2])):
        if taken.isdisjoint(range(one[2], one[3])):
            taken.update(range(one[2], one[3]))
            kept.append(one)
    return sorted(kept, key=lambda one: one[2])


def _names(text: str, known: Known) -> Iterator[Raw]:
    words = [found for found in WORD.finditer(text) if not _figures_beside(text, found.start(), found.end())]
    long_words = [found[0] for found in words if len(found[0]) > 1]
    capital = sum(word[0].isupper() for word in long_words)
    telling = len(long_words) < _TITLE_CASE_WORDS or capital < _TITLE_CASE * len(long_words)
    starts = ends = -1
    for found in words:
        bare = lists.base(found[0])
        capitals_tell = telling and not _starts_sentence(text, found.start()) and not _of_place(text, found.end())
        if _saint(text, found.start()) or not _is_name(bare, capitals_tell, known):
            continue
        if starts >= 0 and text[ends : found.start()] == " ":
            ends = found.start() + len(bare)
            continue
        if starts >= 0:
            yield ("name", "ask", starts, ends)
        starts, ends = found.start(), found.start() + len(bare)
    if starts >= 0:
        yield ("name", "ask", starts, ends)


def _is_name(word: str, capitals_tell: bool, known: Known) -> bool:
    low = word.lower()
    if low in known.words:
        return False
    if low in NAMES:
        return True
    if not capitals_tell or len(word) < 2 or word[0] == word[0].lower() or word == word.upper():
        return False
    return not known.ordinary(low) and not all(known.ordinary(part) or len(part) < 2 for part in low.split("-"))


def _starts_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip(" '")
    return not before or before[-1] in _STARTS_A_SENTENCE


def _of_place(text: str, ends: int) -> bool:
    """Elm House, Maidstone Hospital."""
    following = WORD.match(text, ends + 1)
    return following is not None and following[0][0].isupper() and following[0].lower() in PLACES


def _saint(text: str, starts: int) -> bool:
    return re.search(r"\bSt[. ]{1,2}$", text[max(0, starts - 5) : starts]) is not None


def _figures_beside(text: str, starts: int, ends: int) -> bool:
    around = text[starts - 1 : starts] + text[ends : ends + 1]
    return any("0" <= sign <= "9" for sign in around)
