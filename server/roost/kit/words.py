"""What people type, tidied before it is kept. Whether it may be said is for others to decide."""

import unicodedata

from roost.kit.errors import FieldError, Invalid

SENTENCE = 500
LINE = 120

# Overrides and isolates can make a text read differently from what it is (Unicode TR 36); nobody types them.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Marks that phones and web pages leave behind: nothing to see, and nothing lost without them.
_LEFT_BEHIND = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"))


def tidy(text: str, pointer: str, most: int = SENTENCE) -> str:
    """One line of at least one character: NFC, spaces single. Invalid, naming `pointer`, says what is wrong."""
    line = " ".join(unicodedata.normalize("NFC", text).translate(_LEFT_BEHIND).split())
    wrong = None
    if not line:
        wrong = "Write a few words."
    elif len(line) > most:
        wrong = f"That is {len(line)} characters; at most {most} fit. Say it shorter."
    elif _BIDI & set(line):
        wrong = "There are invisible signs in it that turn the text around. Type it anew instead of pasting it."
    elif any(unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") for sign in line):
        wrong = "There is a character in it that cannot be shown. Type it anew instead of pasting it."
    if wrong:
        raise Invalid(wrong, [FieldError(pointer, wrong)])
    return line


def tidy_or_none(text: str | None, pointer: str, most: int = SENTENCE) -> str | None:
    """The same, where nothing, or nothing but spaces, means none."""
    return tidy(text, pointer, most) if text is not None and text.strip() else None
