"""`roost import`: says what it will do, does it, and says what is wrong in words that the sender of a file knows."""

from collections.abc import Callable
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


async def run(
    directory: Path,
    *,
    now: datetime,
    dry_run: bool,
    retire_missing: bool,
    yes: bool,
    say: Say,
    ticks: Clock = clock.now,
) -> bool:
    """Bring `directory` in, over the open database. False where it was refused; then nothing was stored."""
    try:
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
        say("\nNothing to do: everything is stored as the files have it.")
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
