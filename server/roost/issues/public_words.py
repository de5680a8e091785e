"""Words that everybody may read: tidied, and looked through for personal data, before they are kept."""

from roost.kit.errors import FieldError, Invalid
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


async def ticket(text: str | None) -> str | None:
    """Another system's number as everybody reads it. Invalid, at /ticket, where it says something of somebody."""
    if text is None:
        return None
    # Read as a ticket: ten figures together are one. And a case of another system's is what is asked for.
    found = guard.findings(f"ticket: {text}", await guard.known.get())
    if any(one.kind != "case" for one in found):
        wrong = "Everyone reads this. Give the other system's number alone."
        raise Invalid(wrong, [FieldError("/ticket", wrong)])
    return text.strip()


def without_colleagues(pointer: str) -> Invalid:
    """What is said of words that name a colleague where nothing can be held for the queue: a word along the way."""
    return Invalid("Say it without the names of colleagues.", [FieldError(pointer, "names a colleague")])


async def names_colleague(words: str | None) -> bool:
    """Whether somebody of the directory is named in them."""
    return words is not None and await guard.names_colleague(words)
