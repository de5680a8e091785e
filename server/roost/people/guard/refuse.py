"""What a writer is told: take it out, or say that nobody can be recognised by it."""

from typing import Any

import msgspec

from roost.kit.errors import FieldError, Problem
from roost.kit.http import ProblemBody
from roost.people.guard.known import known
from roost.people.guard.lists import SAYS
from roost.people.guard.rules import Finding, Verdict, findings


class FindingOut(msgspec.Struct, frozen=True):
    """A place in the words, in code points. `verdict` "block": it must go; "ask": nobody may be recognised by it."""

    kind: str
    verdict: Verdict
    starts: int
    ends: int
    words: str


class WordsRefused(ProblemBody, frozen=True):
    """A problem with words: what in them may be somebody's. `type` ends in personal-data or personal-data-ask."""

    findings: list[FindingOut] = msgspec.field(default_factory=list)


class PersonalData(Problem):
    """Words that everybody would read hold what may be somebody's. 422.

    Of type personal-data where something must go, personal-data-ask where only questions are open.
    """

    status = 422
    title = "Somebody could be recognised"

    def __init__(self, found: list[Finding], pointer: str) -> None:
        blocked = [one for one in found if one.verdict == "block"]
        told = list(dict.fromkeys(map(_advice, blocked or found)))
        extra: dict[str, Any] = {"findings": [msgspec.convert(one, FindingOut, from_attributes=True) for one in found]}
        super().__init__(
            "personal-data" if blocked else "personal-data-ask",
            told[0],
            errors=[FieldError(pointer, advice) for advice in told],
            **extra,
        )


def _advice(one: Finding) -> str:
    if one.verdict == "block":
        return f"{SAYS[one.kind]} Take it out: everyone in the council sees this."
    return f"“{one.words}”: {SAYS[one.kind]} Take it out, or say that nobody can be recognised by it."


async def refuse_personal_data(text: str | None, pointer: str, confirmed: bool = False) -> None:
    """Raises PersonalData, naming `pointer`, where the words hold what may be somebody's.

    `confirmed`: the writer was asked, and says that nobody can be recognised; what must go must go all the same.
    """
    if not text:
        return
    found = findings(text, await known.get())
    if any(one.verdict == "block" or not confirmed for one in found):
        raise PersonalData(found, pointer)
