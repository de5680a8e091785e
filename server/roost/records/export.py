"""Everything that Roost holds on one person, as a file that they can read and a program can, too."""

import io
import zipfile
from datetime import datetime
from uuid import UUID

import msgspec

from roost.records import looks


async def export(person: UUID, now: datetime) -> bytes:
    """A zip: data.json, and index.html, which says the same for people."""
    found = await looks.person(person)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("data.json", msgspec.json.encode({"made_at": now, "person": found}))
    return out.getvalue()
