"""What is done to what is stored, at the command line, by whoever runs the server."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Literal, get_args
from uuid import UUID

import click

from roost.kit import backup, clock, migrate

# As records/wire.WhyWords and ForgetWhy: what reads the database is imported when it is needed.
SHORTEST, LONGEST = 10, 200
Why = Literal["asked by the person", "left long ago", "entered by mistake"]
WHY: tuple[Why, ...] = get_args(Why)
# How one comes to an empty database.
ANOTHER = "createdb --encoding UTF8 roost_again, and name that in DATABASE_URL."
ANOTHER_OF_OURS = "set ROOST_DATA to a new directory (ROOST_DATA=again roost restore …), and serve with the same."
Work = Callable[[Callable[[], Awaitable[Any]]], Any]


def _in_words(_context: click.Context, _option: click.Parameter, given: str) -> str:
    words = " ".join(given.split())
    if not SHORTEST <= len(words) <= LONGEST:
        raise click.BadParameter(f"that is {len(words)} characters; {SHORTEST} to {LONGEST} say why. They read it.")
    return words


def add_to(main: click.Group, work: Work) -> None:
    """Add them. `work` does one thing with the database, and says plainly what went wrong."""

    @main.command("import")
    @click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
    @click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
    @click.option("--retire-missing", is_flag=True, help="Retire what a file no longer holds.")
    @click.option("--yes", is_flag=True, help="Retire even more than a tenth.")
    def import_(directory: Path, dry_run: bool, retire_missing: bool, yes: bool) -> None:
        """Bring in a council's files: sites, floors, zones, teams, people, queues, spaces."""
        from roost import demo
        from roost.importing import command

        async def bring_in() -> bool:
            return await command.run(
                directory,
                now=clock.now(),
                dry_run=dry_run,
                retire_missing=retire_missing,
                yes=yes,
                say=click.echo,
                is_demo=demo.is_marked,
            )

        if not work(bring_in):
            sys.exit(2)

    @main.command()
    @click.argument("person")
    def left(person: str) -> None:
        """PERSON (an e-mail address or id) is no longer with the council: signed out, their places free, their issues
        given back."""
        from roost.records import forgetting

        async def leave() -> str:
            id_, name = await _found(person)
            await forgetting.leave(id_, None, clock.now())
            return name

        name = work(leave)
        click.echo(f"{name} has left. What names them goes by the rules, or at once: roost forget {person} --reason …")

    @main.command()
    @click.argument("person")
    @click.option("--reason", required=True, type=click.Choice(WHY), help="The audit says so.")
    @click.option("--yes", is_flag=True, help="Do not ask; refused for somebody who has not left.")
    @click.option("--still-here", is_flag=True, help="Also somebody who has not left.")
    def forget(person: str, reason: Why, yes: bool, still_here: bool) -> None:
        """Take away everything that names PERSON (an e-mail address or id), for good."""
        from roost.people import keeping
        from roost.records import forgetting

        async def find() -> tuple[UUID, str, bool]:
            id_, name = await _found(person)
            return id_, name, await keeping.is_here(id_)

        async def do() -> None:
            await forgetting.forget(id_, reason, None, clock.now())

        id_, name, here = work(find)
        if here and yes and not still_here:
            raise click.ClickException(
                f"{name} has not left. Say first that they have: roost left {person}\n"
                "Or forget somebody who is still here: add --still-here."
            )
        if not yes:
            left = f"{name} has NOT left: they are signed out and lose every booking from now on. " if here else ""
            click.confirm(f"{left}Everything that names {name} goes, and nothing brings it back. Go on?", abort=True)
        work(do)
        click.echo(f"Nothing here names {name} any more. Backups made before still do, until they are gone.")

    @main.command()
    @click.argument("person")
    @click.option("--to", "file", required=True, type=click.Path(dir_okay=False, path_type=Path), help="A new file.")
    @click.option(
        "--reason", required=True, callback=_in_words, help=f"{SHORTEST} to {LONGEST} characters; they read it."
    )
    def export(person: str, file: Path, reason: str) -> None:
        """Write everything that Roost holds on PERSON (an e-mail address or id) into a zip. They are told."""
        from roost.records import export, looks

        async def make() -> bytes:
            id_, _ = await _found(person)
            await looks.look(id_, "export", reason, None, clock.now())
            return await export.export(id_, clock.now())

        try:
            # Nobody else's to read, and never over something that is there.
            with open(file, "xb", opener=_ours_alone) as out:
                out.write(work(make))
        except FileExistsError as error:
            raise click.ClickException(f"{file} is there already. Name a new file.") from error
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
        except BaseException:
            file.unlink(missing_ok=True)
            raise
        click.echo(f"Written: {file}")


def add_backups(main: click.Group, at_address: Callable[[Callable[[str, bool], Any]], Any]) -> None:
    """Add them. `at_address` does one thing with the address of the database, and whether it is Roost's own."""

    def say(table: str) -> None:
        click.echo(f"{table} …", err=True)

    @main.command("backup")
    @click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
    def backup_(file: Path) -> None:
        """Write the whole database into FILE, which is new."""
        size = at_address(lambda url, _: backup.save(url, file, say))
        click.echo(f"Written: {file}, {size:,} bytes. It holds everything, keys too: keep it as you keep the database.")

    @main.command()
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    def restore(file: Path) -> None:
        """Bring FILE, written by `roost backup`, into an empty database, and that to the present schema."""

        def bring_back(url: str, embedded: bool) -> None:
            backup.bring_back(url, file, say, ANOTHER_OF_OURS if embedded else ANOTHER)
            asyncio.run(migrate.migrate(url, click.echo))

        at_address(bring_back)
        click.echo("Restored. Who was forgotten since that backup is here again: forget them anew (roost forget).")


async def _found(person: str) -> tuple[UUID, str]:
    from roost.people import keeping
    from roost.records import looks

    id_ = await keeping.named(person)
    if id_ is None:
        raise click.ClickException(f"Nobody here has the address or id {person!r}.")
    return id_, (await looks.person(id_)).name


def _ours_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
