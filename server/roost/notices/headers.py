"""Lines at the head of a mail, as they go out. Python's own header classes read what they are given: an encoded word in
somebody's name becomes what it hides, a line break too, and an address that is to be read in one piece is folded."""

import re
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.policy import EmailPolicy
from email.utils import quote
from typing import Self

# RFC 5322, section 2.1.1; RFC 2047, section 2, for lines with encoded words.
_LINE, _ENCODED_LINE = 78, 76
# What needs no quotation marks in a name (RFC 5322, section 3.2.3), and what would be read as an encoded word.
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_ENCODED = "=?"


class Unwritable(ValueError):
    """There can be no mail to such an address, or from it."""


class Line(str):
    """A header that goes out exactly as it is, without anybody's reading or folding it. It is one line, in ASCII, but
    for where `subject` and `mailbox` have folded it."""

    name: str

    def __new__(cls, name: str, written: str) -> Self:
        assert written.isascii()
        assert written.replace("\r\n ", "").isprintable()
        line = super().__new__(cls, written)
        line.name = name
        return line

    def fold(self, *, policy: EmailPolicy) -> str:
        """What the email package asks of a header: all of it, with the end of its line."""
        return f"{self.name}: {self}{policy.linesep}"


def subject(words: str) -> Line:
    """Any words: they are shown as they are."""
    words = _one_line(words)
    return Line("Subject", words if _is_plain("Subject", words) else _encoded("Subject", words))


def mailbox(header: str, name: str, address: str) -> Line:
    """`header`: From or To. Any name, and an address of `address_of`."""
    name = _one_line(name)
    if not _is_plain(header, name):
        written = _encoded(header, name)
    else:
        written = name if _ATOMS.fullmatch(name) else f'"{quote(name)}"'
    if not written:
        return Line(header, address)
    last = written.rpartition("\r\n")[2]
    fits = len(header) + 2 + len(last) + len(address) + 3 <= _LINE
    return Line(header, f"{written}{' ' if fits else chr(13) + chr(10) + ' '}<{address}>")


def address_of(email: str) -> str:
    """An address as mail servers take it: in ASCII. Unwritable."""
    local, at, domain = email.rpartition("@")
    try:
        # The name of a host has another spelling for letters of other scripts; the part before it has none.
        found = Address(addr_spec=f"{local}{at}{domain.encode('idna').decode()}")
    except (MessageError, ValueError, IndexError) as error:
        raise Unwritable from error
    written = found.addr_spec
    if not found.username or not found.domain or _ENCODED in email or not (written.isascii() and written.isprintable()):
        raise Unwritable
    return written


def _is_plain(header: str, words: str) -> bool:
    return words.isascii() and _ENCODED not in words and len(header) + len(words) + 4 <= _LINE


def _encoded(header: str, words: str) -> str:
    return Header(words, "utf-8", _ENCODED_LINE, header).encode(linesep="\r\n")


def _one_line(words: str) -> str:
    """A header ends with its line: what comes after it would be another one."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
