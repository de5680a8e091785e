"""How a step is run, and how it is said that it runs."""

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]


def ends_well(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def call(
    what: str,
    command: list[str],
    *,
    cwd: Path = ROOT,
    environment: dict[str, str] | None = None,
    may_fail: bool = False,
) -> None:
    """Runs a step, saying that it runs; what it prints is shown only when it fails."""
    with saying(what):
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    if done.returncode != 0 and not may_fail:
        sys.stderr.write(done.stdout)
        fail(f"{what}: failed (exit {done.returncode}); the lines above say why.")


def counted(what: str, command: list[str], total: int, mark: str) -> None:
    """The same for a step whose lines can be counted."""
    said, count = [], 0
    with saying(what, dots=False) as tell:
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if re.match(mark, line):
                count += 1
                if count % 10 == 0:
                    tell(f" {count}/{total}")
            elif line.startswith("Installing collected"):
                tell(" unpacking")
    if process.wait() != 0:
        sys.stderr.write("".join(said[-30:]))
        fail(f"{what}: failed (exit {process.returncode}); the lines above say why.")


def apt_install(*packages: str) -> None:
    """As root on a Debian. Whether it worked is for the caller to look at."""
    call("Reading Debian's package lists", ["apt-get", "update", "-qq"], may_fail=True)
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    call(f"Installing Debian's {' and '.join(packages)}", command, environment=environment, may_fail=True)


def has_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


@contextlib.contextmanager
def saying(what: str, *, dots: bool = True) -> Iterator[Callable[[str], None]]:
    """One line a step, which grows while it takes its time. On standard error: the answer is on standard output."""

    def tell(more: str) -> None:
        sys.stderr.write(more)
        sys.stderr.flush()

    def tick() -> None:
        while not over.wait(2):
            tell(".")

    over = threading.Event()
    tell(f"{what} …")
    ticker = threading.Thread(target=tick, daemon=True)
    if dots:
        ticker.start()
    try:
        yield tell
    finally:
        over.set()
        tell("\n")


@contextlib.contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.stderr.write("Waiting for another make in this checkout.\n")
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def digest(*paths: Path) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(str(path.relative_to(ROOT)).encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes() if path.exists() else b"").digest())
    return total.hexdigest()


def read(path: Path) -> str:
    try:
        return path.read_text()
    except FileNotFoundError:
        return ""


def fail(why: str) -> NoReturn:
    sys.stderr.write(f"{why}\n")
    sys.exit(1)
