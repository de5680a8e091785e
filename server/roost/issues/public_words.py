"""Words that everybody may read: tidied, and looked through for personal data, before they are kept."""

from roost.kit.words import SENTENCE, tidy, tidy_or_none
from roost.people import guard


async def said(text: str, pointer: str, confirmed: bool, most: int = SENTENCE) -> str:
    """At least one character of them. Invalid, or PersonalData, naming `pointer`."""
    words = tidy(text, pointer, most)
    await guard.refuse_personal_data(words, pointer, confirmed)
    return words


async def said_or_none(text: str | None, pointer: str, confirmed: bool, most: int = SENTENCE) -> str | None:
    """The same, where nothing, or nothing but spaces, means none."""
    words = tidy_or_none(text, pointer, most)
    return None if words is None else await said(words, pointer, confirmed, most)


async def names_colleague(words: str | None) -> bool:
    """Whether somebody of the directory is named in them."""
    return words is not None and await guard.names_colleague(words)
