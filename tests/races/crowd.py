"""Many phones at once, spread over real servers."""

import asyncio
from collections.abc import Coroutine, Iterable, Sequence
from typing import Any
from uuid import UUID

import httpx

from roost.kit import clock, database
from roost.people import actions, sessions
from tests.support import BROWSER, NO_TLS, ServerProcess

# A morning and an afternoon, as most people book.
FROM, TO = "09:00", "17:00"


class Phone:
    """One signed-in device of one person."""

    def __init__(self, client: httpx.AsyncClient, person: UUID, token: str) -> None:
        self.person = person
        self.client = client
        self.token = token
        self._headers = {"Cookie": f"roost={token}"}

    async def get(self, path: str, **asked: str) -> Any:
        answer = await self.client.get(path, params=asked, headers=self._headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, body: dict[str, Any] | None = None, key: str | None = None) -> httpx.Response:
        headers = self._headers if key is None else {**self._headers, "Idempotency-Key": key}
        return await self.client.post(path, json=body, headers=headers)

    async def book(self, space: str, day: str, starts: str = FROM, ends: str = TO) -> httpx.Response:
        return await self.post("/api/bookings", {"space": space, "day": day, "starts": starts, "ends": ends})

    async def arrive(self, desk: str, bay: str, day: str) -> httpx.Response:
        return await self.post("/api/arrivals", {"day": day, "starts": FROM, "ends": TO, "desk": desk, "bay": bay})

    async def cancel(self, booking: str) -> httpx.Response:
        return await self.post(f"/api/bookings/{booking}/cancellation")


class Crowd:
    """Phones on several servers in turn, so that neighbours never ask the same one."""

    def __init__(self, servers: Sequence[ServerProcess]) -> None:
        # Every phone has its connection: none waits for another before the server even hears of it.
        limits = httpx.Limits(max_connections=64, max_keepalive_connections=64)
        self._clients = [
            httpx.AsyncClient(base_url=server.url, headers=BROWSER, timeout=60, limits=limits, verify=NO_TLS)
            for server in servers
        ]
        self._made = 0

    async def close(self) -> None:
        for client in self._clients:
            await client.aclose()

    async def phones(self, where: str, most: int) -> list[Phone]:
        """One phone for each of `most` people (`where`: a condition on person), by address."""
        people = await database.fetch(f"SELECT id FROM person WHERE {where} ORDER BY email LIMIT {most}")
        assert len(people) == most, f"only {len(people)} people where {where}"
        return [await self.phone(row["id"]) for row in people]

    async def phone(self, person: UUID) -> Phone:
        """A new device of this person, signed in."""
        now = clock.now()
        token = sessions.new_token()
        await actions.open_session(person, sessions.hash_of(token.encode()), now + sessions.LONGEST, None, now)
        self._made += 1
        return Phone(self._clients[self._made % len(self._clients)], person, token)


async def together(asking: Iterable[Coroutine[Any, Any, httpx.Response]]) -> list[httpx.Response]:
    """All at once; the answers in the order of the askers. Whoever races, nobody ever gets a 5xx."""
    answers = await asyncio.gather(*asking)
    broken = [answer.text for answer in answers if answer.status_code >= 500]
    assert not broken, broken
    return answers


def why(answer: httpx.Response) -> str:
    """The reason of a refusal, such as "taken". It must be a problem that says what to do next."""
    assert answer.status_code == 409, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert len(problem["detail"]) > 20, problem
    return str(problem["type"]).removeprefix("/problems/")


def next_best(answer: httpx.Response) -> list[dict[str, Any]]:
    """The places that a refusal offers instead."""
    return [one["space"] for one in answer.json()["alternatives"]]
