"""`roost import`: says what it will do, does it, and says what is wrong in words that the sender of a file knows."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import click

from roost.importing import words
from roost.importing.actions import BadFiles, RetiresTooMany, bring_in
from roost.kit import clock
from roost.kit.clock import Clock
from roost.kit.errors import Unavailable

Say = Callable[[str], None]
PATIENCE = timedelta(seconds=1)
IN_A_DEMO = "This database holds a demonstration, in which anybody signs in as anybody: no place for real people."
INSTEAD = (
    "Set DATABASE_URL to the council's own database, or ROOST_DATA to another folder, such as var/council. "
    "With --dry-run the files are only compared with the demonstration."
)


async def run(
    directory: Path,
    *,
    now: datetime,
    dry_run: bool,
    retire_missing: bool,
    yes: bool,
    say: Say,
    is_demo: Callable[[], Awaitable[bool]],
    ticks: Clock = clock.now,
) -> bool:
    """Bring `directory` in, over the open database. False where it was refused; then nothing was stored."""
    try:
        if await is_demo():
            if not dry_run:
                say(f"Nothing was stored. {IN_A_DEMO}\n{INSTEAD}")
                return False
            say(f"{IN_A_DEMO}\nSo this only compares with it.\n")
        found = await bring_in(
            directory,
            actor=None,
            now=now,
            dry_run=dry_run,
            retire_missing=retire_missing,
            yes=yes,
            tell=Progress(lambda line: click.echo(line, err=True), ticks).tell,
            show=lambda changes: say(words.changes(changes, retire_missing)),
        )
    except BadFiles as refused:
        say(words.wrongs(refused.wrongs))
        return False
    except RetiresTooMany as refused:
        say(f"\n{words.too_many(refused.sheets)}")
        return False
    except Unavailable as away:
        say(f"Nothing was stored. {away.detail}")
        return False
    if not found.any(retire_missing):
        say(f"\n{words.nothing_to_do(found)}")
    else:
        say("\nA dry run: nothing was stored." if dry_run else "\nDone.")
    return True


class Progress:
    """Says what is going on, but only when it takes more than a second, and then at most once a second."""

    def __init__(self, say: Say, ticks: Clock) -> None:
        self.say, self.ticks, self.said = say, ticks, ticks()

    def tell(self, doing: str) -> None:
        now = self.ticks()
        if now - self.said >= PATIENCE:
            self.said = now
            self.say(f"{doing} …")
