"""Today on a phone, signed in: what Lighthouse says of it, and how fast it stands where there is no line."""

import asyncio
import json
import os
import shutil
import statistics
from asyncio.subprocess import PIPE
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from tests.bench.ground import Ground
from tests.support import ServerProcess

ROUNDS = 5
SOCIAL_WORKER = "nimmi.flint@estuary.example"
HERE = Path(__file__).parent


class Figure(msgspec.Struct, frozen=True):
    """One line of the table. `rounds`: what each of them found; `unit` stands behind it."""

    what: str
    rounds: list[float]
    unit: str
    aim: float
    at_least: bool = False

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    @property
    def wished(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.aim:g}{self.unit}"

    @property
    def verdict(self) -> str:
        met = self.median >= self.aim if self.at_least else self.median <= self.aim
        return "met" if met else "missed"

    def said(self, value: float) -> str:
        digits = 2 if self.unit == " s" else 1 if self.unit == " KB" else 0
        return f"{value:.{digits}f}{self.unit}"


async def opened(here: Ground) -> list[Figure]:
    """A demonstration of its own, as `make run` serves it; a fresh browser each round."""
    folder = here.folder / "phone"
    folder.mkdir()
    environment = {"DEMO_DATABASE_URL": here.postgres.create_database("phone"), "ROOST_DATA": str(folder)}
    server = await asyncio.to_thread(ServerProcess, environment, folder / "log", "--demo")
    try:
        found = json.loads(await run("run.mjs", server.url, SOCIAL_WORKER, str(ROUNDS)))
    finally:
        server.stop()
    audits = found["audits"]
    for lost in sorted({one for audit in audits for one in audit["lost"]}):
        click.echo(f"  not full marks: {lost}")

    def of(name: str, per: float = 1) -> list[float]:
        return [audit[name] / per for audit in audits]

    return [
        Figure("Lighthouse, phone: performance", of("performance"), "", 98, at_least=True),
        Figure("… accessibility", of("accessibility"), "", 100, at_least=True),
        Figure("… best practices", of("best-practices"), "", 100, at_least=True),
        Figure("… largest paint (slow 4G, a quarter of the speed)", of("lcp", 1000), " s", 1.6),
        Figure("… blocked for", of("tbt"), " ms", 150),
        Figure("… transferred", of("bytes", 1024), " KB", 45),
        Figure("The same again without a line: largest paint", [one / 1000 for one in found["offline"]], " s", 1.6),
    ]


async def run(*arguments: str) -> str:
    """What our script prints. The Makefile names the Node and the browser, and has installed what it needs."""
    node = os.environ.get("LIGHTHOUSE_NODE") or shutil.which("node") or "node"
    environment = {**os.environ, "CHROME": os.environ.get("CHROME") or shutil.which("chromium") or ""}
    process = await asyncio.create_subprocess_exec(node, *arguments, cwd=HERE, env=environment, stdout=PIPE)
    said, _ = await process.communicate()
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed")
    return said.decode()


def show(figures: Sequence[Figure]) -> None:
    for one in figures:
        spread = f"{one.said(min(one.rounds))} to {one.said(max(one.rounds))}"
        click.echo(f"  {one.what}\n      {one.said(one.median)}, from {spread} (aim {one.wished}: {one.verdict})")


def markdown(figures: Sequence[Figure]) -> str:
    """The README's table."""
    lines = [f"| Today, signed in | median of {ROUNDS} | from | to | aim |", "|---|---:|---:|---:|---|"]
    for one in figures:
        found = (one.said(value) for value in (one.median, min(one.rounds), max(one.rounds)))
        lines.append(f"| {' | '.join([one.what, *found])} | {one.wished}, {one.verdict} |")
    return "\n".join(lines)
