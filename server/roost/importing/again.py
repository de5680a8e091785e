"""The same files once more, and nothing changed since: known by sums of both, without reading a row.

A directory that is exported every night is mostly this. Where a single letter differs, in a file or in what is stored,
everything is read and compared as ever.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from roost import __version__
from roost.importing.changes import Changes, SheetChanges
from roost.importing.queries import digest_of_stored
from roost.kit import database
from roost.kit.database import transactional


class Left(msgspec.Struct):
    """How much was as the files had it."""

    sheets: dict[str, int]
    plans: int
    left_alone: list[str]


def digest_of_files(folder: Path) -> bytes | None:
    """A sum of all names and bytes that an import looks at; None where something of it cannot be read."""
    whole = hashlib.blake2b(__version__.encode(), digest_size=32)
    try:
        for path in _files(folder):
            whole.update(hashlib.blake2b(str(path.relative_to(folder)).encode()).digest())
            whole.update(hashlib.blake2b(path.read_bytes()).digest())
    except OSError:
        return None
    return whole.digest()


def _files(folder: Path) -> Iterable[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.is_file())
        yield from sorted(path for path in folder.glob("[Pp]lans/*") if path.is_file())


@transactional
async def as_left(files: bytes) -> Changes | None:
    """That nothing would be done, where the last import brought these files and all is stored as it left it."""
    row = await database.fetch_row("SELECT digest, counts FROM import_left")
    if row is None or row["digest"] != files + await digest_of_stored():
        return None
    left = msgspec.json.decode(row["counts"], type=Left)
    sheets = [SheetChanges(name, same=many, live=many) for name, many in left.sheets.items()]
    return Changes(sheets=sheets, plans_same=left.plans, left_alone=left.left_alone)


async def remember(files: bytes, found: Changes, retiring: bool) -> None:
    """After an import, in its transaction. Of one that left in use what is gone nothing: that is to be said again."""
    if any(sheet.gone for sheet in found.sheets) and not retiring:
        return
    sheets = {sheet.name: sheet.same + len(sheet.written) for sheet in found.sheets}
    left = Left(sheets, found.plans_same + len(found.plans), found.left_alone)
    await database.execute(
        """INSERT INTO import_left (digest, counts) VALUES ($1, $2::jsonb)
           ON CONFLICT (single) DO UPDATE SET digest = excluded.digest, counts = excluded.counts""",
        files + await digest_of_stored(),
        msgspec.json.encode(left).decode(),
    )
