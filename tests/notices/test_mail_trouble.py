"""Mail servers that refuse, put off, hang or go away: nothing is lost, and none stands in another's way."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from roost.notices import mail
from roost.notices.mail import Mailer, wait_after
from roost.notices.outgoing import SENT, Outcome, Outgoing
from roost.notices.post import Post
from roost.notices.setup import Setup
from tests.notices.outbox import deliver, notice, outgoing, people, row, until
from tests.notices.smtp_server import MailServer, Step
from tests.support import NOW, PATIENCE

SETUP = {"address": "https://roost.estuary.example", "mail_from": "roost@estuary.example"}


@pytest_asyncio.fixture
async def server(db: None) -> AsyncIterator[MailServer]:
    async with MailServer() as server:
        yield server


@pytest_asyncio.fixture
async def post(server: MailServer) -> AsyncIterator[Mailer]:
    one = Mailer(Setup(smtp=server.url, **SETUP))
    yield one
    await one.close()


def to(name: str, tries: int = 1) -> Outgoing:
    return outgoing(email=f"{name}@example.gov.uk", tries=tries)


async def test_one_refused_address_blocks_nobody_and_is_gone(server: MailServer, post: Mailer) -> None:
    server.refuses["ben@example.gov.uk"] = "550 5.1.1 No such user here"
    said = [await post.send(to(name), NOW) for name in ("ann", "ben", "cat")]
    assert said == [SENT, Outcome("gone", "the mail server knows no such address"), SENT]
    assert server.to == ["ann@example.gov.uk", "cat@example.gov.uk"]
    # The refused one left nothing behind on the connection that the next one used.
    assert server.connections == 1


@pytest.mark.parametrize(
    ("reply", "said", "why"),
    [
        ("550 No such user", "gone", "knows no such address"),
        ("553 That name is not allowed", "gone", "knows no such address"),
        ("550 5.1.10 Recipient not found", "gone", "knows no such address"),
        ("552 5.2.2 Mailbox full", "failed", "refuses this address"),
        ("554 No", "failed", "refuses this address"),
    ],
)
async def test_what_is_wrong_with_an_address_is_not_tried_again(
    server: MailServer, post: Mailer, reply: str, said: str, why: str
) -> None:
    server.refuses["ben@example.gov.uk"] = reply
    outcome = await post.send(to("ben"), NOW)
    assert outcome.said == said
    assert why in outcome.why


async def test_what_we_may_not_send_is_tried_again_and_logged(
    server: MailServer, post: Mailer, caplog: pytest.LogCaptureFixture
) -> None:
    server.refuses["ben@example.gov.uk"] = "554 5.7.1 Relay access denied"
    outcome = await post.send(to("ben"), NOW)
    assert (outcome.said, outcome.there) == ("later", True)
    assert "does not let us send" in caplog.text


async def test_greylisting_is_waited_for_longer_each_time_and_then_the_mail_goes(
    server: MailServer, post: Mailer
) -> None:
    server.refuses["ben@example.gov.uk"] = "451 4.7.1 Greylisted, come back later"
    first, third = await post.send(to("ben"), NOW), await post.send(to("ben", tries=3), NOW)
    why = "the mail server puts this address off"
    assert first == Outcome("later", why, timedelta(minutes=5), there=True)
    assert third == Outcome("later", why, timedelta(minutes=20), there=True)
    assert await post.send(to("ann"), NOW) == SENT
    server.refuses.clear()
    assert await post.send(to("ben"), NOW) == SENT


def test_the_longest_wait_is_an_hour() -> None:
    assert [wait_after(n) for n in (0, 1, 2, 5, 1000)] == [timedelta(minutes=m) for m in (5, 5, 10, 60, 60)]


@pytest.mark.parametrize(
    ("step", "reply", "said"),
    [
        ("DATA", "552 5.3.4 Message too big", "failed"),
        ("DATA", "451 Try again", "later"),
        ("DATA", "421 Closing", "later"),
        ("MAIL", "550 5.7.1 You are not allowed to send as that", "later"),
        ("MAIL", "451 Too many", "later"),
        ("RCPT", "421 4.3.2 Closing", "later"),
    ],
)
async def test_an_answer_to_any_other_step_says_whether_to_try_again(
    server: MailServer, post: Mailer, step: Step, reply: str, said: str
) -> None:
    server.says[step] = reply
    assert (await post.send(to("ann"), NOW)).said == said
    server.says.clear()
    assert await post.send(to("ben"), NOW) == SENT
    assert server.to == ["ben@example.gov.uk"]


async def test_a_server_that_is_away_is_tried_later_and_gets_it_when_it_is_back(
    server: MailServer, post: Mailer
) -> None:
    await server.stop()
    assert await post.send(to("ann"), NOW) == Outcome("later", "the mail server cannot be reached")
    await server.start()
    assert await post.send(to("ann"), NOW) == SENT


async def test_a_connection_that_was_lost_meanwhile_is_not_noticed(server: MailServer, post: Mailer) -> None:
    assert await post.send(to("ann"), NOW) == SENT
    await server.stop()
    await server.start()
    assert await post.send(to("ben"), NOW) == SENT
    assert server.connections == 2


@pytest.mark.parametrize("words", ["421 4.4.2 Idle for too long", ""])
async def test_a_kept_connection_that_closes_when_it_is_used_again_is_made_anew(
    server: MailServer, post: Mailer, words: str
) -> None:
    assert await post.send(to("ann"), NOW) == SENT
    server.closes_once = words
    assert await post.send(to("ben"), NOW) == SENT
    assert server.to == ["ann@example.gov.uk", "ben@example.gov.uk"]
    assert server.connections == 2


@pytest.mark.parametrize("step", ["greeting", "MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("limit", ["PATIENCE", "ANSWER"])
async def test_a_server_that_hangs_is_left(
    server: MailServer, step: Step, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    short, long = timedelta(seconds=0.3), timedelta(hours=1)
    monkeypatch.setattr(mail, "ANSWER", short if limit == "ANSWER" else long)
    # Nobody answers that a mail is kept as fast as anything else.
    patient = long if limit == "ANSWER" and step != "DATA" else short
    post = Mailer(Setup(smtp=server.url, **SETUP), patience=patient)
    server.hangs_at = step
    async with asyncio.timeout(PATIENCE):
        assert await post.send(to("ann"), NOW) == Outcome("later", "the mail server did not answer in time")
    monkeypatch.undo()
    server.hangs_at = None
    another = Mailer(Setup(smtp=server.url, **SETUP))
    assert await another.send(to("ben"), NOW) == SENT
    await post.close()
    await another.close()


async def test_one_mail_that_hangs_does_not_keep_the_others(server: MailServer, post: Mailer) -> None:
    server.hangs_at = "RCPT"
    hanging = asyncio.create_task(post.send(to("ann"), NOW))
    await until(lambda: "RCPT" in server.seen)
    server.hangs_at = None
    assert await post.send(to("ben"), NOW) == SENT
    hanging.cancel()
    await asyncio.wait([hanging])
    assert server.to == ["ben@example.gov.uk"]
    assert await post.send(to("cat"), NOW) == SENT


@pytest.mark.parametrize("step", ["greeting", "MAIL", "RCPT"])
async def test_a_server_that_closes_midway_is_tried_later(server: MailServer, post: Mailer, step: Step) -> None:
    server.closes_at = step
    assert (await post.send(to("ann"), NOW)).said == "later"
    server.closes_at = None
    assert await post.send(to("ann"), NOW) == SENT
    assert len(server.arrived) == 1


async def test_where_the_answer_is_lost_the_mail_comes_again_as_the_same_one(server: MailServer, post: Mailer) -> None:
    out = to("ann")
    server.closes_at = "DATA"
    assert (await post.send(out, NOW)).said == "later"
    server.closes_at = None
    assert await post.send(out, NOW + timedelta(minutes=1)) == SENT
    first, second = server.arrived
    assert first["message-id"] == second["message-id"]


async def test_a_wrong_password_is_logged_and_tried_again(db: None, caplog: pytest.LogCaptureFixture) -> None:
    async with MailServer(login=True) as server:
        post = Mailer(Setup(smtp=f"smtp://somebody:wrongpass@127.0.0.1:{server.port}", **SETUP))
        assert await post.send(to("ann"), NOW) == Outcome("later", "the mail server does not know us")
        await post.close()
    assert server.seen == []
    assert "name and password" in caplog.text
    assert "wrongpass" not in caplog.text


async def test_a_server_that_wants_no_name_is_tried_again(server: MailServer, db: None) -> None:
    post = Mailer(Setup(smtp=f"smtp://somebody:else@127.0.0.1:{server.port}", **SETUP))
    assert (await post.send(to("ann"), NOW)).said == "later"
    await post.close()


@pytest.mark.parametrize(
    "email", ["ann", "ann@", "@example.gov.uk", "ann@ex ample", "a\r\nRCPT TO:<b@c.d>@e.f", "ä@b.c"]
)
async def test_an_address_that_can_be_none_is_never_tried(server: MailServer, post: Mailer, email: str) -> None:
    assert (await post.send(outgoing(email=email), NOW)).said == "gone"
    assert server.connections == 0


@pytest.mark.parametrize("ours", ["..@b.c", "a.@b.gov.uk", f"a@{'b' * 64}.uk", "roost"])
async def test_where_our_own_address_can_be_none_mails_wait_for_another(
    server: MailServer, ours: str, caplog: pytest.LogCaptureFixture
) -> None:
    post = Mailer(Setup(smtp=server.url, **SETUP | {"mail_from": ours}))
    assert await post.send(to("ann"), NOW) == Outcome("later", "no mail can come from our own address")
    assert "ROOST_MAIL_FROM" in caplog.text
    assert server.connections == 0


async def test_an_address_in_another_script_is_written_as_mail_servers_know_it(
    server: MailServer, post: Mailer
) -> None:
    assert await post.send(outgoing(email="ann@bücher.example"), NOW) == SENT
    assert server.to == ["ann@xn--bcher-kva.example"]


async def test_nothing_that_goes_wrong_writes_an_address_into_a_log(
    server: MailServer, post: Mailer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "roost")
    for reply in ("550 5.1.1 <ann@example.gov.uk> unknown", "554 5.7.1 <ann@example.gov.uk> denied", "451 later"):
        server.refuses["ann@example.gov.uk"] = reply
        outcome = await post.send(to("ann"), NOW)
        assert "ann" not in outcome.why
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("roost")]
    assert ours
    assert not any("ann@" in line for line in ours)


async def test_out_of_the_outbox_each_goes_once_and_whom_the_server_wants_later_gets_it_later(
    server: MailServer,
) -> None:
    setup = Setup(smtp=server.url, **SETUP)
    whose = await people(5)
    sent = [await deliver(await notice(person), None) for person in whose]
    refused, put_off, *others = [f"{person.hex}@example.gov.uk" for person in whose]
    server.refuses = {refused: "550 5.1.1 No such user", put_off: "451 4.7.1 Come back later"}
    async with Post(setup) as outbox:
        assert await outbox.send_due(NOW) == 4
        assert sorted(server.to) == sorted(others)
        server.refuses.clear()
        assert await outbox.send_due(NOW + timedelta(minutes=4)) == 0
        assert await outbox.send_due(NOW + timedelta(minutes=6)) == 1
        assert await outbox.send_due(NOW + timedelta(days=1)) == 0
    assert sorted(server.to) == sorted([put_off, *others])
    assert [(await row(one))["state"] for one in sent] == ["failed", "sent", "sent", "sent", "sent"]
    assert (await row(sent[0]))["failure"] == "the mail server knows no such address"
