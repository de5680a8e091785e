"""What an address, a name and a number plate look like.

Every refusal is a ValueError whose words say what is allowed: the API and the import show them as they stand.
"""

import re
import unicodedata

LONGEST = 120

# What ties two people's addresses together is the address itself, so it is kept in one spelling only.
_EMAIL = re.compile(r"""[^\s@,;:<>()\[\]\\"]+@[^\s@,;:<>()\[\]\\".]+(\.[^\s@,;:<>()\[\]\\".]+)+""")
_SPREADSHEET_FORMULA = ("=", "+", "-", "@")
_PLATE = re.compile(r"[A-Z0-9]{2,8}")
# AB12 CDE, the British style since 2001 (DVLA, INF104): people write it with a gap before the last three.
_CURRENT_STYLE = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z]{3}")

# Letters with a stroke, which Unicode does not take apart (NFD): to plain ones.
STROKED, PLAIN = "øØłŁđĐðÐħĦŧŦıßẞþÞ’", "oOlLdDdDhHtTissPp'"
_UNSTROKED = str.maketrans(STROKED, PLAIN)
MARKS = r"[\u0300-\u036f]+"
_MARKS = re.compile(MARKS)


def plain_text(text: str, what: str, longest: int = LONGEST) -> str:
    """`text` in one Unicode spelling (NFC), without stray or doubled spaces. Refuses empty, long and unprintable."""
    clean = " ".join(unicodedata.normalize("NFC", text).split())
    if not clean:
        raise ValueError(f"{what} is empty.")
    if len(clean) > longest:
        raise ValueError(f"{what} has {len(clean)} characters; {longest} are allowed.")
    if not clean.isprintable():
        raise ValueError(f"{what} holds a character that cannot be shown.")
    return clean


def name(text: str, what: str = "The name") -> str:
    """A person's, team's or queue's name. What a spreadsheet would run as a formula is refused."""
    clean = plain_text(text, what)
    if clean.startswith(_SPREADSHEET_FORMULA):
        raise ValueError(f"{what} starts with {clean[0]!r}; names may not start with = + - or @.")
    return clean


def email(text: str) -> str:
    """The address in small letters, as it is kept and compared."""
    clean = plain_text(text, "The e-mail address").lower()
    if not _EMAIL.fullmatch(clean):
        raise ValueError(f"{text.strip()!r} is not an e-mail address like name@council.example.")
    return clean


def plate(text: str) -> str:
    """What is compared of a registration: capitals and digits only. "" of what cannot be one."""
    bare = "".join(c for c in text.upper() if c.isalnum())
    return bare if _PLATE.fullmatch(bare) else ""


def registration(text: str) -> str:
    """A vehicle's registration as it is shown: capitals, the current British style with its gap."""
    bare = plate(text)
    if not bare or any(not (c.isalnum() or c in " -.") for c in text.strip()):
        raise ValueError(f"{text.strip()!r} is not a registration: 2 to 8 letters and digits, like AB12 CDE.")
    return f"{bare[:4]} {bare[4:]}" if _CURRENT_STYLE.fullmatch(bare) else bare


def needs(wanted: list[str], known: frozenset[str]) -> list[str]:
    """Features a person's desk must have: known ones, each once, in alphabetical order."""
    unknown = sorted(set(wanted) - known)
    if unknown:
        allowed = ", ".join(sorted(known))
        raise ValueError(f"{', '.join(map(repr, unknown))} is no feature of a desk. Allowed are: {allowed}.")
    return sorted(set(wanted))


def fold(text: str) -> str:
    """`text` as it is searched: small letters without accents, so that "sinead" finds Sinéad.

    `queries.FOLDED` says the same in SQL, and a test holds the two together.
    """
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_UNSTROKED).lower()
