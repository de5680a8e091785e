"""Whoever steals the whole database and the logs finds nobody behind a report that was left without a name."""

import hashlib
import logging
import random
import re
import uuid
from datetime import datetime, timedelta
from uuid import UUID

import httpx
import msgspec
import pytest

from roost.issues import unlinked
from roost.issues.receipts import release_all
from roost.kit import clock as real
from roost.kit import database
from tests.bookings.world import World
from tests.issues.adversary import ATTACKS, Attack, Case, by_the_nearest_time, by_the_order
from tests.issues.dumping import Dump, Row, dumped
from tests.issues.leaving import MORNING, code_at, left
from tests.issues.pictures import a_picture, sent
from tests.support import NOW, SetClock, rounds, sign_in

# Each sits at the same desk for an hour, one after the other, and leaves a report there.
WHO = ("ann", "ben", "cat", "dan", "eve", "leo")
LABEL = "T1"
ROUNDS = rounds(5, 40)
# A working day after the morning.
PROMOTED = MORNING + timedelta(hours=10)


class Filed(msgspec.Struct):
    """What really happened: who left which words, under which key, with which receipt, and when by the wall's clock."""

    by: dict[str, UUID] = {}
    keys: list[str] = []
    receipts: list[str] = []
    codes: set[str] = set()
    ended: datetime = NOW


async def a_lively_day(world: World, client: httpx.AsyncClient, clock: SetClock) -> Filed:
    """In any order of people: each books the desk, signs in, reports something by name, leaves something without, and
    looks around; others report and hide in between."""
    filed = Filed(codes={await code_at(world, LABEL)})
    [code] = filed.codes
    order = list(WHO)
    random.shuffle(order)
    for hour, name in enumerate(order):
        clock.at = NOW + timedelta(hours=hour)
        await sign_in(client, f"{name}@estuary.example", clock())
        times = {"starts": f"{9 + hour:02d}:00", "ends": f"{10 + hour:02d}:00"}
        booked = await client.post(
            "/api/bookings",
            json={"space": str(world.space[LABEL]), "day": "2026-11-24", **times},
            headers={"Idempotency-Key": str(uuid.uuid4())},
        )
        assert booked.status_code == 201, booked.text
        clock.move(minutes=20)
        await report(client, world, LABEL, "named")
        clock.move(minutes=1)
        key, words = str(uuid.uuid4()), f"Something is wrong here: {''.join(random.choices('bdfghk', k=16))}."
        answer = await left(client, code, key=key, words=words, photo=sent("JPEG", a_picture(40 + hour, 40)))
        assert answer.status_code == 202, answer.text
        filed.by[words] = world.person[name]
        filed.keys.append(key)
        filed.receipts.append(answer.json()["receipt"])
        clock.move(minutes=1)
        await client.get("/api/me")
        await client.get("/api/issues?mine=true")
        await report(client, world, "T3", "hidden")
        await sign_in(client, "flo@estuary.example", clock())
        await report(client, world, "B1", "named")
    filed.ended = real.now()
    return filed


async def report(client: httpx.AsyncClient, world: World, label: str, level: str) -> None:
    answer = await client.post(
        "/api/issues",
        json={"space": str(world.space[label]), "chip": "no-socket", "level": level},
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )
    assert answer.status_code == 201, answer.text


async def released(clock: SetClock) -> None:
    clock.at = MORNING
    assert await release_all(MORNING) == len(WHO)


def case_of(dump: Dump, filed: Filed, world: World) -> Case:
    """Each report with every row that its words, or an id of such a row, lead to."""
    people = [world.person[name] for name in WHO]
    shared = set(people) | set(world.space.values())
    reports: dict[str, list[Row]] = {}
    for words in filed.by:
        rows = dump.about(words)
        marks = {str(id_) for row in rows for id_ in row.ids() if id_ not in shared}
        marks |= {row.fields["receipt"].strip("\\x") for row in rows if "receipt" in row.fields}
        reports[words] = dump.about(words, *marks)
    return Case(dump, reports, people, {})


def right(case: Case, filed: Filed, attack: Attack) -> int:
    return sum(filed.by[words] == person for words, person in attack(case).items())


def no_better_than_chance(hits: int, tries: int) -> bool:
    """Within six standard deviations of guessing: one of so many people each time."""
    chance = 1 / len(WHO)
    return hits <= tries * chance + 6 * (tries * chance * (1 - chance)) ** 0.5


