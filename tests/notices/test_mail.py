"""Mails, to a real server: what arrives, over what kind of connection, and how many connections that takes."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from roost.notices import mail
from roost.notices.mail import Mailer
from roost.notices.outgoing import SENT
from roost.notices.setup import Setup
from tests.notices.outbox import outgoing
from tests.notices.smtp_server import PASSWORD, USER, Certificate, MailServer
from tests.support import NOW, eventually

ADDRESS, FROM = "https://roost.estuary.example", "roost@estuary.example"
# What only a real server could be called: for this machine no TLS is asked for.
NAME = "mail.estuary.example"


@pytest.fixture
def certificate(tmp_path: Path) -> Certificate:
    return Certificate(tmp_path, NAME)


@pytest.fixture
def trusted(certificate: Certificate, monkeypatch: pytest.MonkeyPatch) -> Certificate:
    """As an administrator makes the council's own authority known."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    return certificate


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """NAME leads to this machine."""
    look_up = socket.getaddrinfo

    def here(host: Any, *more: Any, **and_more: Any) -> Any:
        return look_up("127.0.0.1" if host == NAME else host, *more, **and_more)

    monkeypatch.setattr(socket, "getaddrinfo", here)


@asynccontextmanager
async def mailer(smtp: str) -> AsyncIterator[Mailer]:
    one = Mailer(Setup(address=ADDRESS, smtp=smtp, mail_from=FROM))
    try:
        yield one
    finally:
        await one.close()


async def test_a_mail_arrives_as_text_and_as_html_from_the_council_to_its_person(db: None) -> None:
    out = outgoing()
    async with MailServer() as server, mailer(server.url) as post:
        assert await post.send(out, NOW) == SENT
    [message] = server.arrived
    assert server.to == ["ann@example.gov.uk"]
    assert message["subject"] == "Desk 2B07 is yours"
    assert message["to"] == "Ann Example <ann@example.gov.uk>"
    assert message["from"] == "Roost <roost@estuary.example>"
    assert message["date"].datetime == NOW
    assert message["message-id"] == f"<{out.delivery}@estuary.example>"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    for part in message.iter_parts():
        assert out.body in part.get_content()


async def test_mails_after_one_another_share_a_connection(db: None) -> None:
    async with MailServer() as server, mailer(server.url) as post:
        for n in range(3):
            assert await post.send(outgoing(email=f"p{n}@example.gov.uk"), NOW) == SENT
    assert server.connections == 1
    assert server.to == [f"p{n}@example.gov.uk" for n in range(3)]


async def test_mails_at_once_take_connections_of_their_own_and_each_arrives_once(db: None) -> None:
    async with MailServer() as server, mailer(server.url) as post:
        said = await asyncio.gather(*(post.send(outgoing(email=f"p{n}@example.gov.uk"), NOW) for n in range(4)))
    assert said == [SENT] * 4
    assert sorted(server.to) == [f"p{n}@example.gov.uk" for n in range(4)]


async def test_whoever_closes_says_good_bye(db: None) -> None:
    async with MailServer() as server, mailer(server.url) as post:
        await post.send(outgoing(), NOW)
        assert "QUIT" not in server.seen
        await post.close()
        assert server.seen[-1] == "QUIT"


async def test_a_connection_that_nobody_needs_is_given_up(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "IDLE", mail.IDLE * 0)
    async with MailServer() as server, mailer(server.url) as post:
        await post.send(outgoing(), NOW)

        async def gone() -> bool:
            return server.seen[-1] == "QUIT"

        await eventually(gone)


async def test_smtps_is_encrypted_from_the_beginning_and_knows_our_name_and_password(
    db: None, trusted: Certificate
) -> None:
    async with MailServer(trusted, "smtps", login=True) as server:
        smtp = f"smtps://{quote(USER, '')}:{quote(PASSWORD, '')}@127.0.0.1:{server.port}"
        async with mailer(smtp) as post:
            assert await post.send(outgoing(), NOW) == SENT
    assert (len(server.arrived), server.encrypted) == (1, 1)


async def test_elsewhere_than_on_this_machine_the_connection_becomes_encrypted(
    db: None, trusted: Certificate, named: None
) -> None:
    async with MailServer(trusted, "starttls", login=True) as server:
        smtp = f"smtp://{quote(USER, '')}:{quote(PASSWORD, '')}@{NAME}:{server.port}"
        async with mailer(smtp) as post:
            assert await post.send(outgoing(), NOW) == SENT
            assert await post.send(outgoing(), NOW) == SENT
    assert (len(server.arrived), server.encrypted, server.connections) == (2, 2, 1)


async def test_elsewhere_nothing_is_sent_without_encryption(
    db: None, named: None, caplog: pytest.LogCaptureFixture
) -> None:
    async with MailServer() as server, mailer(f"smtp://{NAME}:{server.port}") as post:
        assert (await post.send(outgoing(), NOW)).said == "later"
    assert server.seen == []
    assert "ROOST_SMTP" in caplog.text


@pytest.mark.parametrize("tls", ["smtps", "starttls"])
async def test_a_server_that_cannot_prove_who_it_is_gets_nothing(
    db: None, certificate: Certificate, named: None, tls: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async with MailServer(certificate, tls) as server:
        smtp = f"{'smtps' if tls == 'smtps' else 'smtp'}://{NAME}:{server.port}"
        async with mailer(smtp) as post:
            outcome = await post.send(outgoing(), NOW)
    assert (outcome.said, outcome.why) == ("later", "the mail server cannot prove who it is")
    assert server.seen == []
    assert "certificate" in caplog.text


async def test_a_certificate_of_another_name_proves_nothing(
    db: None, tmp_path: Path, named: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Certificate(tmp_path, "elsewhere.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(other.file))
    async with MailServer(other, "starttls") as server, mailer(f"smtp://{NAME}:{server.port}") as post:
        assert (await post.send(outgoing(), NOW)).why == "the mail server cannot prove who it is"
    assert server.seen == []


async def test_we_name_ourselves_by_our_address_and_never_by_what_this_machine_is_called(db: None) -> None:
    async with MailServer() as server, mailer(server.url) as post:
        await post.send(outgoing(), NOW)
    assert server.names == ["roost.estuary.example"]
