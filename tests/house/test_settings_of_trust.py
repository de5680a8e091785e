"""Settings that say whom to believe and whom to write to."""

from ipaddress import ip_network

import pytest

from roost.kit.variables import SettingsError
from roost.settings import Settings


def read(**variables: str) -> Settings:
    return Settings.from_environment(variables)


def test_nobody_is_believed_and_nobody_is_named_unless_it_is_said() -> None:
    assert read().trusted_proxies == ()
    assert (read().council, read().contact, read().dpo) == (None, None, None)


def test_what_is_said_is_read() -> None:
    settings = read(
        ROOST_COUNCIL="Estuary Borough Council",
        ROOST_CONTACT="roost@estuary.gov.uk",
        ROOST_DPO="dpo@estuary.gov.uk",
        ROOST_TRUSTED_PROXIES="127.0.0.1, 10.0.4.0/24,::1,fd00:4::/64",
    )
    assert settings.council == "Estuary Borough Council"
    assert (settings.contact, settings.dpo) == ("roost@estuary.gov.uk", "dpo@estuary.gov.uk")
    named = ("127.0.0.1/32", "10.0.4.0/24", "::1/128", "fd00:4::/64")
    assert settings.trusted_proxies == tuple(map(ip_network, named))


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("ROOST_TRUSTED_PROXIES", "*", "10.0.4.0/24"),
        ("ROOST_TRUSTED_PROXIES", "proxy.secret.example", "10.0.4.0/24"),
        ("ROOST_TRUSTED_PROXIES", "127.0.0.1:8000", "10.0.4.0/24"),
        ("ROOST_TRUSTED_PROXIES", "10.0.4.7/24", "10.0.4.0/24"),
        ("ROOST_TRUSTED_PROXIES", "10.0.4.0/33", "10.0.4.0/24"),
        ("ROOST_TRUSTED_PROXIES", "10.0.4", "10.0.4.0/24"),
        ("ROOST_TRUSTED_PROXIES", "127.0.0.1 10.0.4.1", "10.0.4.0/24"),
        ("ROOST_TRUSTED_PROXIES", ",", "10.0.4.0/24"),
        ("ROOST_TRUSTED_PROXIES", "0.0.0.0/0", "too wide"),
        ("ROOST_TRUSTED_PROXIES", "::/0", "too wide"),
        ("ROOST_TRUSTED_PROXIES", "127.0.0.1, 0.0.0.0/1", "too wide"),
        ("ROOST_COUNCIL", "secret\nEstuary", "80 characters in one line"),
        ("ROOST_COUNCIL", "s" * 81, "80 characters in one line"),
        ("ROOST_CONTACT", "secret", "one address"),
        ("ROOST_CONTACT", "https://secret.example", "one address"),
        ("ROOST_DPO", "The officer <secret@example.gov.uk>", "one address"),
    ],
)
def test_nonsense_is_refused_naming_the_variable_and_what_is_allowed(name: str, value: str, allowed: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        read(**{name: value})
    assert name in str(refusal.value)
    assert allowed in str(refusal.value)
    assert "secret" not in str(refusal.value)
