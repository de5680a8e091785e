from pathlib import Path

import pytest

from roost import importing
from tests.importing.council import SAMPLE, SMALL, Folder
from tests.support import NOW


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty folder to put files into."""
    return Folder(tmp_path / "council")


@pytest.fixture
async def small(db: None, tmp_path: Path) -> None:
    """The small council, stored."""
    await Folder(tmp_path / "small").put(**SMALL).bring_in()


@pytest.fixture
async def sample(db: None) -> None:
    """The demo council, stored."""
    await importing.load(SAMPLE, NOW)
