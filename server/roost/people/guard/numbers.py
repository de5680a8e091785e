"""Numbers of people among the numbers of an office. Dates, times and prices are looked away from first."""

import re
from collections.abc import Iterator

import msgspec

from roost.people.guard.lists import MASKS, TICKET

_RUN = re.compile(r"[0-9](?:[ ._·•()-]{0,3}[0-9])*")
_GROUP = re.compile("[0-9]+")
_BEFORE = 30
_LONGEST = 15
# 01, 02 and 07 ring at somebody's; 03, 08 and 09 are organisations' alone.
_PRIVATE = ("01", "02", "07")
CASE_LENGTH = 6


class Group(msgspec.Struct, frozen=True):
    """Figures with nothing between them."""

    starts: int
    ends: int
    digits: str


def nhs_number(digits: str) -> bool:
    """Whether ten figures are an NHS number: the last one checks the others, modulus 11."""
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = -sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return check == int(digits[9])


def numbers(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Kind, verdict, start and end of each number in a plain text that may be a person's."""
    masked = text
    for mask in MASKS:
        masked = mask.sub(lambda found: "\ufffc" * len(found[0]), masked)
    for run in _RUN.finditer(masked):
        groups = [
            Group(run.start() + one.start(), run.start() + one.end(), one[0])
            for one in _GROUP.finditer(run[0])
            if not _touches_letter(text, run.start() + one.start(), run.start() + one.end())
        ]
        yield from _of_run(text, groups)


def _of_run(text: str, groups: list[Group]) -> Iterator[tuple[str, str, int, int]]:
    at = 0
    while at < len(groups):
        found, to, digits = None, at, ""
        for end in range(at, len(groups)):
            digits += groups[end].digits
            if len(digits) > _LONGEST:
                break
            kind = _kind(text, groups, at, end, digits)
            if kind:
                found, to = kind, end
        if found:
            yield (found, "block", groups[at].starts, groups[to].ends)
        elif _asked(text, groups[at]):
            yield ("number", "ask", groups[at].starts, groups[at].ends)
        at = to + 1


def _kind(text: str, groups: list[Group], at: int, end: int, digits: str) -> str | None:
    last = end == len(groups) - 1
    abroad = text[groups[at].starts - 1 : groups[at].starts] == "+" or digits.startswith("00")
    if abroad and len(digits) >= 10 and not digits.startswith("000"):
        return "phone"
    if digits.startswith(_PRIVATE) and (len(digits) == 11 or (len(digits) == 10 and last)):
        return "phone"
    if nhs_number(digits):
        shape = [len(group.digits) for group in groups[at : end + 1]]
        if shape == [3, 3, 4] or (shape == [10] and not _ticket(text, groups[at])) or (at == 0 and last and at < end):
            return "nhs"
    return None


def _asked(text: str, group: Group) -> bool:
    return len(group.digits) >= CASE_LENGTH and not group.digits.endswith("000") and not _ticket(text, group)


def _ticket(text: str, group: Group) -> bool:
    before = text[max(0, group.starts - _BEFORE) : group.starts]
    return before.endswith("#") or TICKET.search(before) is not None


def _touches_letter(text: str, starts: int, ends: int) -> bool:
    return text[starts - 1 : starts].isalpha() or text[ends : ends + 1].isalpha()