@pytest.mark.parametrize("when", ["while they wait", "once they are released"])
async def test_no_attack_on_the_dump_does_better_than_guessing(
    world: World, client: httpx.AsyncClient, clock: SetClock, database_url: str, cleaner: object, when: str
) -> None:
    hits = dict.fromkeys((attack.__name__ for attack in ATTACKS), 0)
    for _ in range(ROUNDS):
        filed = await a_lively_day(world, client, clock)
        if when == "once they are released":
            await released(clock)
        case = case_of(await dumped(database_url), filed, world)
        assert all(case.reports.values()), "the attacker has not found the reports"
        for attack in ATTACKS:
            hits[attack.__name__] += right(case, filed, attack)
        await tidy_up()
    tries = ROUNDS * len(WHO)
    assert {name: n for name, n in hits.items() if not no_better_than_chance(n, tries)} == {}
    assert hits["by_a_name"] == hits["by_a_repeat"] == 0


async def tidy_up() -> None:
    """As it was before the day."""
    for table in ("photo", "once", "booking", "session", "waiting_report", "day_use"):
        await database.execute(f"DELETE FROM {table}")
    await database.execute("DELETE FROM issue")


@pytest.mark.parametrize("when", ["while they wait", "once they are released"])
async def test_nothing_in_the_dump_leads_from_a_report_to_anybody(
    world: World,
    client: httpx.AsyncClient,
    clock: SetClock,
    database_url: str,
    caplog: pytest.LogCaptureFixture,
    when: str,
) -> None:
    with caplog.at_level(logging.DEBUG):
        filed = await a_lively_day(world, client, clock)
        waiting = when == "while they wait"
        if not waiting:
            await released(clock)
    dump = await dumped(database_url)
    tokens = [row.fields["token_hash"] for row in dump.of("session")]
    somebody = [str(id_) for id_ in (*world.person.values(), *world.space.values())] + tokens + list(filed.codes)
    for rows in case_of(dump, filed, world).reports.values():
        assert {row.table for row in rows} == ({"waiting_report"} if waiting else {"issue", "journal", "photo"})
        for row in rows:
            assert not [mark for mark in somebody if mark in row.text]
            for at in row.instants():
                # All have the same ones; the journal's ids are made as they are released.
                assert at in (MORNING, PROMOTED) or (row.table == "journal" and at > filed.ended)
            assert not waiting or not row.instants()
            assert {id_.version for id_ in row.ids()} <= ({4} if row.table != "journal" else {4, 7})
    secrets = [*filed.keys, *filed.receipts]
    secrets += [hashlib.sha256(secret.encode()).hexdigest() for secret in filed.keys]
    assert not [secret for secret in secrets if secret in dump.text]
    # What was not read as rows would have been passed over.
    assert not re.search("^INSERT INTO", dump.text, re.MULTILINE)
    [rows] = [await database.fetch("SELECT xmin::text AS xmin FROM waiting_report")]
    assert len({row["xmin"] for row in rows}) == (1 if waiting else 0)
    ours = "\n".join(one.getMessage() for one in caplog.records if not one.name.startswith(("httpx", "asyncio", "PIL")))
    for secret in (*filed.by, *secrets, *filed.codes, *map(str, filed.by.values()), "203.0.113.", "unlinked"):
        assert secret not in ours


async def test_leaving_changes_nothing_but_what_waits_and_a_count(
    world: World, client: httpx.AsyncClient, clock: SetClock, database_url: str
) -> None:
    code = await code_at(world, LABEL)
    await sign_in(client, "ann@estuary.example", clock())
    await client.get("/api/me")
    before = await dumped(database_url)
    clock.move(hours=1)
    assert (await left(client, code)).status_code == 202
    after = await dumped(database_url)
    changed = {(row.table, row.text) for row in before.rows} ^ {(row.table, row.text) for row in after.rows}
    assert {table for table, _ in changed} == {"waiting_report", "day_use"}


async def test_the_attacks_are_good_ones(
    world: World,
    client: httpx.AsyncClient,
    clock: SetClock,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Were a moment kept, or an order, they would find everybody."""

    async def left_where_it_is(_: str) -> None:
        pass

    monkeypatch.setattr(unlinked, "shuffle", left_where_it_is)
    filed = await a_lively_day(world, client, clock)
    case = case_of(await dumped(database_url), filed, world)
    assert right(case, filed, by_the_order("waiting_report")) == len(WHO)
    monkeypatch.setattr(unlinked.SystemRandom, "shuffle", lambda self, rows: None)
    await released(clock)
    case = case_of(await dumped(database_url), filed, world)
    for attack in (by_the_order("issue"), by_the_order("issue", "number"), by_the_order("journal")):
        assert right(case, filed, attack) == len(WHO), attack.__name__
    for words, person in filed.by.items():
        seen = await database.fetch_value("SELECT max(seen_at) FROM session WHERE person = $1", person)
        await database.execute("UPDATE issue SET reported_at = $2 WHERE words = $1", words, seen)
    case = case_of(await dumped(database_url), filed, world)
    only = {words: [row for row in rows if row.table == "issue"] for words, rows in case.reports.items()}
    assert right(msgspec.structs.replace(case, reports=only), filed, by_the_nearest_time) == len(WHO)
