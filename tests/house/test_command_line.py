"""`roost …` as somebody at a terminal, or systemd, meets it."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import httpx
import pytest
from click.testing import CliRunner, Result

from roost.__main__ import main
from roost.kit.embedded import EmbeddedPostgres
from roost.kit.embedded_process import postmaster
from tests.support import ServerProcess, eventually

pytestmark = pytest.mark.slow


@pytest.fixture
def data() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="roost-cli-", dir="/tmp"))
    yield folder
    EmbeddedPostgres(folder / "postgres").discard()
    shutil.rmtree(folder)


@pytest.fixture
def empty(postgres: EmbeddedPostgres) -> Iterator[str]:
    yield postgres.create_database("for_the_command_line")
    postgres.drop_database("for_the_command_line")


def roost(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "roost", *words],
        env={"PATH": os.defpath, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def invoke(*words: str, **variables: str) -> Result:
    """The same within this process, where no database is needed."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    unset = dict.fromkeys(("DATABASE_URL", "DEMO_DATABASE_URL"))
    try:
        return CliRunner().invoke(main, words, env={**unset, **variables})
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_help_lists_the_commands() -> None:
    said = invoke("--help").output
    for command in ("serve", "worker", "migrate", "import", "demo"):
        assert f"\n  {command} " in said


def test_a_wrong_setting_is_one_line_and_no_traceback() -> None:
    done = invoke("migrate", ROOST_PORT="many")
    assert done.exit_code == 1
    assert done.output == "Error: ROOST_PORT must be a whole number from 0 to 65535.\n"


@pytest.mark.parametrize("variables", [{"ROOST_HOST": "0.0.0.0"}, {"ROOST_ADDRESS": "https://roost.example.gov.uk"}])
@pytest.mark.parametrize("words", [("demo",), ("serve", "--demo")])
def test_a_demonstration_is_for_this_machine_only(words: tuple[str, ...], variables: dict[str, str]) -> None:
    done = invoke(*words, **variables)
    assert done.exit_code == 1
    assert "this machine only" in done.output


