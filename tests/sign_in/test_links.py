"""A link by mail: off unless switched on, the same answer whoever asks, once, and for fifteen minutes."""

import asyncio
import re
from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest
from litestar import Litestar

from roost import notices, people, schedule
from roost.kit import database
from roost.settings import Settings
from tests.api.truth import operations
from tests.notices.smtp_server import MailServer
from tests.sign_in.conftest import ANN, BOB
from tests.support import BROWSER, SetClock

NOBODY = "nobody@estuary.example"


@pytest.fixture
async def mail() -> AsyncIterator[MailServer]:
    async with MailServer() as server:
        yield server


@pytest.fixture
def settings(settings: Settings) -> Settings:
    # Where mails go is for the worker alone: one application serves all tests.
    return msgspec.structs.replace(settings, sign_in_links=True, smtp="smtp://127.0.0.1:9", mail_from="roost@e.example")


@pytest.fixture
async def post(db: None, settings: Settings, mail: MailServer) -> AsyncIterator[notices.LinkPost]:
    setup = schedule.setup_of(msgspec.structs.replace(settings, smtp=mail.url))
    async with notices.LinkPost(setup) as post:
        yield post


@pytest.fixture
async def door(council: None, client: httpx.AsyncClient) -> httpx.AsyncClient:
    return client


async def wish(client: httpx.AsyncClient, email: str = ANN) -> httpx.Response:
    return await client.post("/api/sign-in/links", json={"email": email})


def link_in(mail: MailServer, number: int = -1) -> str:
    body = mail.arrived[number].get_body(("plain",))
    assert body is not None
    found = re.search(r"http://127\.0\.0\.1:8000/sign-in/link/(\S+)", body.get_content())
    assert found
    return found[1]


