"""Two things side by side, turn by turn, so that a noisy machine is noisy to both; medians; tables."""

import statistics
import time
from collections.abc import Awaitable, Callable

import click
import msgspec

Step = Callable[[int], Awaitable[object]]


class Ratio(msgspec.Struct, frozen=True):
    """One line of the table. `aim`: what was wished, or none; `at_least`: whether more is better."""

    what: str
    ours: str
    theirs: str
    ratio: float
    shown: str
    aim: float | None = None
    aim_shown: str = ""
    at_least: bool = True

    @property
    def verdict(self) -> str:
        if self.aim is None:
            return "for information"
        met = self.ratio >= self.aim if self.at_least else self.ratio <= self.aim
        return "met" if met else "missed"


async def taking_turns(one: Step, other: Step, turns: int) -> tuple[float, float]:
    """Median seconds of each; `one(i)` and `other(i)` by turns, and who begins by turns too."""
    took: tuple[list[float], list[float]] = ([], [])
    for i in range(turns):
        for which in (0, 1) if i % 2 else (1, 0):
            step = (one, other)[which]
            began = time.perf_counter()
            await step(i)
            took[which].append(time.perf_counter() - began)
    return statistics.median(took[0]), statistics.median(took[1])


def said(seconds: float) -> str:
    """ "1.23 ms", "45 µs"."""
    return f"{seconds * 1e3:.2f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.0f} µs"


def share(what: str, ours: float, theirs: float, aim: float | None = None) -> Ratio:
    """Ours is slower than what we are held against; how much of its speed is left? Both in seconds."""
    ratio = theirs / ours
    aim_shown = "" if aim is None else f"≥ {aim:.0%}"
    return Ratio(what, said(ours), said(theirs), ratio, f"{ratio:.0%}", aim, aim_shown)


def at_most(what: str, ours: float, theirs: float, aim: float | None = None) -> Ratio:
    """How many times as long ours takes. Both in seconds."""
    ratio = ours / theirs
    aim_shown = "" if aim is None else f"≤ {aim:g} ×"
    return Ratio(what, said(ours), said(theirs), ratio, f"{ratio:.2f} ×", aim, aim_shown, at_least=False)


def times_as_fast(what: str, ours: float, theirs: float, aim: float | None = None) -> Ratio:
    """How many times as long the other takes. Both in seconds."""
    ratio = theirs / ours
    aim_shown = "" if aim is None else f"≥ {aim:g} ×"
    return Ratio(what, said(ours), said(theirs), ratio, f"{ratio:.0f} ×", aim, aim_shown)


def show(rows: list[Ratio]) -> None:
    """Said as soon as it is known."""
    for row in rows:
        aim = f"aim {row.aim_shown}: {row.verdict}" if row.aim_shown else row.verdict
        click.echo(f"  {row.what}\n      {row.ours} against {row.theirs}: {row.shown} ({aim})")


def markdown(rows: list[Ratio]) -> str:
    """The README's bench table."""
    lines = ["| what | ours | against | ratio | aim |", "|---|---:|---:|---:|---|"]
    for row in rows:
        aim = f"{row.aim_shown}, {row.verdict}" if row.aim_shown else "–"
        lines.append(f"| {row.what} | {row.ours} | {row.theirs} | **{row.shown}** | {aim} |")
    return "\n".join(lines)
