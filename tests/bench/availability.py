"""How fast a floor on a day is answered: against a bare server, and against the same answer made of Piccolo objects."""

import asyncio
import json
import statistics
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import click
import msgspec

from roost.bookings.floor_days import FloorDay, Out, SpaceDay, TakenSpan, WhoSits, build
from roost.bookings.queries import outages_on
from roost.bookings.tables import Booking
from roost.kit.days import show_time
from roost.people.tables import Person
from roost.places import KINDS, closed, hours, known
from roost.places.tables import Space, Zone
from tests.bench.county import BIG_FLOOR
from tests.bench.ground import Ground, run_python
from tests.bench.http import Http, request
from tests.bench.measure import Ratio, share, taking_turns, times_as_fast

SMALL_FLOOR = "riv-2"
SECONDS, CONNECTIONS, TURNS = 0.4, 8, 21


async def against_a_bare_server(ground: Ground) -> list[Ratio]:
    """Requests under load, over and over; both get the same request and send the same bytes."""
    person = ground.pairs[0][0]
    cookie, day = await ground.cookie(person), ground.days[0]
    paths = {
        f"Availability of a floor of 54 spaces ({SMALL_FLOOR}), signed in": f"/api/floors/{SMALL_FLOOR}/days/{day}",
        "Availability of a floor of 200 desks, signed in": f"/api/floors/{BIG_FLOOR}/days/{day}",
        "An ordinary handler that reads the database: GET /api/me": "/api/me",
    }
    folder = ground.folder / "bare"
    folder.mkdir()
    http = Http(ground.port)
    sizes = []
    for n, path in enumerate(paths.values()):
        headers, body = await http.ask(request("GET", path, cookie), 200)
        keep = [(name, value) for name, value in headers if name != "date"]  # the server's own
        (folder / f"{n}.body").write_bytes(body)
        (folder / f"{n}.head").write_text(json.dumps(keep))
        sizes.append(len(body))
    http.close()
    bare = subprocess.Popen([sys.executable, "-m", "tests.bench.bare", str(folder)], stdout=subprocess.PIPE, text=True)
    assert bare.stdout is not None
    try:
        bare_port = int(await asyncio.to_thread(bare.stdout.readline))
        rows = []
        for n, (what, path) in enumerate(paths.items()):
            click.echo(f"  … {what}, {sizes[n] / 1024:.1f} KiB, {TURNS} turns")
            us, them = (ground.server.process.pid, ground.port), (bare.pid, bare_port)
            ours, theirs = [], []
            for _ in range(TURNS):
                ours.append(await under_load(*us, request("GET", path, cookie)))
                theirs.append(await under_load(*them, request("GET", f"/{n}", cookie)))
            (wall, work), (bare_wall, bare_work) = (
                map(statistics.median, zip(*all_, strict=True)) for all_ in (ours, theirs)
            )
            aim = 0.3 if "Availability" in what else None
            rows.append(share(f"{what}, under load, against a bare ASGI handler", wall, bare_wall, aim))
            rows.append(share("… in work of the server's processor", work, bare_work))
        return rows
    finally:
        bare.terminate()
        bare.wait()
        bare.stdout.close()


async def under_load(pid: int, port: int, sent: bytes) -> tuple[float, float]:
    """Seconds an answer takes when many are asked for: on the clock, and of the server's processor."""
    before = worked(pid)
    said = await run_python("-m", "tests.bench.load", str(port), str(SECONDS), str(CONNECTIONS), given=sent)
    answers, per_second = map(float, said.split())
    return 1 / per_second, (worked(pid) - before) / answers


def worked(pid: int) -> float:
    """Seconds that a process's one thread has run."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except OSError:  # not Linux
        return 0.0


async def against_objects(ground: Ground) -> list[Ratio]:
    """The whole answer over HTTP, under load, against only making it of objects, without any HTTP."""
    cookie, day = await ground.cookie(ground.pairs[0][0]), ground.days[0]
    http = Http(ground.port)
    rows = []
    for floor, spaces in ((SMALL_FLOOR, "54 spaces"), (BIG_FLOOR, "200 desks")):
        sent = request("GET", f"/api/floors/{floor}/days/{day}", cookie)
        _, body = await http.ask(sent, 200)
        assert body == await of_objects(floor, day), "the two answers differ"

        async def objects(_: int, floor: str = floor) -> None:
            await of_objects(floor, day)

        async def raw(_: int, floor: str = floor) -> None:
            await build((floor, day))

        answered = statistics.median([(await under_load(0, ground.port, sent))[0] for _ in range(3)])
        anew, made = await taking_turns(raw, objects, 40)
        rows.append(times_as_fast(f"Availability of {spaces}, over HTTP, against Piccolo objects", answered, made, 20))
        rows.append(times_as_fast(f"… built anew from rows, {spaces}, against Piccolo objects", anew, made))
    http.close()
    return rows


async def of_objects(floor: str, day: date) -> bytes:
    """The answer as one would first write it: four reads of objects, which are then shaped."""
    site = await known.site_of(floor)
    assert site is not None
    live = {zone.code for zone in await Zone.objects().where(Zone.floor == floor, Zone.retired_at.is_null())}
    spaces = await (
        Space.objects()
        .where(Space.floor == floor, Space.retired_at.is_null())
        .order_by(Space.kind, ascending=False)
        .order_by(Space.label)
    )
    bookings = await (
        Booking.objects()
        .where(
            Booking.space.is_in([space.id for space in spaces]),
            Booking.day == day,
            Booking.state.is_in(["booked", "in"]),
        )
        .order_by(Booking.starts)
    )
    sitters = {booking.person for booking in bookings} - {None}
    people = {person.id: person for person in await Person.objects().where(Person.id.is_in(list(sitters)))}
    outages = await outages_on(day)
    open_span, shut = hours(site, day), closed(site, day)
    answer = FloorDay(
        floor=floor,
        day=day,
        opens=show_time(open_span.starts) if open_span else None,
        closes=show_time(open_span.ends) if open_span else None,
        closed=shut.why if shut else None,
        spaces=[
            SpaceDay(
                id=space.id,
                kind=space.kind,
                label=space.label,
                zone=space.zone,
                x=space.x,
                y=space.y,
                features=space.features,
                out=next(
                    (Out(o.reason, o.until) for o in outages if o.covers_space(space.id, space.zone, floor, site.code)),
                    None,
                ),
                spans=[taken(booking, people) for booking in bookings if booking.space == space.id],
            )
            for space in spaces
            if space.zone in live
        ],
    )
    return msgspec.json.encode(answer)


def taken(booking: Booking, people: dict[UUID, Person]) -> TakenSpan:
    sitter = people.get(booking.person) if KINDS[booking.kind].shows_who else None
    return TakenSpan(
        starts=show_time(booking.starts),
        ends=show_time(booking.ends),
        state=cast(Any, booking.state),
        who=WhoSits(sitter.id, sitter.name, cast(Any, sitter.team)) if sitter and not sitter.hidden else None,
    )
