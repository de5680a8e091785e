"""The embedded PostgreSQL: started once, shared, taken over, and stopped by the last one out."""

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import asyncpg
import pytest

from roost.kit import embedded_as
from roost.kit.embedded import EmbeddedError, EmbeddedPostgres
from roost.kit.embedded_process import end, last_complaint, postmaster, serves
from tests.support import eventually

pytestmark = pytest.mark.slow

# Says its URL, then keeps the server until its standard input ends.
HOLDER = """
import sys
from pathlib import Path
from roost.kit.embedded import EmbeddedPostgres
with EmbeddedPostgres(Path(sys.argv[1]), durable=False, watched=sys.argv[2] == "watched") as server:
    print(server.url(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def data() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="roost-pg-", dir="/tmp"))
    yield folder / "postgres"
    EmbeddedPostgres(folder / "postgres", durable=False).discard()
    shutil.rmtree(folder)


def hold(data: Path, how: str = "") -> subprocess.Popen[str]:
    """Another process that uses the server; returns once it does."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(data), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("postgresql://")
    return process


def let_go(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=60)
    assert process.returncode == 0


def killed(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate(timeout=60)


async def answers(url: str) -> bool:
    try:
        connection = await asyncpg.connect(url, timeout=5)
    except OSError:
        return False
    await connection.close()
    return True


async def test_it_is_a_utf8_database_with_the_extensions_we_need(data: Path) -> None:
    with EmbeddedPostgres(data, durable=False) as server:
        connection = await asyncpg.connect(server.url())
        assert await connection.fetchval("SHOW server_encoding") == "UTF8"
        assert await connection.fetchval("SELECT upper('é') || current_setting('timezone')") == "ÉUTC"
        await connection.execute("CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm")
        await connection.close()


async def test_it_listens_on_a_socket_in_a_closed_folder_only(data: Path) -> None:
    with EmbeddedPostgres(data, durable=False) as server:
        folder = Path(re.findall(r"host=([^&]+)", server.url())[0])
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert len(str(folder / ".s.PGSQL.5432")) < 100
        connection = await asyncpg.connect(server.url())
        assert await connection.fetchval("SHOW listen_addresses") == ""
        await connection.close()


async def test_a_folder_with_a_long_or_odd_name_still_gets_a_short_socket(data: Path) -> None:
    with EmbeddedPostgres(data / ("a, folder " * 12), durable=False) as server:
        assert await answers(server.url())
    assert not Path(re.findall(r"host=([^&]+)", server.url())[0]).exists()


async def test_what_was_stored_is_there_after_a_stop(data: Path) -> None:
    with EmbeddedPostgres(data, durable=False) as server:
        connection = await asyncpg.connect(server.url())
        await connection.execute("CREATE TABLE kept AS SELECT 7 AS seven")
        await connection.close()
    assert postmaster(data / "cluster") is None
    with EmbeddedPostgres(data, durable=False) as server:
        connection = await asyncpg.connect(server.url())
        assert await connection.fetchval("SELECT seven FROM kept") == 7
        await connection.close()


async def test_a_second_process_uses_it_and_does_not_stop_it(data: Path) -> None:
    with EmbeddedPostgres(data, durable=False) as server:
        let_go(hold(data))
        assert await answers(server.url())
    assert not await answers(server.url())


async def test_who_still_uses_it_keeps_it_when_its_starter_ends(data: Path) -> None:
    starter = hold(data)
    with EmbeddedPostgres(data, durable=False) as server:
        let_go(starter)
        assert await answers(server.url())
    assert not await answers(server.url())


async def test_one_left_running_by_a_killed_process_is_taken_over_and_stopped(data: Path) -> None:
    killed(hold(data))
    left = postmaster(data / "cluster")
    assert left is not None
    with EmbeddedPostgres(data, durable=False) as server:
        again = postmaster(data / "cluster")
        assert again is not None
        assert again.pid == left.pid
        assert await answers(server.url())
    assert postmaster(data / "cluster") is None


async def test_it_recovers_when_everything_was_killed_at_once(data: Path) -> None:
    process = hold(data)
    left = postmaster(data / "cluster")
    assert left is not None
    os.kill(left.pid, signal.SIGKILL)
    killed(process)
    with EmbeddedPostgres(data, durable=False) as server:
        assert await answers(server.url())


async def test_a_stale_pid_that_now_belongs_to_somebody_else_is_no_obstacle(data: Path) -> None:
    with EmbeddedPostgres(data, durable=False):
        lines = (data / "cluster" / "postmaster.pid").read_text().splitlines()
    lines[0] = str(os.getppid())
    (data / "cluster" / "postmaster.pid").write_text("\n".join(lines) + "\n")
    with EmbeddedPostgres(data, durable=False) as server:
        assert await answers(server.url())


async def test_a_half_made_cluster_is_made_anew(data: Path) -> None:
    (data / "cluster.new").mkdir(parents=True)
    (data / "cluster.new" / "PG_VERSION").write_text("18")
    with EmbeddedPostgres(data, durable=False) as server:
        assert await answers(server.url())


def test_a_ctrl_c_at_our_terminal_is_not_meant_for_the_server(data: Path) -> None:
    with EmbeddedPostgres(data, durable=False):
        found = postmaster(data / "cluster")
        assert found is not None
        assert os.getsid(found.pid) != os.getsid(0)


def test_further_databases_are_made_as_copies_and_dropped(data: Path) -> None:
    with EmbeddedPostgres(data, durable=False) as server:
        assert server.create_database("copy", "roost").startswith("postgresql://roost@/copy?host=")
        server.drop_database("copy")
        with pytest.raises(EmbeddedError, match="does not exist"):
            server.create_database("copy", "nowhere")


def test_permissions_outside_its_own_folder_stay_as_they_are(data: Path) -> None:
    data.parent.chmod(0o700)
    with EmbeddedPostgres(data, durable=False):
        assert stat.S_IMODE(data.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_data_of_another_version_are_refused_in_one_line(data: Path) -> None:
    with EmbeddedPostgres(data, durable=False):
        pass
    (data / "cluster" / "PG_VERSION").write_text("9\n")
    with pytest.raises(EmbeddedError, match="were made by PostgreSQL 9, this is 18: move"):
        EmbeddedPostgres(data, durable=False).start()


def test_a_failed_start_says_why_and_what_to_do(data: Path) -> None:
    with EmbeddedPostgres(data, durable=False):
        pass
    with (data / "cluster" / "postgresql.conf").open("a") as settings:
        settings.write("nonsense = 1\n")
    with pytest.raises(
        EmbeddedError, match=r"did not start: configuration file .* contains errors. .* set DATABASE_URL"
    ) as said:
        EmbeddedPostgres(data, durable=False).start()
    assert "\n" not in str(said.value)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EmbeddedError, match=r"file/postgres.*Not a directory"):
        EmbeddedPostgres(tmp_path / "file" / "postgres").start()


def test_a_machine_without_the_wheel_is_told_to_name_a_database(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    monkeypatch.setattr(embedded_as.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(EmbeddedError, match="set DATABASE_URL"):
        EmbeddedPostgres(data, durable=False).start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
async def test_root_without_user_namespaces_runs_it_as_nobody(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_as, "masks", lambda *_: False)
    server = EmbeddedPostgres(data, durable=False)
    assert await answers(server.start())
    home = Path((data / "elsewhere").read_text().strip())
    found = postmaster(home / "cluster")
    assert found is not None
    assert Path(f"/proc/{found.pid}").stat().st_uid == home.stat().st_uid != 0
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    server.stop()
    assert await answers(server.start())
    server.discard()
    assert not home.exists()


def test_a_process_elsewhere_is_not_taken_for_the_server(tmp_path: Path) -> None:
    assert not serves(os.getpid(), tmp_path)
    assert postmaster(tmp_path) is None


def test_the_line_that_says_why_is_picked_from_the_rest() -> None:
    said = "LOG:  starting\n2026 UTC [1] FATAL:  could not open file: Permission denied\nHINT: none\n"
    assert last_complaint(said) == "could not open file: Permission denied"
    assert last_complaint("") == "it said nothing"


async def test_a_watched_one_that_is_killed_is_started_again_at_the_same_address(data: Path) -> None:
    odd = data / ("a, folder " * 12)  # its socket is elsewhere, in a folder that is made anew for each start
    with EmbeddedPostgres(odd, durable=False, watched=True) as server:
        url = server.url()
        other = hold(odd, "watched")
        for _ in range(2):
            left = postmaster(odd / "cluster")
            assert left is not None
            os.kill(left.pid, signal.SIGKILL)
            await eventually(lambda pid=left.pid: started_again(odd, pid, url))
        let_go(other)
        assert await answers(url)
    assert postmaster(odd / "cluster") is None


async def started_again(data: Path, before: int, url: str) -> bool:
    found = postmaster(data / "cluster")
    with suppress(asyncpg.CannotConnectNowError):
        return found is not None and found.ready and found.pid != before and await answers(url)
    return False


def test_a_watched_one_that_is_told_to_stop_stays_stopped(data: Path) -> None:
    with EmbeddedPostgres(data, durable=False, watched=True) as server:
        found = postmaster(data / "cluster")
        assert found is not None
        end(found.pid, signal.SIGINT)
        assert server._watch is not None
        server._watch.thread.join(30)
        assert not server._watch.thread.is_alive()
        assert postmaster(data / "cluster") is None
