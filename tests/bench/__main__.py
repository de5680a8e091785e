"""`make bench`: how fast, as ratios of two things measured side by side in one run; and a phone, by Lighthouse."""

import platform
import time

import click
import uvloop

from tests.bench import availability, board, booking, deliveries, history, importing, similar
from tests.bench.ground import ground
from tests.bench.lighthouse import phone
from tests.bench.measure import Ratio, markdown, show

PARTS = {
    "Looking at a floor, against a bare server under the same load": availability.against_a_bare_server,
    "Looking at a floor, against objects": availability.against_objects,
    "Booking": booking.against_a_script,
    "Arriving": booking.arrival_against_booking,
    "The board": board.against_few,
    "Saying the same again": similar.while_typing,
    "Telling people": deliveries.against_the_encryption,
    "A long past": history.against_none,
    "Bringing in a county": importing.against_the_first,
}


async def bench() -> None:
    began = time.perf_counter()
    rows: list[Ratio] = []
    async with ground() as here:
        for title, part in PARTS.items():
            click.echo(f"\n{title}")
            found = await part(here)
            show(found)
            rows += found
        click.echo(f"\nFor the README, from Python {platform.python_version()} on {platform.machine()}:\n")
        click.echo(markdown(rows))
        click.echo("\nOpening Today on a phone")
        figures = await phone.opened(here)
        phone.show(figures)
        click.echo(f"\nFor the README:\n\n{phone.markdown(figures)}")
    click.echo(f"\n{time.perf_counter() - began:.0f} seconds in all.")


if __name__ == "__main__":
    uvloop.run(bench())
