"""Whether somebody of the directory is named: such a report is held for the queue."""

from collections.abc import Iterator
from itertools import pairwise

from roost.kit import database
from roost.people.guard.lists import STRICT_TITLES, WORD, base
from roost.people.guard.plain import plain
from roost.people.queries import FOLDED
from roost.people.rules import fold

_LONGEST_NAME = 4
_TITLES = STRICT_TITLES | {"mr", "mrs", "ms", "mx", "dr", "cllr"}
# After so many titles it is a list of people anyway.
_MOST_SURNAMES = 10


async def names_colleague(text: str | None) -> bool:
    """Whether a person who is here is named in it: the full name, either way round, or the surname after a title.

    Capitals and accents do not matter. One query, whose every condition has an index.
    """
    # As it was written, for names in letters of their own, and as it looks.
    readings = [_words(text or ""), _words(plain(text or "").text)]
    names = sorted({name for words in readings for name in _neighbours(words)})
    if not names:
        return False
    titled = {name for words in readings for title, name in pairwise(words) if title in _TITLES}
    surnames = sorted(titled)[:_MOST_SURNAMES]
    # A condition each, and counted: with LIKE ANY (array), or with EXISTS, PostgreSQL would read row after row.
    by_surname = "".join(f" OR {FOLDED} LIKE ${n}" for n, _ in enumerate(surnames, 2))
    return bool(
        await database.fetch_value(
            f"SELECT count(*) > 0 FROM person WHERE left_at IS NULL AND ({FOLDED} = ANY($1::text[]){by_surname})",
            names,
            *[f"% {surname}" for surname in surnames],
        )
    )


def _words(text: str) -> list[str]:
    return [base(found[0]) for found in WORD.finditer(fold(text).replace("‘", "'"))]


def _neighbours(words: list[str]) -> Iterator[str]:
    for at in range(len(words)):
        for length in range(2, _LONGEST_NAME + 1):
            if at + length <= len(words):
                yield " ".join(words[at : at + length])
        if at + 1 < len(words):
            yield f"{words[at + 1]} {words[at]}"
