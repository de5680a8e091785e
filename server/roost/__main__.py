"""The command line."""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, NoReturn

import asyncpg
import click
import msgspec
import uvicorn

from roost import __version__, commands
from roost.kit import clock, database, logs, migrate
from roost.kit.backup import BackupError
from roost.kit.embedded import EmbeddedError, EmbeddedPostgres
from roost.kit.errors import Problem
from roost.kit.variables import SettingsError
from roost.settings import Settings

# How long open answers, such as the event stream, may take to end.
GRACE_SECONDS = 3
# What a database says that waiting does not mend: no such user, password or database; an address that is none.
NEVER_BETTER = (
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.exceptions.ClientConfigurationError,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="roost")
def main() -> None:
    """A desk beside your own team and a bay, in two taps.

    Settings come from the environment; the README lists them.
    """
    # Whoever ends us, by whatever road, the embedded database is given back on the way out.
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), help="Listen here instead of ROOST_PORT; 0: any free one.")
@click.option("--demo", is_flag=True, help="Serve the sample council; uses DEMO_DATABASE_URL, never DATABASE_URL.")
def serve(port: int | None, demo: bool) -> None:
    """Serve people, and do the timed work unless ROOST_WORKER is off."""
    settings = read_settings(demo=demo)
    if port is not None:
        settings = settings.listening_on(port)
    logs.configure(settings.log)
    with listening(settings) as (settings, ears), opened(settings) as settings:
        if demo:
            run(settings, prepare_demo)
        else:
            refuse_unmigrated(settings)
        serve_app(settings, ears)


@main.command()
def worker() -> None:
    """Do the timed work only, beside servers that run with ROOST_WORKER=off."""
    from roost import schedule

    settings = read_settings()
    logs.configure(settings.log)
    with opened(settings) as settings:
        refuse_unmigrated(settings)
        run(settings, lambda: schedule.run(settings, clock.now))


@main.command("migrate")
def migrate_() -> None:
    """Bring the database to the present schema."""
    with opened(read_settings()) as settings:
        migrate_now(settings)
        click.echo("The database is up to date.")


@main.command()
def demo() -> None:
    """Load the sample council into an empty database, or make an earlier one's days lively again."""
    settings = read_settings(demo=True)
    with opened(settings) as settings:
        run(settings, prepare_demo)
        click.echo("The demonstration is ready: roost serve --demo")


@main.command(hidden=True)
def openapi() -> None:
    """Print the OpenAPI description; needs no database."""
    from roost.app import create_app
    from roost.kit.openapi import described

    schema = described(create_app(Settings(), clock=clock.now))
    click.echo(msgspec.json.format(msgspec.json.encode(schema, order="deterministic"), indent=2))


def read_settings(*, demo: bool = False) -> Settings:
    """Of a demonstration, `database_url` is DEMO_DATABASE_URL."""
    with said_plainly():
        settings = Settings.from_environment()
    if not demo:
        return settings
    if not settings.only_this_machine():
        raise click.ClickException(
            "A demonstration lets anybody sign in as anybody, so it is for this machine only: "
            "leave ROOST_HOST and ROOST_ADDRESS unset."
        )
    return msgspec.structs.replace(settings, demo=True, database_url=settings.demo_database_url)


@contextlib.contextmanager
def opened(settings: Settings) -> Iterator[Settings]:
    """Settings whose `database_url` is set: as given, or to the embedded one, which runs meanwhile.

    The embedded one and a demonstration's are migrated here; others only by `roost migrate`.
    """
    with contextlib.ExitStack() as stack:
        embedded = settings.database_url is None
        if embedded:
            with said_plainly():
                server = stack.enter_context(EmbeddedPostgres(settings.data / "postgres", watched=True))
            settings = msgspec.structs.replace(settings, database_url=server.url())
        if settings.demo:
            from roost.demo import refuse_others

            migrate_now(settings, refuse_others)
        elif embedded:
            migrate_now(settings)
        yield settings


def migrate_now(settings: Settings, first: migrate.Check | None = None) -> None:
    with said_plainly():
        asyncio.run(migrate.migrate(url_of(settings), click.echo, first))


