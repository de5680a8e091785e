"""Settings: what is understood, and what is refused, naming the variable and what is allowed."""

from pathlib import Path

import pytest

from roost.kit.variables import SettingsError
from roost.settings import NAMES, Settings


def read(**variables: str) -> Settings:
    return Settings.from_environment(variables)


def test_without_any_variable_it_listens_on_this_machine_with_an_embedded_database() -> None:
    assert read() == Settings()
    assert read().database_url is None
    assert read().only_this_machine()


def test_every_variable_is_read() -> None:
    settings = read(
        DATABASE_URL="postgresql://u:p@db/roost",
        DEMO_DATABASE_URL="postgres:///demo",
        ROOST_ADDRESS="https://Roost.example.gov.uk/",
        ROOST_HOST="0.0.0.0",
        ROOST_PORT="9000",
        ROOST_WORKER="off",
        ROOST_POOL="3",
        ROOST_DATA="/srv/roost",
        ROOST_LOG="json",
        ROOST_WORKING_HOURS="08:30-24:00",
        ROOST_SAFETY="In danger now=999; Children's duty desk = 01634 334466;",
        ROOST_SMTP="smtps://roost:p%40ss@mail.example.gov.uk:465",
        ROOST_MAIL_FROM="roost@example.gov.uk",
        ROOST_PUSH_HOSTS="fcm.googleapis.com, *.Push.Apple.com",
        ROOST_WEBHOOK_HOSTS="127.0.0.1:8099, LOCALHOST:8098",
        ROOST_OIDC_ISSUER="https://login.microsoftonline.com/1f/v2.0",
        ROOST_OIDC_CLIENT_ID="roost",
        ROOST_OIDC_CLIENT_SECRET="a secret",
        ROOST_OIDC_NAME="Estuary account",
        ROOST_OIDC_ROLES_CLAIM="groups",
        ROOST_SIGN_IN_LINKS="on",
    )
    assert settings == Settings(
        oidc_issuer="https://login.microsoftonline.com/1f/v2.0",
        oidc_client_id="roost",
        oidc_client_secret="a secret",
        oidc_name="Estuary account",
        oidc_roles_claim="groups",
        sign_in_links=True,
        database_url="postgresql://u:p@db/roost",
        demo_database_url="postgres:///demo",
        address="https://roost.example.gov.uk",
        host="0.0.0.0",
        port=9000,
        worker=False,
        pool=3,
        data=Path("/srv/roost"),
        log="json",
        working_hours=(510, 1440),
        safety=(("In danger now", "999"), ("Children's duty desk", "01634 334466")),
        smtp="smtps://roost:p%40ss@mail.example.gov.uk:465",
        mail_from="roost@example.gov.uk",
        push_hosts=("fcm.googleapis.com", "*.push.apple.com"),
        webhook_hosts=("127.0.0.1:8099", "localhost:8098"),
    )
    assert settings.https
    assert not settings.only_this_machine()


def test_whom_to_ring_is_at_least_what_anybody_can_ring() -> None:
    assert read().safety == read(ROOST_SAFETY=";").safety == (("In danger now", "999"),)


def test_an_empty_variable_counts_as_unset() -> None:
    assert read(**dict.fromkeys(NAMES, " ")) == Settings()


