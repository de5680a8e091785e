"""A county's files brought in, against the same files once more, as a directory does that is exported every night."""

import asyncio
import tempfile
import time
from pathlib import Path

from roost.importing import bring_in
from roost.kit.migrate import migrate
from tests.bench.deliveries import opened
from tests.bench.ground import Ground
from tests.bench.measure import Ratio, said
from tests.importing import large
from tests.support import NOW


async def against_the_first(ground: Ground) -> list[Ratio]:
    """20,000 people and 5,000 spaces, into an empty database and then again."""
    url = await asyncio.to_thread(ground.postgres.create_database, "importing")
    await migrate(url, lambda _: None)
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "county"
        large.write(files)
        async with opened(url):
            first, second = [await _took(files) for _ in range(2)]
    ratio = first / second
    what = f"{large.PEOPLE:,} people and {large.SPACES:,} spaces: the first import, against the same again"
    return [Ratio(what, said(first), said(second), ratio, f"{ratio:.1f} ×", 5, "≥ 5 ×")]


async def _took(files: Path) -> float:
    began = time.perf_counter()
    await bring_in(files, actor=None, now=NOW)
    return time.perf_counter() - began
