"""What people type, tidied before it is kept. Whether it may be said is for others to decide."""

import re
import unicodedata

from roost.kit.errors import FieldError, Invalid

SENTENCE = 500
LINE = 120

# Overrides and isolates can make a text read differently from what it is (Unicode TR 36); nobody types them.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Marks that phones and web pages leave behind, and letters without a shape: nothing to see, and nothing lost without.
_LEFT_BEHIND = dict.fromkeys(
    map(
        ord,
        "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\u2800\u3164\ufeff\uffa0",
    )
)
# As no language has them: a heap of marks on one letter lies over the lines above and below.
_MOST_MARKS = 5


def tidy(text: str, pointer: str, most: int = SENTENCE) -> str:
    """One line of at least one character: NFC, spaces single. Invalid, naming `pointer`, says what is wrong."""
    line = " ".join(unicodedata.normalize("NFC", text).translate(_LEFT_BEHIND).split())
    kinds = "".join(unicodedata.category(sign)[0] for sign in line)
    wrong = None
    if not re.search("[^MZC]", kinds):
        wrong = "Write a few words."
    elif len(line) > most:
        wrong = f"That is {len(line)} characters; at most {most} fit. Say it shorter."
    elif _BIDI & set(line):
        wrong = "There are invisible signs in it that turn the text around. Type it anew instead of pasting it."
    elif "M" * (_MOST_MARKS + 1) in kinds:
        wrong = "There are too many marks on one letter in it. Type it anew."
    elif any(unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") for sign in line):
        wrong = "There is a character in it that cannot be shown. Type it anew instead of pasting it."
    if wrong:
        raise Invalid(wrong, [FieldError(pointer, wrong)])
    return line


def tidy_or_none(text: str | None, pointer: str, most: int = SENTENCE) -> str | None:
    """The same, where nothing, or nothing but spaces, means none."""
    return tidy(text, pointer, most) if text is not None and text.strip() else None