def test_variables_of_others_are_none_of_its_business() -> None:
    assert read(PATH="/bin", PGHOST="elsewhere", PORT="1") == Settings()


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("ROOST_COLOUR", "red", "ROOST_PORT"),
        ("ROOST_PORT", "http", "0 to 65535"),
        ("ROOST_PORT", "65536", "0 to 65535"),
        ("ROOST_PORT", "-1", "0 to 65535"),
        ("ROOST_PORT", "8_000", "0 to 65535"),
        ("ROOST_PORT", "٨٠٠٠", "0 to 65535"),
        ("ROOST_POOL", "0", "1 to 500"),
        ("ROOST_WORKER", "true", "on or off"),
        ("ROOST_LOG", "xml", "text or json"),
        ("ROOST_WORKING_HOURS", "9-17", "09:00-17:00"),
        ("ROOST_WORKING_HOURS", "17:00-09:00", "09:00-17:00"),
        ("ROOST_WORKING_HOURS", "09:00-09:00", "09:00-17:00"),
        ("ROOST_WORKING_HOURS", "09:00-24:01", "09:00-17:00"),
        ("ROOST_WORKING_HOURS", "09:00-17:60", "09:00-17:00"),
        ("ROOST_SAFETY", "999", "words=number"),
        ("ROOST_SAFETY", "In danger now=ring us", "words=number"),
        ("ROOST_SAFETY", "=999", "words=number"),
        ("ROOST_SAFETY", "In danger now=999 Duty desk=01634", "words=number"),
        ("ROOST_SAFETY", "In danger now=٩٩٩", "words=number"),
        ("ROOST_HOST", "http://x", "127.0.0.1"),
        ("ROOST_HOST", "1.2.3", "127.0.0.1"),
        ("ROOST_ADDRESS", "roost.example.gov.uk", "https://roost.example.gov.uk"),
        ("ROOST_ADDRESS", "http://roost.example.gov.uk", "must be https"),
        ("ROOST_ADDRESS", "https://roost.example.gov.uk/desks", "without path"),
        ("ROOST_ADDRESS", "https://me@roost.example.gov.uk", "https://"),
        ("ROOST_ADDRESS", "https://roost:port", "https://"),
        ("ROOST_ADDRESS", "https://[roost", "https://"),
        ("ROOST_ADDRESS", "https://ro ost.example", "https://"),
        ("ROOST_ADDRESS", "https://röost.example", "https://"),
        ("DATABASE_URL", "mysql://secret@db/roost", "postgresql://"),
        ("DATABASE_URL", "postgresql+asyncpg://secret@db/roost", "postgresql://"),
        ("DEMO_DATABASE_URL", "secret", "postgresql://"),
        ("ROOST_SMTP", "mail.secret.example", "smtps://user:password@host:465"),
        ("ROOST_SMTP", "https://user:secret@mail.example", "smtp://"),
        ("ROOST_SMTP", "smtp://user:secret@", "smtp://"),
        ("ROOST_SMTP", "smtp://user:secret@mail.example:0", "587"),
        ("ROOST_SMTP", "smtp://user:secret@mail.example:port", "587"),
        ("ROOST_SMTP", "smtp://user:secret@[mail", "587"),
        ("ROOST_SMTP", "smtp://secret@mail.example", "a user and a password, or neither"),
        ("ROOST_SMTP", "smtp://user:secret@mail.example/?tls=off", "or neither"),
        ("ROOST_SMTP", "smtp://user:secret@mail.example/inbox", "587"),
        ("ROOST_SMTP", "smtp://secret secret", "smtp://"),
        ("ROOST_SMTP", "smtp://secret..example", "smtp://"),
        ("ROOST_SMTP", "smtp://:@secret.example", "a user and a password, or neither"),
        ("ROOST_SMTP", "smtp://user:@secret.example", "a user and a password, or neither"),
        ("ROOST_SMTP", "smtp://:secret@mail.example", "a user and a password, or neither"),
        ("ROOST_SMTP", "smtp://user:sec\nret@mail.example", "or neither"),
        ("ROOST_MAIL_FROM", "Roost <secret@example.gov.uk>", "one address"),
        ("ROOST_MAIL_FROM", "secret", "roost@example.gov.uk"),
        ("ROOST_MAIL_FROM", "a@example.gov.uk, secret@example.gov.uk", "one address"),
        ("ROOST_MAIL_FROM", "secret@example.gov.uk\r\nBcc: b@example.gov.uk", "one address"),
        ("ROOST_MAIL_FROM", "..@secret.example", "one address"),
        ("ROOST_MAIL_FROM", "secret.@b.gov.uk", "one address"),
        ("ROOST_MAIL_FROM", ".secret@b.gov.uk", "one address"),
        ("ROOST_MAIL_FROM", "secret..b@c.uk", "one address"),
        ("ROOST_MAIL_FROM", f"secret@{'b' * 64}.uk", "one address"),
        ("ROOST_MAIL_FROM", "secret@b-.uk", "one address"),
        ("ROOST_MAIL_FROM", f"secret@{'b' * 60}{'.bb' * 70}", "one address"),
        ("ROOST_MAIL_FROM", f"{'s' * 65}@c.uk", "one address"),
        ("ROOST_MAIL_FROM", "secret@\u212aent.gov.uk", "one address"),
        ("ROOST_MAIL_FROM", "=?utf-8?q?secret?=@c.uk", "one address"),
        ("ROOST_PUSH_HOSTS", "https://secret.example", "fcm.googleapis.com"),
        ("ROOST_PUSH_HOSTS", "*", "fcm.googleapis.com"),
        ("ROOST_PUSH_HOSTS", "*.com", "fcm.googleapis.com"),
        ("ROOST_PUSH_HOSTS", "*.uk", "three parts"),
        ("ROOST_PUSH_HOSTS", "*.co.uk", "three parts"),
        ("ROOST_PUSH_HOSTS", "fcm.googleapis.com, *.gov.uk", "three parts"),
        ("ROOST_PUSH_HOSTS", f"{'s' * 64}.example", "fcm.googleapis.com"),
        ("ROOST_PUSH_HOSTS", "127.0.0.1:65536", "fcm.googleapis.com"),
        ("ROOST_PUSH_HOSTS", "localhost:99999", "fcm.googleapis.com"),
        ("ROOST_PUSH_HOSTS", "10.0.0.1", "fcm.googleapis.com"),
        ("ROOST_PUSH_HOSTS", "secret.example:8080", "fcm.googleapis.com"),
        ("ROOST_PUSH_HOSTS", ",", "fcm.googleapis.com"),
        ("ROOST_WEBHOOK_HOSTS", ",", "127.0.0.1:8099"),
        ("ROOST_WEBHOOK_HOSTS", "127.0.0.1", "with the port"),
        ("ROOST_WEBHOOK_HOSTS", "secret.example:443", "127.0.0.1:8099"),
        ("ROOST_WEBHOOK_HOSTS", "10.0.0.7:8099", "127.0.0.1:8099"),
        ("ROOST_WEBHOOK_HOSTS", "127.0.0.1:65536", "127.0.0.1:8099"),
        ("ROOST_OIDC_ISSUER", "login.secret.example", "the provider's issuer"),
        ("ROOST_OIDC_ISSUER", "http://login.secret.example", "https://"),
        ("ROOST_OIDC_ISSUER", "https://me:secret@login.example", "https://"),
        ("ROOST_OIDC_ISSUER", "https://login.example/?tenant=secret", "https://"),
        ("ROOST_OIDC_ISSUER", "https://login.example/#secret", "https://"),
        ("ROOST_OIDC_ISSUER", "https://login.example/a secret", "https://"),
        ("ROOST_OIDC_ISSUER", "https://[secret", "https://"),
        ("ROOST_OIDC_ISSUER", "https://login.microsoftonline.com/common/v2.0", "your own tenant"),
        ("ROOST_OIDC_ISSUER", "https://login.microsoftonline.com/organizations/v2.0", "your own tenant"),
        ("ROOST_OIDC_CLIENT_ID", "secret" * 100, "500"),
        ("ROOST_OIDC_CLIENT_SECRET", "sec\x07ret" + "secret", "one line"),
        ("ROOST_OIDC_NAME", "secret" * 10, "40"),
        ("ROOST_OIDC_ROLES_CLAIM", "wids", "groups or roles"),
        ("ROOST_SIGN_IN_LINKS", "yes", "on or off"),
    ],
)
def test_nonsense_is_refused_naming_the_variable_and_what_is_allowed(name: str, value: str, allowed: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        read(**{name: value})
    assert name in str(refusal.value)
    assert allowed in str(refusal.value)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_loopback_is_known_in_all_its_spellings(host: str) -> None:
    assert read(ROOST_HOST=host).only_this_machine()


def test_plain_http_is_for_this_machine_only() -> None:
    assert not read(ROOST_ADDRESS="http://localhost:8080").https
    assert read(ROOST_ADDRESS="http://[::1]:8080").address == "http://[::1]:8080"


def test_the_default_address_follows_the_port_and_a_given_one_does_not() -> None:
    assert read(ROOST_PORT="9000").address == "http://127.0.0.1:9000"
    assert read().listening_on(9001).address == "http://127.0.0.1:9001"
    given = read(ROOST_ADDRESS="https://roost.example.gov.uk").listening_on(9001)
    assert given.address == "https://roost.example.gov.uk"
    assert given.port == 9001


def test_of_an_identity_provider_all_is_said_or_nothing() -> None:
    whole = {"ROOST_OIDC_ISSUER": "https://login.example", "ROOST_OIDC_CLIENT_ID": "r", "ROOST_OIDC_CLIENT_SECRET": "s"}
    assert read(**whole).oidc_issuer == "https://login.example"
    assert (read(**whole).oidc_name, read(**whole).oidc_roles_claim) == ("your council account", "roles")
    for name in whole:
        with pytest.raises(SettingsError, match=f"{name} must be set too"):
            read(**{other: value for other, value in whole.items() if other != name})


def test_a_provider_without_https_is_on_this_machine() -> None:
    whole = {"ROOST_OIDC_CLIENT_ID": "r", "ROOST_OIDC_CLIENT_SECRET": "s"}
    assert read(ROOST_OIDC_ISSUER="http://127.0.0.1:9000", **whole).oidc_issuer == "http://127.0.0.1:9000"


def test_links_to_sign_in_need_a_mail_server() -> None:
    with pytest.raises(SettingsError, match="ROOST_SMTP must be set"):
        read(ROOST_SIGN_IN_LINKS="on")


def test_mails_come_from_somebody() -> None:
    with pytest.raises(SettingsError, match="ROOST_MAIL_FROM must be set"):
        read(ROOST_SMTP="smtp://127.0.0.1:25")
    assert read(ROOST_SMTP="smtp://127.0.0.1:25", ROOST_MAIL_FROM="roost@example.gov.uk").smtp == "smtp://127.0.0.1:25"


@pytest.mark.parametrize("smtp", ["smtp://mail:25", "smtp://10.0.0.7", "smtps://[::1]:465", "smtps://u:p%40@m.gov.uk"])
def test_a_mail_server_may_be_a_name_or_a_number(smtp: str) -> None:
    assert read(ROOST_SMTP=smtp, ROOST_MAIL_FROM="roost@localhost").smtp == smtp


@pytest.mark.parametrize(
    "ours", ["o'neill+roost@example.gov.uk", "no.reply@mail-1.medway.gov.uk", "r@xn--bcher-kva.uk"]
)
def test_an_address_that_mail_servers_take_is_taken(ours: str) -> None:
    assert read(ROOST_MAIL_FROM=ours).mail_from == ours


def test_whom_a_push_service_can_write_to_may_be_said_without_mails() -> None:
    settings = read(ROOST_MAIL_FROM="roost@example.gov.uk")
    assert (settings.smtp, settings.mail_from) == (None, "roost@example.gov.uk")


def test_notices_go_to_the_push_services_of_the_browsers_there_are() -> None:
    assert "fcm.googleapis.com" in read().push_hosts
    assert "*.push.apple.com" in read().push_hosts


def test_a_push_service_of_a_test_is_on_this_machine_and_has_a_port() -> None:
    assert read(ROOST_PUSH_HOSTS="127.0.0.1:8099").push_hosts == ("127.0.0.1:8099",)


def test_every_setting_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    assert [name for name in NAMES if f"| `{name}` |" not in readme] == []
