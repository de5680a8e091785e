"""The only reader of the environment. It refuses what it does not understand, and names what is allowed."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from roost.kit.variables import (
    NUMBERS,
    PUSH_HOSTS,
    Network,
    SettingsError,
    database,
    from_to,
    host_name,
    in_words,
    is_loopback,
    issuer,
    local_receivers,
    mail_address,
    mail_server,
    numbers_to_ring,
    one_of,
    public_address,
    push_services,
    trusted_networks,
    whole_number,
)

T = TypeVar("T")

OURS = "ROOST_"
NAMES = (
    "DATABASE_URL",
    "DEMO_DATABASE_URL",
    "ROOST_ADDRESS",
    "ROOST_HOST",
    "ROOST_PORT",
    "ROOST_WORKER",
    "ROOST_POOL",
    "ROOST_DATA",
    "ROOST_LOG",
    "ROOST_SAFETY",
    "ROOST_WORKING_HOURS",
    "ROOST_SMTP",
    "ROOST_MAIL_FROM",
    "ROOST_PUSH_HOSTS",
    "ROOST_WEBHOOK_HOSTS",
    "ROOST_COUNCIL",
    "ROOST_CONTACT",
    "ROOST_DPO",
    "ROOST_TRUSTED_PROXIES",
    "ROOST_REQUESTS",
    "ROOST_OIDC_ISSUER",
    "ROOST_OIDC_CLIENT_ID",
    "ROOST_OIDC_CLIENT_SECRET",
    "ROOST_OIDC_NAME",
    "ROOST_OIDC_ROLES_CLAIM",
    "ROOST_SIGN_IN_LINKS",
)
_PROVIDER = NAMES[-6:-3]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What this process was told. `database_url` None: the embedded PostgreSQL under `data`."""

    database_url: str | None = None
    demo_database_url: str | None = None
    address: str = "http://127.0.0.1:8000"  # where people reach it, without a final slash
    host: str = "127.0.0.1"  # where it listens
    port: int = 8000  # 0: any free one
    worker: bool = True  # timed work inside `serve`
    pool: int = 10  # connections to the database, at most
    data: Path = Path("var")
    log: str = "text"
    working_hours: tuple[int, int] = (540, 1020)  # minutes after midnight between which silence counts
    safety: tuple[tuple[str, str], ...] = NUMBERS  # whom to ring where an issue is not the place
    smtp: str | None = None  # the council's mail server; None: no mails
    mail_from: str | None = None  # whom mails come from, and whom a push service can write to
    push_hosts: tuple[str, ...] = PUSH_HOSTS  # push services that notices may be sent to
    webhook_hosts: tuple[str, ...] = ()  # receivers of webhooks on this machine, for tests
    council: str | None = None  # what the council is called where its words stand
    contact: str | None = None  # whom to write to about accessibility, security, and what is kept
    dpo: str | None = None  # the data protection officer's address
    trusted_proxies: tuple[Network, ...] = ()  # who may say for whom they ask; anybody else is who they are
    requests: int = 600  # of one signed-in person a minute, over all servers
    oidc_issuer: str | None = None  # the council's identity provider; None: there is none
    oidc_client_id: str = ""  # what Roost is called there
    oidc_client_secret: str = ""
    oidc_name: str = "your council account"  # what the button says: Sign in with …
    oidc_roles_claim: str = "roles"  # what of a token makes roles here: app roles, or groups
    sign_in_links: bool = False  # mail a link to whoever has no account at the provider
    demo: bool = False  # said on the command line, never by the environment

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Raises SettingsError. An empty variable counts as unset, as compose files and unit files leave them."""
        given = {k: v.strip() for k, v in (os.environ if environment is None else environment).items() if v.strip()}
        for name in sorted(given):
            if name.startswith(OURS) and name not in NAMES:
                raise SettingsError(f"{name} is no setting of Roost. There are: {', '.join(NAMES)}.")

        def read(name: str, parse: Callable[[str, str], T], default: T) -> T:
            return parse(name, given[name]) if name in given else default

        host = read("ROOST_HOST", host_name, "127.0.0.1")
        port = read("ROOST_PORT", whole_number(0, 65535), 8000)
        smtp = read("ROOST_SMTP", mail_server, None)
        mail_from = read("ROOST_MAIL_FROM", mail_address, None)
        if smtp is not None and mail_from is None:
            raise SettingsError("ROOST_MAIL_FROM must be set where ROOST_SMTP is: the address that mails come from.")
        provider = read("ROOST_OIDC_ISSUER", issuer, None)
        client_id = read("ROOST_OIDC_CLIENT_ID", in_words(500), "")
        client_secret = read("ROOST_OIDC_CLIENT_SECRET", in_words(500), "")
        missing = [name for name in _PROVIDER if name not in given]
        if 0 < len(missing) < len(_PROVIDER):
            raise SettingsError(f"{' and '.join(missing)} must be set too: {', '.join(_PROVIDER)} belong together.")
        links = read("ROOST_SIGN_IN_LINKS", one_of("on", "off"), "off") == "on"
        if links and smtp is None:
            raise SettingsError("ROOST_SIGN_IN_LINKS is on, so ROOST_SMTP must be set: the links are mailed.")
        return cls(
            database_url=read("DATABASE_URL", database, None),
            demo_database_url=read("DEMO_DATABASE_URL", database, None),
            address=read("ROOST_ADDRESS", public_address, f"http://127.0.0.1:{port}"),
            host=host,
            port=port,
            worker=read("ROOST_WORKER", one_of("on", "off"), "on") == "on",
            pool=read("ROOST_POOL", whole_number(1, 500), 10),
            data=Path(given.get("ROOST_DATA", "var")),
            log=read("ROOST_LOG", one_of("text", "json"), "text"),
            working_hours=read("ROOST_WORKING_HOURS", from_to, (540, 1020)),
            safety=read("ROOST_SAFETY", numbers_to_ring, NUMBERS),
            smtp=smtp,
            mail_from=mail_from,
            push_hosts=read("ROOST_PUSH_HOSTS", push_services, PUSH_HOSTS),
            webhook_hosts=read("ROOST_WEBHOOK_HOSTS", local_receivers, ()),
            council=read("ROOST_COUNCIL", in_words(80), None),
            contact=read("ROOST_CONTACT", mail_address, None),
            dpo=read("ROOST_DPO", mail_address, None),
            trusted_proxies=read("ROOST_TRUSTED_PROXIES", trusted_networks, ()),
            requests=read("ROOST_REQUESTS", whole_number(60, 100_000_000), 600),
            oidc_issuer=provider,
            oidc_client_id=client_id,
            oidc_client_secret=client_secret,
            oidc_name=read("ROOST_OIDC_NAME", in_words(40), "your council account"),
            oidc_roles_claim=read("ROOST_OIDC_ROLES_CLAIM", one_of("groups", "roles"), "roles"),
            sign_in_links=links,
        )

    @property
    def https(self) -> bool:
        """Whether people reach it over TLS, which decides about the cookie."""
        return self.address.startswith("https://")

    def listening_on(self, port: int) -> "Settings":
        """The same on another port; an address that was only the default follows."""
        follows = self.address == f"http://127.0.0.1:{self.port}"
        return msgspec.structs.replace(self, port=port, address=f"http://127.0.0.1:{port}" if follows else self.address)

    def only_this_machine(self) -> bool:
        """Whether nobody from elsewhere can reach it: what a demonstration must be."""
        return is_loopback(self.host) and is_loopback(urlsplit(self.address).hostname or "")
