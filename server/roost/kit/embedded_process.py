"""Finding, awaiting and ending the embedded PostgreSQL's process."""

import os
import select
import signal
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 60
STOP_SECONDS = 30
TICK = 0.05


@dataclass(frozen=True)
class Postmaster:
    """What postmaster.pid says about a server that is alive."""

    pid: int
    socket_folder: Path
    ready: bool


def postmaster(cluster: Path) -> Postmaster | None:
    """The live server of this cluster, if there is one."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        pid, socket_folder = int(lines[0]), Path(lines[4])
    except (FileNotFoundError, ValueError, IndexError):
        return None
    ready = len(lines) > 7 and lines[7].strip() == "ready"
    return Postmaster(pid, socket_folder, ready) if serves(pid, cluster) else None


def serves(pid: int, cluster: Path) -> bool:
    """Process numbers are used again, after a restart of a container even at once: a server works in its cluster."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cwd").samefile(cluster)
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def drop_foreign_pid(cluster: Path) -> None:
    """PostgreSQL will not start while the process named in its old pid file lives, be it anybody's."""
    if Path("/proc/self").exists():
        with suppress(FileNotFoundError, ValueError, IndexError):
            pid = int((cluster / "postmaster.pid").read_text().splitlines()[0])
            if Path(f"/proc/{pid}").exists() and not serves(pid, cluster):
                (cluster / "postmaster.pid").unlink()


def wait_until_ready(process: subprocess.Popen[bytes], cluster: Path) -> Postmaster | None:
    """None where it ended instead; one that hangs is ended."""
    try:
        for _ in range(int(START_SECONDS / TICK)):
            found = postmaster(cluster)
            if found is not None and found.ready and found.pid == process.pid:
                return found
            with suppress(subprocess.TimeoutExpired):
                process.wait(TICK)
                return None
    except BaseException:  # a Ctrl-C while we wait must not leave it behind
        end(process.pid, signal.SIGQUIT)
        raise
    end(process.pid, signal.SIGQUIT)
    process.wait()
    return None


def end(pid: int, how: signal.Signals) -> None:
    """Signals a process, and waits for its end; one that does not listen is stopped hard (its data survive that)."""
    try:
        watched = os.pidfd_open(pid)
    except AttributeError:  # not Linux
        watched = -1
    except ProcessLookupError:
        return
    for signal_ in (how, signal.SIGQUIT, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.kill(pid, signal_)
        if gone(pid, watched):
            break
    if watched >= 0:
        os.close(watched)


def gone(pid: int, watched: int) -> bool:
    if watched >= 0:
        poll = select.poll()
        poll.register(watched, select.POLLIN)
        return bool(poll.poll(STOP_SECONDS * 1000))
    for _ in range(int(STOP_SECONDS / TICK)):
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        pause()
    return False


def last_complaint(said: str) -> str:
    """The line that says why, out of what a program printed."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    for mark in ("FATAL:", "PANIC:", "error:", "ERROR:", "could not"):
        for line in lines:
            if mark in line:
                return line.split(mark)[-1].strip().rstrip(".") if mark != "could not" else line.rstrip(".")
    return lines[-1].rstrip(".") if lines else "it said nothing"


def pause() -> None:
    threading.Event().wait(TICK)