def refuse_unmigrated(settings: Settings) -> None:
    """A database that is away is no reason not to start: it may come back, a missing migration does not."""
    try:
        missing = asyncio.run(migrate.pending(url_of(settings)))
    except NEVER_BETTER as error:
        raise click.ClickException(f"The database refused: {error}. Check DATABASE_URL.") from error
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return
    if missing:
        raise click.ClickException(f"The database lacks {', '.join(missing)}. Run: roost migrate")


def run(settings: Settings, work: Callable[[], Awaitable[Any]]) -> Any:
    """Does one piece of work with the database open."""

    async def with_database() -> Any:
        await database.open(url_of(settings), pool_size=settings.pool)
        try:
            return await work()
        finally:
            await database.close()

    with said_plainly():
        return asyncio.run(with_database())


def work(action: Callable[[], Awaitable[Any]]) -> Any:
    """Do one thing with the database as the settings have it."""
    with opened(read_settings()) as settings:
        refuse_unmigrated(settings)
        return run(settings, action)


def at_address(action: Callable[[str, bool], Any]) -> Any:
    """Do one thing with the address of the database, which may lack migrations, and whether it is the embedded one."""
    given = read_settings()
    with opened(given) as settings, said_plainly():
        return action(url_of(settings), given.database_url is None)


commands.add_to(main, work)
commands.add_backups(main, at_address)


async def prepare_demo() -> None:
    from roost import demo

    await demo.prepare(clock.now(), click.echo)


def url_of(settings: Settings) -> str:
    assert settings.database_url is not None
    return settings.database_url


@contextlib.contextmanager
def listening(settings: Settings) -> Iterator[tuple[Settings, socket.socket]]:
    """Takes the port before anything slow is done."""
    family, kind, proto, _, where = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, proto) as ears:
        ears.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            ears.bind(where)
        except OSError as error:
            raise click.ClickException(
                f"Cannot listen on {settings.host} port {settings.port} ({error.strerror}). "
                "Choose another port: make run PORT=8001, or roost serve --port 8001."
            ) from error
        yield settings.listening_on(ears.getsockname()[1]), ears


class Server(uvicorn.Server):
    """Says where it is once it answers, and ends the event streams before it waits for open answers to end."""

    ready = ""
    end_streams: Callable[[], None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            click.echo(self.ready)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.end_streams()
        await super().shutdown(sockets)


def serving(app: Any) -> uvicorn.Config:
    """How `app` is served, be it ours or, to measure against, another."""
    from roost.web.protocol import BoundedHttp

    return uvicorn.Config(
        app,
        loop="uvloop",
        http=BoundedHttp,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # ours believes none unless the settings name it (web/proxies.py)
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def serve_app(settings: Settings, ears: socket.socket) -> None:
    from roost.app import create_app

    if settings.https and not settings.trusted_proxies:
        logging.getLogger("roost").warning(
            "ROOST_TRUSTED_PROXIES names no proxy: what may be done only so often from one address is limited for all "
            "who come by one proxy together, or, where it runs on this machine, for nobody."
        )
    app = create_app(settings, clock=clock.now)
    server = Server(serving(app))
    server.end_streams = app.state["end_streams"]
    server.ready = f"Roost is at {settings.address}"
    if settings.demo:
        server.ready += "\nSign in: open it and choose a person from the list. Ctrl-C stops it."
    # uvicorn ends gracefully, then raises again the signal that ended it.
    with contextlib.suppress(KeyboardInterrupt, Left):
        server.run(sockets=[ears])
    if not server.started:
        raise click.ClickException("Roost did not start; the lines above say why.")


class Left(SystemExit):
    """Somebody asked us to end."""


def leave(*_: object) -> NoReturn:
    raise Left(128 + signal.SIGTERM)


@contextlib.contextmanager
def said_plainly() -> Iterator[None]:
    """What has a line of its own needs no traceback."""
    try:
        yield
    except (EmbeddedError, SettingsError, migrate.MigrationError, BackupError) as error:
        raise click.ClickException(str(error)) from error
    except Problem as problem:
        raise click.ClickException(problem.detail) from problem


if __name__ == "__main__":
    sys.exit(main())
