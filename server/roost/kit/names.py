"""What codes, names and labels may be, whether a file, a screen or another system brings them.

Every refusal is a ValueError whose words go on after the name of what is refused.
"""

import re
import unicodedata

LONGEST = 120
LONGEST_CODE = 40
LINE_ALLOWED = f"1 to {LONGEST} characters without < and >, not starting with = + - @"
CODE_ALLOWED = f"lower-case letters, digits and hyphens, at most {LONGEST_CODE}"
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def harmless(text: str) -> str:
    """The text in one Unicode spelling (NFC), with single spaces. Refused where it could do harm elsewhere."""
    # What is printable holds none of them, and is told so a hundred times faster: a council's file has a million signs.
    if not text.isprintable() and any(
        unicodedata.category(c)[0] == "C" or unicodedata.category(c) in {"Zl", "Zp"} for c in text
    ):
        raise ValueError("holds a control character or a line break")
    # NFKC turns look-alikes such as the full-width “＝”, which some spreadsheets run too, into themselves.
    bare = text.lstrip()
    if unicodedata.normalize("NFKC", text).lstrip().startswith(("=", "+", "-", "@")):
        raise ValueError(f"starts with {bare[0]}, which a spreadsheet would run as a formula")
    if "<" in text or ">" in text:
        raise ValueError("holds < or >")
    return " ".join(unicodedata.normalize("NFC", text).split())


def line(text: str, longest: int = LONGEST) -> str:
    """One line of 1 to `longest` characters, as `harmless`."""
    clean = harmless(text)
    if not clean:
        raise ValueError("is blank")
    if len(clean) > longest:
        raise ValueError(f"has {len(clean):,} characters")
    return clean


def is_code(text: str) -> bool:
    """Whether it can be a code that people see: `hall-1`."""
    return len(text) <= LONGEST_CODE and _CODE.fullmatch(text) is not None
