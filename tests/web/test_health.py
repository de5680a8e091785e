"""What a load balancer asks."""

import asyncio
from pathlib import Path

import httpx
import pytest
from litestar import Litestar

from roost.app import create_app
from roost.kit import database
from roost.settings import Settings
from roost.web import health
from tests.support import BROWSER, SetClock


async def test_all_is_well_when_the_database_answers(client: httpx.AsyncClient) -> None:
    answer = await client.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["cache-control"] == "no-store"
    head = await client.head("/health")
    assert (head.status_code, head.content) == (200, b"")


async def test_when_the_database_is_away_everything_that_needs_it_is_503_with_a_time_to_come_back(
    db: None, tmp_path: Path, clock: SetClock
) -> None:
    pool = database.engine.pool
    nowhere = f"postgresql://roost@/roost?host={tmp_path}"
    app = create_app(Settings(database_url=nowhere, data=tmp_path, demo=True, worker=False), clock=clock)
    async with (
        app.lifespan(),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000", headers=BROWSER
        ) as client,
    ):
        client.cookies.set("roost", "A" * 43)
        for path in ("/health", "/api/me", "/api/demo", "/api/people"):
            answer = await client.get(path)
            assert answer.status_code == 503, path
            assert answer.headers["content-type"] == "application/problem+json"
            assert int(answer.headers["retry-after"]) > 0
        assert (await client.post("/api/session", json={"email": "ann@estuary.example"})).status_code == 503
        # The shell opens all the same: it says in words that Roost cannot be reached.
        assert (await client.get("/plan")).headers["content-type"] == "text/html; charset=utf-8"
    database.engine.pool = pool


async def test_a_database_that_does_not_answer_in_time_is_away(
    app: Litestar, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_: str) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(health, "_PATIENCE", 0.01)
    monkeypatch.setattr(health.database, "fetch_value", never)
    answer = await client.get("/health")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