def test_a_port_that_is_taken_is_said_before_anything_is_started(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = invoke("serve", "--port", str(port), ROOST_DATA=str(data))
    assert done.exit_code == 1
    assert f"Cannot listen on 127.0.0.1 port {port}" in done.output
    assert "PORT=8001" in done.output
    assert not (data / "postgres").exists()


def test_a_database_that_was_never_migrated_is_not_served(empty: str) -> None:
    done = roost("serve", "--port", "0", DATABASE_URL=empty)
    assert done.returncode == 1
    assert done.stderr.endswith("Run: roost migrate\n")


def test_migrate_brings_a_named_database_up_to_date(empty: str) -> None:
    done = roost("migrate", DATABASE_URL=empty)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "The database is up to date."


def test_a_server_with_an_embedded_database_answers_and_stops_when_told(data: Path) -> None:
    server = ServerProcess({"ROOST_DATA": str(data)}, data / "log")
    assert httpx.get(f"{server.url}/health").json() == {"status": "ok"}
    assert server.stop() == 0
    assert postmaster(data / "postgres" / "cluster") is None
    assert server.log.read_text() == ""


def test_a_request_that_never_ends_does_not_keep_it_from_stopping(data: Path) -> None:
    server = ServerProcess({"ROOST_DATA": str(data)}, data / "log")
    with contextlib.closing(socket.create_connection(("127.0.0.1", int(server.url.rsplit(":", 1)[1])))) as halfway:
        halfway.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n")
        assert server.stop() == 0


def test_ctrl_c_stops_it_without_a_word_of_complaint(data: Path) -> None:
    server = ServerProcess({"ROOST_DATA": str(data)}, data / "log")
    server.process.send_signal(signal.SIGINT)
    assert server.stop() == 0
    assert server.log.read_text() == ""


def test_a_closed_terminal_stops_the_database_too(data: Path) -> None:
    server = ServerProcess({"ROOST_DATA": str(data)}, data / "log")
    server.process.send_signal(signal.SIGHUP)
    server.process.wait(20)
    server.stop()
    assert postmaster(data / "postgres" / "cluster") is None


def test_after_a_kill_the_next_start_takes_the_database_over(data: Path) -> None:
    server = ServerProcess({"ROOST_DATA": str(data)}, data / "log")
    server.process.kill()
    server.process.wait()
    left = postmaster(data / "postgres" / "cluster")
    assert left is not None
    again = ServerProcess({"ROOST_DATA": str(data)}, data / "log")
    assert postmaster(data / "postgres" / "cluster") == left
    assert again.stop() == 0
    assert server.stop() == -signal.SIGKILL


async def test_a_server_whose_embedded_database_is_killed_is_well_again(data: Path) -> None:
    server = ServerProcess({"ROOST_DATA": str(data)}, data / "log")
    left = postmaster(data / "postgres" / "cluster")
    assert left is not None
    os.kill(left.pid, signal.SIGKILL)

    async def well() -> bool:
        found = postmaster(data / "postgres" / "cluster")
        return found not in (None, left) and httpx.get(f"{server.url}/health").status_code == 200

    await eventually(well)
    assert server.stop() == 0
    assert postmaster(data / "postgres" / "cluster") is None


def test_another_command_uses_the_running_servers_database(data: Path) -> None:
    server = ServerProcess({"ROOST_DATA": str(data)}, data / "log")
    assert roost("migrate", ROOST_DATA=str(data)).stdout == "The database is up to date.\n"
    assert httpx.get(f"{server.url}/health").status_code == 200
    assert server.stop() == 0


async def test_a_demonstration_loads_the_sample_once_and_lets_people_choose_whom_to_be(empty: str, data: Path) -> None:
    variables = {"DEMO_DATABASE_URL": empty, "DATABASE_URL": "postgresql://not/asked", "ROOST_DATA": str(data)}
    done = roost("demo", **variables)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Loading the sample council." in done.stdout
    again = roost("demo", **variables)
    assert again.returncode == 0
    assert "Loading" not in again.stdout

    connection = await asyncpg.connect(empty)
    assert await connection.fetchval("SELECT count(*) FROM booking WHERE state = 'booked'") > 100
    await connection.close()
    server = ServerProcess(variables, data / "log", "--demo")
    async with server.client() as client:
        people = (await client.get("/api/demo/people")).json()["people"]
        assert (await client.post("/api/session", json={"email": people[0]["email"]})).status_code == 201
        assert (await client.get("/api/me")).json()["demo"] is True
        async with client.stream("GET", "/api/events") as events:
            assert events.status_code == 200
            assert server.stop() == 0  # although the stream is open
    assert not (data / "postgres").exists()


@pytest.mark.parametrize(
    ("theirs", "named"),
    [
        ('CREATE TABLE "payroll 2026" AS SELECT 1 AS one', '"payroll 2026"'),
        ("CREATE SCHEMA pay; CREATE TABLE pay.slip AS SELECT 1 AS one", "pay.slip"),
        ("CREATE TABLE demo AS SELECT 1 AS product", "demo"),
        ("CREATE TABLE migration AS SELECT 1 AS id, 'other' AS name", "migration"),
        ("CREATE TABLE ready_for_tomorrow (id int)", "ready_for_tomorrow"),
    ],
)
async def test_a_demonstration_leaves_a_database_that_holds_anything_else_as_it_is(
    empty: str, theirs: str, named: str
) -> None:
    connection = await asyncpg.connect(empty)
    await connection.execute(theirs)
    relations = "SELECT array_agg(c.oid::regclass::text ORDER BY c.oid) FROM pg_class c"
    held = f"SELECT (({relations}), (SELECT array_agg(extname::text) FROM pg_extension))::text"
    before = await connection.fetchval(held)
    done = roost("demo", DEMO_DATABASE_URL=empty)
    assert done.returncode == 1
    assert f"This database is in use ({named}) and is no demonstration" in done.stderr
    assert await connection.fetchval(held) == before
    await connection.close()


async def test_a_demonstration_refuses_a_council_but_not_the_tables_of_an_empty_one(empty: str) -> None:
    assert roost("migrate", DATABASE_URL=empty).returncode == 0
    connection = await asyncpg.connect(empty)
    await connection.execute("INSERT INTO team (code, name) VALUES ('duty', 'Duty')")
    assert "This database is in use (team) and is no demonstration" in roost("demo", DEMO_DATABASE_URL=empty).stderr
    await connection.execute("DELETE FROM team")
    await connection.close()
    assert roost("demo", DEMO_DATABASE_URL=empty).returncode == 0


def test_the_description_of_the_api_needs_no_database() -> None:
    assert '"openapi":"3.1.0"' in roost("openapi").stdout.replace(" ", "").replace("\n", "")


def test_a_database_that_is_away_is_one_line_for_whoever_cannot_wait(tmp_path: Path) -> None:
    away = f"postgresql://roost@/roost?host={tmp_path}"
    done = roost("import", str(tmp_path), DATABASE_URL=away)
    assert done.returncode == 2
    assert (done.stdout + done.stderr).count("\n") == 1
    assert "cannot reach its database" in done.stdout


def test_a_server_starts_although_its_database_is_away(tmp_path: Path) -> None:
    server = ServerProcess({"DATABASE_URL": f"postgresql://roost@/roost?host={tmp_path}"}, tmp_path / "log")
    answer = httpx.get(f"{server.url}/health")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert server.stop() == 0


def test_a_database_that_does_not_exist_is_no_reason_to_wait(postgres: EmbeddedPostgres) -> None:
    done = roost("serve", "--port", "0", DATABASE_URL=postgres.url("no_such_database"))
    assert done.returncode == 1
    assert 'database "no_such_database" does not exist' in done.stderr
    assert done.stderr.count("\n") == 1
