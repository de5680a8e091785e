"""A text as the rules read it. frontend/src/lib/guard-plain.ts does the same, letter for letter."""

import unicodedata
from functools import lru_cache

import msgspec

_SPACES = frozenset("\t\n\v\f\r \x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | set(map(chr, range(0x2000, 0x200B)))
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | set(map(chr, range(0x300, 0x370)))
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
_QUOTES = frozenset("\u2018\u2019\u02bc\u00b4`\u2032\uff07")
_STROKED = dict(zip("øØłŁđĐðÐħĦŧŦı", "oOlLdDdDhHtTi", strict=True))
# Arabic, Persian and Devanagari figures: Unicode gives them no plain twin.
_ZEROS = (0x660, 0x6F0, 0x966)


class Plain(msgspec.Struct, frozen=True):
    """`text`: plain letters, single spaces. `at`: for each of its characters, where it stands in what was written."""

    text: str
    at: list[int]


def plain(written: str) -> Plain:
    """Without accents, strokes, wide or unseen characters; every space, dash and apostrophe in its plain form."""
    text: list[str] = []
    at: list[int] = []
    for index, sign in enumerate(written):
        for one in sign if " " < sign <= "~" and sign != "`" else _plain(sign):
            if one == " " and (not text or text[-1] == " "):
                continue
            text.append(one)
            at.append(index)
    return Plain("".join(text), at)


@lru_cache(4096)
def _plain(sign: str) -> str:
    if sign in _SPACES:
        return " "
    if sign in _QUOTES:
        return "'"
    return "".join(map(_one, unicodedata.normalize("NFKD", sign)))


def _one(sign: str) -> str:
    if sign in _UNSEEN:
        return ""
    if sign in _SPACES:
        return " "
    if sign in _DASHES:
        return "-"
    for zero in _ZEROS:
        if zero <= ord(sign) <= zero + 9:
            return str(ord(sign) - zero)
    # One beyond the first plane is two characters to a browser; whatever it is, it is no letter of a rule.
    return "\ufffc" if ord(sign) > 0xFFFF else _STROKED.get(sign, sign)
