"""A mail server of our own (aiosmtpd): it keeps what arrived, over TLS too, and can misbehave."""

import asyncio
import email
import email.policy
import ipaddress
import ssl
import warnings
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Literal, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from roost.kit import clock

Step = Literal["greeting", "MAIL", "RCPT", "DATA"]
Tls = Literal["smtps", "starttls"]

USER, PASSWORD = "roost@estuary.example", "p@ss/w:ord %41"


class Certificate:
    """One that a server shows for `name` and this machine's number; whoever trusts `file` trusts it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.file, key_file = folder / "certificate.pem", folder / "key.pem"
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        names = [x509.DNSName(name), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        now = clock.now()
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(key, hashes.SHA256())
        )
        self.file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        key_file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.file, key_file)


class MailServer:
    """On a port of its own.

    `refuses`: what is said to RCPT of an address, instead of yes. `says`: the same for MAIL and DATA, for anybody.
    `hangs_at`, `closes_at`: never answers there, or closes the connection; of DATA, after it has the mail.
    `closes_once`: at the next MAIL, with these words. `arrived`: what it said yes to, or closed on; `raw`: its bytes.
    `seen`: which commands, in order; `names`: who said hello.
    """

    def __init__(self, certificate: Certificate | None = None, tls: Tls | None = None, login: bool = False) -> None:
        self.port = 0
        self.refuses: dict[str, str] = {}
        self.says: dict[Step, str] = {}
        self.hangs_at: Step | None = None
        self.closes_at: Step | None = None
        self.closes_once: str | None = None
        self.arrived: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.to: list[str] = []
        self.seen: list[str] = []
        self.names: list[str] = []
        self.connections = 0
        self.encrypted = 0
        self._certificate, self._tls, self._login = certificate, tls, login
        self._open: set[SMTP] = set()
        self._server: asyncio.Server | None = None
        self._over = asyncio.Event()

    @property
    def url(self) -> str:
        return f"{'smtps' if self._tls == 'smtps' else 'smtp'}://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Where it was before, if it was."""
        context = self._certificate.context if self._certificate and self._tls == "smtps" else None
        self._over = asyncio.Event()
        self._server = await asyncio.get_running_loop().create_server(
            self._protocol, "127.0.0.1", self.port, ssl=context
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Away: nobody answers there any more."""
        assert self._server is not None
        self._over.set()
        self._server.close()
        self.hang_up()
        await self._server.wait_closed()

    def hang_up(self) -> None:
        """Closes every connection that is open."""
        for one in list(self._open):
            if one.transport is not None:
                one.transport.close()

    def _protocol(self) -> SMTP:
        options: dict[str, Any] = {"hostname": "mail.estuary.example", "loop": asyncio.get_running_loop()}
        if self._certificate and self._tls == "starttls":
            options |= {"tls_context": self._certificate.context, "require_starttls": True}
        if self._login:
            options |= {"auth_required": True, "auth_require_tls": False, "authenticator": _authenticate}
        with warnings.catch_warnings(action="ignore"):  # it says what is unsafe, which is what it is here for
            return _Connection(self, **options)

    async def trouble(self, step: Step, connection: SMTP) -> str | None:
        if self.hangs_at == step:
            await self._over.wait()
        if self.closes_at == step and connection.transport is not None:
            connection.transport.abort()
        return self.says.get(step)


class _Connection(SMTP):
    def __init__(self, home: MailServer, **options: Any) -> None:
        super().__init__(_Handler(home), **options)
        self._home = home
        self._greeted = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self._original_transport is None:
            self._home.connections += 1
            self._home._open.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._home._open.discard(self)
        super().connection_lost(error)

    async def push(self, status: Any) -> None:
        if not self._greeted:
            self._greeted = True
            await self._home.trouble("greeting", self)
        await super().push(status)


class _Handler:
    def __init__(self, home: MailServer) -> None:
        self._home = home

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self._home.names.append(hostname)
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self._home.seen.append("MAIL")
        if self._home.closes_once is not None:
            words, self._home.closes_once = self._home.closes_once, None
            if not words:
                server.transport.abort()
            return words
        said = await self._home.trouble("MAIL", server)
        if said is None:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return said or "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self._home.seen.append("RCPT")
        said = await self._home.trouble("RCPT", server) or self._home.refuses.get(address)
        if said is None:
            envelope.rcpt_tos.append(address)
        return said or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self._home.seen.append("DATA")
        said = self._home.says.get("DATA")
        if said is None:
            assert isinstance(envelope.content, bytes)
            message = email.message_from_bytes(envelope.content, policy=email.policy.default)
            assert isinstance(message, EmailMessage)
            self._home.arrived.append(message)
            self._home.raw.append(envelope.content)
            self._home.to += envelope.rcpt_tos
            self._home.encrypted += session.ssl is not None or self._home._tls == "smtps"
        await self._home.trouble("DATA", server)
        return said or "250 OK"

    async def handle_RSET(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self._home.seen.append("RSET")
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self._home.seen.append("QUIT")
        return "221 Bye"


def _authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=right)