async def open_link(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await client.post(f"/api/sign-in/links/{token}")


async def test_the_link_of_the_mail_signs_in_whoever_it_was_mailed_to(
    door: httpx.AsyncClient, post: notices.LinkPost, mail: MailServer, clock: SetClock
) -> None:
    answer = await wish(door, "Ann@Estuary.example")
    operations()["post_link_wish"].check(answer)
    assert (answer.status_code, answer.content) == (202, b"")
    assert await post.send_due(clock()) == 1
    assert mail.to == [ANN]
    letter = mail.arrived[0]
    assert letter["Subject"] == "Your link to sign in to Roost"
    assert letter["Auto-Submitted"] == "auto-generated"
    answer = await open_link(door, link_in(mail))
    operations()["post_link"].check(answer)
    assert answer.status_code == 201
    assert answer.json()["email"] == ANN
    assert (await door.get("/api/me")).json()["email"] == ANN
    assert await database.fetch_value("SELECT via FROM session") == "link"


async def test_nothing_tells_whether_anybody_has_an_address(
    door: httpx.AsyncClient, post: notices.LinkPost, mail: MailServer, clock: SetClock
) -> None:
    """The same answer, and the same work before it: whoever asks is looked up only when they have their answer."""
    await database.execute("UPDATE person SET left_at = now() WHERE email = $1", BOB)
    asked: list[list[str]] = []
    answers = []
    for email in (ANN, BOB, NOBODY):
        async with Watched() as seen:
            answer = await wish(door, email)
        answers.append((answer.status_code, answer.content, {**answer.headers}))
        asked.append(seen)
    assert answers[0] == answers[1] == answers[2]
    assert asked[0] == asked[1] == asked[2]
    assert not any("FROM person" in sql for sql in asked[0])
    await post.send_due(clock())
    assert mail.to == [ANN]
    assert await database.fetch_value("SELECT count(*) FROM link_wish") == 0


class Watched:
    """What is asked of the database meanwhile."""

    async def __aenter__(self) -> list[str]:
        self.seen: list[str] = []
        pool = database.engine.pool
        assert pool is not None
        self._pool, self._listening = pool, []
        for holder in pool._holders:
            if holder._con is not None:
                holder._con.add_query_logger(self._note)
                self._listening.append(holder._con)
        return self.seen

    def _note(self, record: object) -> None:
        sql = str(getattr(record, "query", ""))
        if "pg_notify" not in sql:  # the day's key of what is counted, told again whenever the line came up
            self.seen.append(sql)

    async def __aexit__(self, *_: object) -> None:
        for connection in self._listening:
            connection.remove_query_logger(self._note)


async def test_a_link_signs_in_once(
    door: httpx.AsyncClient, post: notices.LinkPost, mail: MailServer, clock: SetClock
) -> None:
    await wish(door)
    await post.send_due(clock())
    token = link_in(mail)
    answers = await asyncio.gather(*[open_link(door, token) for _ in range(4)])
    assert sorted(answer.status_code for answer in answers) == [201, 404, 404, 404]
    assert await database.fetch_value("SELECT count(*) FROM session") == 1


async def test_whoever_looks_at_the_link_on_its_way_burns_nothing(
    door: httpx.AsyncClient, post: notices.LinkPost, mail: MailServer, clock: SetClock
) -> None:
    """A scanner of mails opens what it finds in them."""
    await wish(door)
    await post.send_due(clock())
    token = link_in(mail)
    assert (await door.get(f"/sign-in/link/{token}")).status_code in (200, 503)  # 503: the screens are not built
    assert (await door.get(f"/api/sign-in/links/{token}")).status_code == 405
    assert (await open_link(door, token)).status_code == 201


async def test_a_link_is_good_for_fifteen_minutes_from_when_it_was_mailed(
    door: httpx.AsyncClient, post: notices.LinkPost, mail: MailServer, clock: SetClock
) -> None:
    await wish(door)
    await wish(door)
    await post.send_due(clock())
    clock.move(minutes=14, seconds=59)
    assert (await open_link(door, link_in(mail, 0))).status_code == 201
    # The second one went with the first: whoever is in needs none, and nobody else shall have one.
    assert (await open_link(door, link_in(mail, 1))).status_code == 404
    await wish(door)
    await post.send_due(clock())
    clock.move(minutes=15)
    answer = await open_link(door, link_in(mail))
    assert answer.status_code == 404
    assert "Ask for a new one" in answer.json()["detail"]


@pytest.mark.parametrize("token", ["x", "x" * 43, "%00", "a" * 201, "..", "é"])
async def test_a_link_that_nobody_mailed_opens_nothing(door: httpx.AsyncClient, token: str) -> None:
    assert (await open_link(door, token)).status_code in (400, 404, 405)
    assert await database.fetch_value("SELECT count(*) FROM session") == 0


async def test_whoever_left_meanwhile_is_not_let_in(
    door: httpx.AsyncClient, post: notices.LinkPost, mail: MailServer, clock: SetClock
) -> None:
    async def nothing(*_: object) -> None: ...

    await wish(door)
    await post.send_due(clock())
    ann = await database.fetch_value("SELECT id FROM person WHERE email = $1", ANN)
    await people.mark_left([ann], None, clock(), nothing)
    assert (await open_link(door, link_in(mail))).status_code == 404


async def test_the_token_stands_nowhere_but_in_the_mail(
    door: httpx.AsyncClient,
    post: notices.LinkPost,
    mail: MailServer,
    clock: SetClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level("DEBUG", "roost"):
        await wish(door)
        await post.send_due(clock())
        token = link_in(mail)
        tables = await database.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for row in tables:
            rows = await database.fetch(f'SELECT t::text AS line FROM "{row["tablename"]}" t')
            assert not any(token in line["line"] for line in rows), row
        await open_link(door, token)
    # What we wrote; the mail server of the tests says what it hears.
    ours = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("roost"))
    assert token not in ours
    assert ANN not in ours


async def test_nobody_s_inbox_is_filled_and_nobody_is_told_when_it_stops(
    door: httpx.AsyncClient, post: notices.LinkPost, mail: MailServer, clock: SetClock
) -> None:
    answers = [await wish(door) for _ in range(6)]
    assert {answer.status_code for answer in answers} == {202}
    await wish(door, BOB)
    await post.send_due(clock())
    assert sorted(mail.to) == [ANN, ANN, ANN, BOB]


async def test_one_address_does_not_ask_for_everybody(council: None, app: Litestar) -> None:
    transport = httpx.ASGITransport(app, client=("203.0.113.7", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=BROWSER) as far:
        codes = [(await wish(far, f"p{n}@estuary.example")).status_code for n in range(61)]
        assert codes == [202] * 60 + [429]
        codes = [(await open_link(far, "x" * 43)).status_code for _ in range(61)]
        assert codes == [404] * 60 + [429]


async def test_a_mail_server_that_is_away_gets_the_mail_later_with_a_link_that_is_new_then(
    door: httpx.AsyncClient, post: notices.LinkPost, mail: MailServer, clock: SetClock
) -> None:
    await wish(door)
    mail.says["RCPT"] = "450 greylisted"
    assert await post.send_due(clock()) == 0
    mail.says.clear()
    assert await post.send_due(clock()) == 0
    clock.move(minutes=1)
    assert await post.send_due(clock()) == 1
    assert (await open_link(door, link_in(mail))).status_code == 201


async def test_an_address_that_takes_no_mail_is_not_tried_again(
    door: httpx.AsyncClient, post: notices.LinkPost, mail: MailServer, clock: SetClock
) -> None:
    await wish(door)
    mail.refuses[ANN] = "550 no such mailbox"
    assert await post.send_due(clock()) == 1
    clock.move(minutes=2)
    assert await post.send_due(clock()) == 0
    assert mail.to == []


async def test_what_nobody_could_mail_is_forgotten(door: httpx.AsyncClient, clock: SetClock) -> None:
    await wish(door)
    clock.move(minutes=15)
    assert await people.forget_sign_ins(clock()) == 1
    assert await database.fetch_value("SELECT count(*) FROM link_wish") == 0


@pytest.mark.parametrize("body", [{}, {"email": 7}, {"email": "ann"}, {"email": "x" * 121}, {"email": ANN, "to": "x"}])
async def test_a_wish_that_makes_no_sense_is_400(door: httpx.AsyncClient, body: object) -> None:
    answer = await door.post("/api/sign-in/links", json=body)
    assert answer.status_code == 400, answer.text


async def test_another_site_can_neither_ask_for_a_link_nor_open_one(door: httpx.AsyncClient) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    for path, body in (("links", {"email": ANN}), ("links/" + "x" * 43, None)):
        answer = await door.post(f"/api/sign-in/{path}", json=body, headers=foreign)
        assert answer.status_code == 403


class TestOff:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, sign_in_links=False)

    async def test_unless_switched_on_there_are_none(self, door: httpx.AsyncClient) -> None:
        assert Settings().sign_in_links is False
        assert (await door.get("/api/sign-in")).json()["links"] is False
        assert (await wish(door)).status_code == 404
        assert (await open_link(door, "x" * 43)).status_code == 404
        assert await database.fetch_value("SELECT count(*) FROM link_wish") == 0

    def test_the_worker_sends_none(self, settings: Settings) -> None:
        names = {job.name for job in schedule.jobs(settings)}
        assert "mail links to sign in" not in names
