"""A server of a test's own that goes away, comes back, and comes back with a new version of the front end."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.support import ServerProcess

ROOT = Path(__file__).parents[2]
TEXTS = {".js", ".css", ".html"}


class OwnServer:
    """`roost serve --demo` from a copy of the server, at one address for as long as the test lasts."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self._folder = folder
        self._environment = {
            "DEMO_DATABASE_URL": database_url,
            "ROOST_DATA": str(folder / "data"),
            "PYTHONPATH": str(folder / "server"),
        }
        (folder / "data").mkdir()
        nothing_made = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "server/roost", folder / "server/roost", ignore=nothing_made)
        shutil.copytree(ROOT / "migrations", folder / "migrations", ignore=nothing_made)
        self._process: ServerProcess | None = None
        self.url = ""
        self.start()

    def start(self) -> None:
        port = str(urlsplit(self.url).port) if self.url else "0"
        self._process = ServerProcess(self._environment, self._folder / "log", "--demo", "--port", port)
        assert self.url in ("", self._process.url)
        self.url = self._process.url

    def stop(self) -> None:
        if self._process is not None:
            self._process.stop()
        self._process = None

    @contextmanager
    def away(self) -> Iterator[None]:
        """Nobody reaches it meanwhile."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    @contextmanager
    def half_renewed(self) -> Iterator[None]:
        """The next version's files with this version's page, as while servers are renewed one by one."""
        dist = self._folder / "server/roost/web/dist"
        worker, script = dist / "sw.js", next((dist / "assets").glob("index-*.js"))
        next_script = script.with_name(script.name.replace("index-", "next-"))
        text = worker.read_text()
        self.stop()
        for packed in dist.glob("sw.js.*"):
            packed.unlink()
        other = re.sub("(version:.)([0-9a-f]+)", r"\1e\2", text)
        worker.write_text(other.replace("/assets/index-", "/assets/next-"))
        shutil.copy(script, next_script)
        self.start()
        try:
            yield
        finally:
            self.stop()
            worker.write_text(text)
            next_script.unlink()
            self.start()

    def renew(self) -> None:
        """Comes back with another build: each file has another name and the old names are gone, as after any deploy."""
        self.stop()
        dist = self._folder / "server/roost/web/dist"
        for packed in [*dist.rglob("*.br"), *dist.rglob("*.gz")]:
            packed.unlink()
        names = {path.name: f"{path.stem}n{path.suffix}" for path in (dist / "assets").iterdir()}
        said = re.compile("|".join(re.escape(name) for name in names))
        for path in [one for one in dist.rglob("*") if one.suffix in TEXTS]:
            text = said.sub(lambda found: names[found[0]], path.read_text())
            if path.name == "sw.js":
                text, changed = re.subn("(version:.)([0-9a-f]+)", r"\1f\2", text)
                assert changed == 1
            path.write_text(text)
            path.rename(path.with_name(names.get(path.name, path.name)))
        self.start()
