"""`roost import`: says what it will do, does it, and says what is wrong in words that the sender of a file knows."""

import sys
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import click

from roost.importing import words
from roost.importing.actions import BadFiles, RetiresTooMany, bring_in
from roost.importing.changes import Changes
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
    shown = progress(ticks)

    def show(found: Changes) -> None:
        shown.clear()
        say(words.changes(found, retire_missing))

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
            tell=shown.tell,
            show=show,
        )
        shown.clear()
    except BadFiles as refused:
        shown.clear()
        say(words.wrongs(refused.wrongs))
        return False
    except RetiresTooMany as refused:
        shown.clear()
        say(f"\n{words.too_many(refused.sheets)}")
        return False
    except Unavailable as away:
        shown.clear()
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

    def tell(self, doing: str, percent: int) -> None:
        now = self.ticks()
        if now - self.said >= PATIENCE:
            self.said = now
            self.say(f"{percent:3} %  {doing} …")

    def clear(self) -> None:
        """Nothing is left standing: each line was one."""


class Bar:
    """The same on a terminal: one line with a bar, drawn anew at most ten times a second, and gone when it is done."""

    WIDTH = 30

    def __init__(self, write: Say, ticks: Clock) -> None:
        self.write, self.ticks, self.began, self.drawn = write, ticks, ticks(), ""
        self.last = self.began

    def tell(self, doing: str, percent: int) -> None:
        now = self.ticks()
        if now - self.began < PATIENCE or (self.drawn and now - self.last < PATIENCE / 10):
            return
        self.last = now
        full = self.WIDTH * percent // 100
        line = f"{'█' * full}{'░' * (self.WIDTH - full)} {percent:3} %  {doing}"[:100]
        # What was longer before is overwritten.
        self.write(f"\r{line:{len(self.drawn)}}")
        self.drawn = line

    def clear(self) -> None:
        """Wipes the line, so that what is said next stands in its place."""
        if self.drawn:
            self.write(f"\r{' ' * len(self.drawn)}\r")
            self.drawn = ""


def progress(ticks: Clock) -> Progress | Bar:
    """A bar where somebody watches, else a line a second for whoever reads the log."""
    if sys.stderr.isatty() and (sys.stderr.encoding or "").lower().startswith("utf"):
        return Bar(lambda text: click.echo(text, err=True, nl=False), ticks)
    return Progress(lambda line: click.echo(line, err=True), ticks)
