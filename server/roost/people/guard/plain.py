"""A text as the rules read it. frontend/src/lib/guard-plain.ts does the same, letter for letter."""

import unicodedata
from functools import lru_cache

import msgspec

_SPACES = frozenset("\t\n\v\f\r \x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | set(map(chr, range(0x2000, 0x200B)))
# Marks on letters, and signs that nobody sees; first and last of each.
_UNSEEN = (
    *((0xAD, 0xAD), (0x300, 0x36F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x200B, 0x200F), (0x2060, 0x206F), (0x20D0, 0x20FF), (0x2800, 0x2800)),
    *((0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB)),
    (0xE0000, 0xE0FFF),
)
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
_QUOTES = frozenset("\u2018\u2019\u02bc\u00b4`\u2032\uff07")
# Letters with a stroke; then those of other scripts that look just like ours.
_TWINS = dict(
    zip(
        "øØłŁđĐðÐħĦŧŦıАВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "oOlLdDdDhHtTiABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo",
        strict=True,
    )
)
# The nought of each script whose figures Unicode gives no plain twin.
_ZEROS = (
    *(0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66),
    *(0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90),
    *(0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0),
)


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
    code = ord(sign)
    if any(first <= code <= last for first, last in _UNSEEN):
        return ""
    if sign in _SPACES:
        return " "
    if sign in _DASHES:
        return "-"
    for zero in _ZEROS:
        if zero <= code <= zero + 9:
            return str(code - zero)
    # One beyond the first plane is two characters to a browser; whatever it is, it is no letter of a rule.
    return "\ufffc" if code > 0xFFFF else _TWINS.get(sign, sign)
