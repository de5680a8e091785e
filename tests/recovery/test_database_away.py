"""The database goes away and comes back: 503 meanwhile, nothing old is told, no yes is lost, nobody has to help."""

import asyncio
from typing import Any
from uuid import uuid4

import asyncpg
import httpx
import pytest

from roost.kit.ids import new_id
from tests.recovery.ground import Ground, book_beside, said_so
from tests.support import ServerProcess, eventually, rounds

pytestmark = pytest.mark.servers

AWAY = pytest.mark.parametrize("away", [Ground.stop_database, Ground.kill_database], ids=["stopped", "killed"])


def everything(ground: Ground) -> list[tuple[str, str, Any]]:
    day = ground.day
    return [
        ("GET", "/health", None),
        ("GET", ground.floor_day, None),
        ("GET", "/api/me", None),
        ("GET", "/api/sites", None),
        ("GET", "/api/people?q=a", None),
        ("GET", f"/api/days/{day}", None),
        ("GET", f"/api/bookings?from={day}&to={day}", None),
        ("GET", f"/api/suggestion?day={day}&starts=10:00&ends=12:00", None),
        ("GET", "/api/outages", None),
        ("GET", "/api/events", None),
        ("GET", "/api/demo/people", None),
        ("POST", "/api/bookings", ground.wish),
        ("POST", "/api/arrivals", {"day": day, "starts": "10:00", "ends": "12:00", "desk": ground.desk}),
        ("POST", f"/api/bookings/{new_id()}/cancellation", None),
        ("POST", f"/api/bookings/{new_id()}/span", {"starts": "10:00", "ends": "11:00"}),
        ("PUT", "/api/me/hidden", {"hidden": True}),
        ("POST", "/api/session", {"email": ground.me["email"]}),
        ("DELETE", "/api/session", None),
    ]


@AWAY
async def test_while_the_database_is_away_everything_says_503_and_nothing_old_is_told(
    ground: Ground, away: Any
) -> None:
    tag = (await ground.client.get(ground.floor_day)).headers["etag"]
    away(ground)
    await ground.is_ill()
    for method, path, body in everything(ground):
        answer = await ground.client.request(method, path, json=body, headers={"If-None-Match": tag})
        assert said_so(answer), (method, path, answer.status_code, answer.text)

    ground.postgres.start()
    await ground.is_well()
    # Signed in as before, nobody hidden, and the same floor as before.
    assert (await ground.client.get("/api/me")).json()["hidden"] is False
    assert (await ground.client.get(ground.floor_day, headers={"If-None-Match": tag})).status_code == 304


@AWAY
async def test_after_it_came_back_what_others_change_is_seen_and_heard(ground: Ground, away: Any) -> None:
    assert await ground.spans() == []
    away(ground)
    await ground.is_ill()
    ground.postgres.start()
    await ground.is_well()
    other = await asyncpg.connect(ground.postgres.url())
    try:
        booking = await book_beside(other, ground.desk, ground.day, 600, 720)

        async def seen() -> bool:
            return await ground.spans() == [("10:00", "12:00")]

        async def heard() -> bool:
            return await ground.hears(other, booking)

        await eventually(heard)
        assert await seen()
        # Kept in memory again, and dropped again when it changes.
        await other.execute("UPDATE booking SET state = 'cancelled' WHERE id = $1", booking)
        await eventually(heard)
        assert await ground.spans() == []
    finally:
        await other.close()


@AWAY
async def test_every_yes_is_kept_and_every_503_can_be_sent_again(ground: Ground, away: Any) -> None:
    for _ in range(rounds(1, 25)):
        first_yes = asyncio.Event()
        *pressed, _ = await asyncio.gather(
            *(_press(ground, n, first_yes) for n in range(6)), _cut(first_yes, ground, away)
        )
        ground.postgres.start()
        await ground.is_well()
        for *answered, cut_off in pressed:
            mine = (await ground.client.get("/api/bookings", params={"from": ground.day, "to": ground.day})).json()
            states = {booking["id"]: booking["state"] for booking in mine["bookings"]}
            given_back = [answer for answer in answered if answer.status_code == 200]
            assert {states[answer.json()["id"]] for answer in given_back} <= {"cancelled"}

            sent = cut_off.request
            again = await ground.client.request(sent.method, sent.url, content=sent.content, headers=sent.headers)
            if again.status_code == 201:
                # Either it had been kept before the line was cut, and this is it, or it had not, and this is the first.
                live = {
                    booking["id"]
                    for booking in mine["bookings"]
                    if booking["state"] == "booked" and booking["starts"] == again.json()["starts"]
                }
                assert live <= {again.json()["id"]}
                again = await ground.client.post(f"/api/bookings/{again.json()['id']}/cancellation")
            assert (again.status_code, again.json()["state"]) == (200, "cancelled")
        assert await ground.spans() == []


async def _press(ground: Ground, n: int, first_yes: asyncio.Event) -> list[httpx.Response]:
    """Book half an hour and give it back, again and again until the first 503; all answers in order."""
    wish = {**ground.wish, "starts": f"{10 + n}:00", "ends": f"{10 + n}:30"}
    answers = []
    while True:
        key = {"Idempotency-Key": f"{uuid4()}"}
        answers.append(await ground.client.post("/api/bookings", json=wish, headers=key))
        if said_so(answers[-1]):
            return answers
        assert answers[-1].status_code == 201, answers[-1].text
        first_yes.set()
        answers.append(await ground.client.post(f"/api/bookings/{answers[-1].json()['id']}/cancellation"))
        if said_so(answers[-1]):
            return answers
        assert answers[-1].status_code == 200, answers[-1].text


async def _cut(first_yes: asyncio.Event, ground: Ground, away: Any) -> list[httpx.Response]:
    await first_yes.wait()
    await asyncio.to_thread(away, ground)
    return []


async def test_a_server_that_starts_while_the_database_is_away_serves_once_it_is_there(ground: Ground) -> None:
    ground.stop_database()
    environment = {"DATABASE_URL": ground.postgres.url(), "ROOST_DATA": str(ground.postgres.data.parent)}
    server = ServerProcess(environment, ground.postgres.data.parent / "late.log")
    try:
        async with server.client() as client:
            client.cookies = ground.client.cookies
            assert said_so(await client.get("/health"))
            assert said_so(await client.get(ground.floor_day))
            ground.postgres.start()

            async def seen() -> bool:
                answer = await client.get(ground.floor_day)
                return answer.status_code == 200 or (not said_so(answer) and pytest.fail(answer.text))

            await eventually(seen)
    finally:
        assert server.stop() == 0
