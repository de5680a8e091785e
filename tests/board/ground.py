"""Issues as rows, at whatever moment a test wants them, and the board as this process keeps it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from roost.board.rules import Filters
from roost.board.snapshot import Snapshot
from roost.kit import database
from roost.kit.ids import new_id
from roost.kit.live import Live
from tests.bookings.world import World
from tests.support import NOW

PATIENCE = 10
# What each state must have besides, as the constraints of the table say.
_OWNED: dict[str, Any] = {"owner": "fay", "due": NOW.date() + timedelta(days=7)}
_NEEDS: dict[str, dict[str, Any]] = {
    "new": {},
    "looking": _OWNED,
    "doing": _OWNED,
    "waiting": _OWNED | {"waiting_on": "the landlord"},
    "passed on": _OWNED | {"waiting_on": "the council next door"},
    "sorted": {"owner": "fay", "outcome": "A new one is there."},
    "cannot": _OWNED | {"outcome": "The wall is listed.", "reason": "building", "decided_by": "leo"},
}


async def issue(world: World, number: int, state: str = "new", days: float = 7, me_too: str = "", **but: Any) -> UUID:
    """An issue that was reported `days` ago, by ann at the desk T1 unless said otherwise. People by short names."""
    id_, at = new_id(), NOW - timedelta(days=days)
    row: dict[str, Any] = {
        "kind": "irritation",
        "category": "power",
        "chip": "no-socket",
        "site": "hall",
        "zone": "hall-1-o",
        "space": world.space["T1"],
        "words": "The socket is behind the cupboard",
        "level": "named",
        "reporter": "ann",
        "team": "fam",
        "reported_at": at,
        "queue": "facilities",
        "state": state,
        "state_since": at,
    }
    row |= _NEEDS[state] | but
    if row["level"] != "named":
        row["team"] = None
    if row["level"] == "unlinked":
        row |= {"reporter": None, "space": None}
    if state == "new":
        row["unowned_since"] = at
    for column in ("reporter", "owner", "decided_by", "sponsor"):
        if isinstance(row.get(column), str):
            row[column] = world.person[row[column]]
    columns = ["id", "number", "root", *row]
    await database.execute(
        f"""INSERT INTO issue ({", ".join(columns)})
            VALUES ({", ".join(f"${n}" for n in range(1, len(columns) + 1))})""",
        id_,
        number,
        id_,
        *row.values(),
    )
    for name in me_too.split():
        await database.execute("INSERT INTO me_too VALUES ($1, $2, $3)", id_, world.person[name], NOW)
    return id_


async def promise(
    issue: UUID, by: UUID, days: float, ended: str | None = None, ended_days: float | None = None
) -> None:
    """A promise for a date so many days from NOW, and how and when it ended."""
    await database.execute(
        "INSERT INTO promise VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new_id(),
        issue,
        (NOW + timedelta(days=days)).date(),
        by,
        NOW - timedelta(days=60),
        None if ended_days is None else NOW + timedelta(days=ended_days),
        ended,
    )


class Server:
    """What one server remembers of the board, and what it hears from the database."""

    def __init__(self, url: str) -> None:
        self.live = Live(url)
        self.snapshot = Snapshot()
        self.snapshot.listen(self.live)
        self.back = asyncio.Event()
        self.live.on_lost(self.back.set)

    async def board(self, now: datetime = NOW, **filters: Any) -> Any:
        """The whole board as it is sent."""
        return msgspec.json.decode((await self.snapshot.board(Filters(**filters), now)).body)

    async def columns(self, now: datetime = NOW, **filters: Any) -> dict[str, list[int]]:
        """The numbers in each column that is not empty, and in the director's band, in order."""
        board = await self.board(now, **filters)
        columns = {"director": board["director"]} | {one["state"]: one["cards"] for one in board["columns"]}
        return {state: [card["number"] for card in cards] for state, cards in columns.items() if cards}

    async def settles(self) -> None:
        """Waits until all that was committed so far has been heard: notices come in the order of the commits."""
        last = asyncio.Event()
        self.live.on("last", lambda _: last.set())
        await database.execute("SELECT pg_notify('roost', 'last')")
        await asyncio.wait_for(last.wait(), PATIENCE)

    async def hears(self, change: Awaitable[object]) -> None:
        """Makes a change elsewhere and waits until the database has told of it."""
        await change
        await self.settles()


@asynccontextmanager
async def listening(url: str) -> AsyncIterator[Server]:
    """A server that hears the database."""
    server = Server(url)
    await server.live.start()
    try:
        await asyncio.wait_for(server.back.wait(), PATIENCE)
        yield server
    finally:
        await server.live.stop()
