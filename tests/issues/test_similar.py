"""Not twice: what is near and what reads alike, the nearest first, and nothing that would tell who hides."""

from typing import Any

import asyncpg
import httpx
import pytest

from roost.issues import merging, queries, states
from roost.issues.similar import Like, find
from roost.kit import database
from roost.people import Who
from tests.bookings.world import World
from tests.issues.reporting import reported
from tests.support import NOW, sign_in


async def similar(world: World, by: str = "ben", **wish: Any) -> list[tuple[int, str]]:
    if "at" in wish:
        wish["space"] = world.space[wish.pop("at")]
    who: Who = await world.who(by)
    return [(one.number, one.why) for one in await find(Like(**wish), await queries.reader(who), NOW)]


async def test_the_same_desk_comes_first_then_the_zone_then_the_site(world: World) -> None:
    site = await reported(world, at="U1")
    zone_other = await reported(world, at="T2", chip="too-loud")
    zone_category = await reported(world, zone="hall-1-o", category="power")
    zone_chip = await reported(world, at="T2")
    desk = await reported(world, at="T1", chip="chair-broken")
    await reported(world, at="L1")  # another site
    await reported(world, at="U1", chip="chair-broken")  # the same site, but something else
    assert await similar(world, at="T1", chip="no-socket") == [
        (desk, "this desk"),
        (zone_chip, "this zone"),
        (zone_category, "this zone"),
        (zone_other, "this zone"),
        (site, "this site"),
    ]


async def test_there_are_six_at_most(world: World) -> None:
    for _ in range(8):
        await reported(world)
    assert len(await similar(world, at="T1", chip="no-socket")) == 6


async def test_words_that_read_alike_are_found_at_other_sites_too_and_with_a_slip_of_the_finger(world: World) -> None:
    far = await reported(world, at="L1", words="The plug under the table cannot be reached")
    await reported(world, at="L1", chip="too-loud", words="Somebody hums")
    for typed in ("plug under table", "cannot reach the plugg under the table"):
        assert await similar(world, site="hall", category="ways", words=typed) == [(far, "similar words")]
    assert await similar(world, site="hall", category="ways", words="it") == []
    assert await similar(world, site="lane", category="ways", words="plagg undr teh tabel") in (
        [],
        [(far, "similar words")],
    )


async def test_what_cannot_be_changed_is_found_and_what_is_over_or_held_is_not(world: World) -> None:
    fay, friday = await world.who("fay"), NOW.date().replace(day=27)
    a, b, c, d, e = [await reported(world) for _ in range(5)]
    await states.cannot(a, None, fay, "building", "The walls are listed", friday, None, NOW)
    await states.sort(b, None, fay, "Done", NOW)
    await merging.same_as(c, None, d, fay, NOW)
    await database.execute("UPDATE issue SET held = 'names a colleague' WHERE number = $1", e)
    assert await similar(world, at="T1", chip="no-socket") == [(d, "this desk"), (a, "this desk")]
    assert await similar(world, by="fay", at="T1", chip="no-socket") == [(d, "this desk"), (a, "this desk")]


async def test_by_its_desk_nobody_finds_a_report_whose_author_hides(world: World) -> None:
    hidden = await reported(world, level="hidden", words="Under the far table")
    assert await similar(world, at="T1", chip="no-socket") == [(hidden, "this zone")]
    assert await similar(world, at="T2", chip="no-socket") == [(hidden, "this zone")]


async def test_the_answer_on_the_wire_says_why_and_shows_the_card(client: httpx.AsyncClient, world: World) -> None:
    number = await reported(world)
    await sign_in(client, "ben@estuary.example", NOW)
    asked = {"space": str(world.space["T1"]), "chip": "no-socket", "words": "no plug"}
    [one] = (await client.get("/api/issues/similar", params=asked)).json()["issues"]
    assert (one["number"], one["why"], one["people"], one["state"]) == (number, "this desk", 1, "new")
    assert (await client.get("/api/issues/similar")).json() == {"issues": []}


# What people write, in some order; the same few words return in thousands of reports.
FILL = """
INSERT INTO issue (id, number, kind, category, chip, site, zone, space, words, level, reporter, reported_at, queue,
    unowned_since, state_since, root)
SELECT made.id, nextval('issue_number'), 'irritation', 'power', 'no-socket', 'hall', z.code, s.id,
    (ARRAY['The socket', 'My screen', 'A cable', 'The window', 'That chair'])[1 + n % 5] || ' ' ||
    (ARRAY['does not work', 'is out of reach', 'is broken again', 'rattles all day'])[1 + n / 5 % 4] || ' ' ||
    md5(n::text), 'named', $1, $2, 'facilities', $2, $2, made.id
FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, $3::int) n) AS made
    CROSS JOIN LATERAL (SELECT code FROM zone WHERE floor LIKE 'hall%' ORDER BY md5(code || n) LIMIT 1) AS z
    LEFT JOIN LATERAL (SELECT id FROM space WHERE zone = z.code ORDER BY md5(label || n) LIMIT 1) AS s ON true
"""


@pytest.mark.parametrize("typed", ["the socket is out of reach", "nothing like any of the others", "window rattles"])
async def test_it_reads_no_more_of_a_hundred_times_as_many(
    world: World, cleaner: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """Counted in pages, which no busy machine changes."""
    pages, fetch = 0, database.fetch

    async def counted(sql: str, *args: Any) -> Any:
        nonlocal pages
        plan = await fetch(f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT TEXT) {sql}", *args)
        told = next(line[0] for line in plan if "Buffers: shared" in line[0])
        pages += sum(int(part.split("=")[1]) for part in told.split() if part.startswith(("hit=", "read=")))
        return await fetch(sql, *args)

    async def read(rows: int) -> int:
        nonlocal pages
        await cleaner.execute(FILL, world.person["ann"], NOW, rows)
        await cleaner.execute("VACUUM ANALYZE issue")
        monkeypatch.setattr(database, "fetch", counted)
        pages = 0
        found = await similar(world, at="T1", chip="no-socket", words=typed)
        monkeypatch.undo()
        assert len(found) == 6
        return pages

    # Whoever looks for some rows from the beginning passes what is left of other tests' rows, where anything is.
    await cleaner.execute("TRUNCATE issue CASCADE")
    few = await read(200)
    assert await read(20_000) <= 2 * few
