"""What a variable of the environment may say: each reader takes its name and its text, and refuses in one line."""

import ipaddress
import re
from collections.abc import Callable
from urllib.parse import urlsplit

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"

# What anybody in the United Kingdom can ring.
NUMBERS = (("In danger now", "999"),)

# The push services of the browsers there are: Chrome and Edge, Firefox, Safari, Windows. `*.` stands for any one below.
PUSH_HOSTS = (
    "fcm.googleapis.com",
    "*.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)


class SettingsError(ValueError):
    """One line: which variable, and what is allowed. Never its value: it may hold a password."""


def is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def database(name: str, value: str) -> str:
    if not value.startswith(("postgresql://", "postgres://")):
        raise SettingsError(f"{name} must begin with postgresql://, as in postgresql://user:password@host:5432/roost.")
    return value


def public_address(name: str, value: str) -> str:
    allowed = "https://roost.example.gov.uk; plain http only for this machine, as in http://127.0.0.1:8000"
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise SettingsError(f"{name} must be an address such as {allowed}.") from None
    known = is_name(host) or is_number(host)
    if parts.scheme not in ("http", "https") or not known or parts.username is not None or not value.isprintable():
        raise SettingsError(f"{name} must be an address such as {allowed}.")
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise SettingsError(f"{name} must be an address without path, such as {allowed}.")
    if parts.scheme == "http" and not is_loopback(host):
        raise SettingsError(f"{name} must be https, such as {allowed}.")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def host_name(name: str, value: str) -> str:
    try:
        return str(ipaddress.ip_address(value.strip("[]")))
    except ValueError:
        if re.fullmatch(r"(?!-)[A-Za-z0-9.-]{1,253}", value) and not re.fullmatch(r"[0-9.]+", value):
            return value
    raise SettingsError(f"{name} must be an address to listen on, such as 127.0.0.1 or 0.0.0.0 or a host name.")


def is_name(host: str) -> bool:
    """Whether a host may be called so: labels of at most 63 (RFC 1123, section 2.1)."""
    return len(host) <= 253 and re.fullmatch(rf"{LABEL}(\.{LABEL})*", host, re.ASCII | re.IGNORECASE) is not None


def whole_number(least: int, most: int) -> Callable[[str, str], int]:
    def parse(name: str, value: str) -> int:
        # isdecimal alone takes digits of every script, and int() takes signs and underscores.
        if not (value.isascii() and value.isdecimal() and len(value) < 10 and least <= int(value) <= most):
            raise SettingsError(f"{name} must be a whole number from {least} to {most}.")
        return int(value)

    return parse


def numbers_to_ring(name: str, value: str) -> tuple[tuple[str, str], ...]:
    found = []
    for line in filter(None, map(str.strip, value.split(";"))):
        words, _, number = (part.strip() for part in line.partition("="))
        if not (words.isprintable() and 0 < len(words) <= 80 and re.fullmatch(r"\+?[0-9][0-9 ]{1,20}[0-9]", number)):
            raise SettingsError(
                f"{name} must be words=number; words=number, as in: In danger now=999; Duty desk=01234 567890."
            )
        found.append((words, number))
    return tuple(found) or NUMBERS


def mail_server(name: str, value: str) -> str:
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    known = is_name(host) or is_number(host)
    if not (known and port != 0 and value.startswith(("smtp://", "smtps://")) and parts.path in ("", "/")):
        raise SettingsError(f"{name} must be smtps://user:password@host:465, or smtp:// with port 587 for STARTTLS.")
    login = (parts.username, parts.password)
    if parts.query or parts.fragment or not value.isprintable() or not (all(login) or login == (None, None)):
        raise SettingsError(f"{name} must name a user and a password, or neither: smtp://user:password@host:587.")
    return value


def mail_address(name: str, value: str) -> str:
    local, _, host = value.rpartition("@")
    # RFC 5322's dot-atom, and the lengths of RFC 5321. What begins like an encoded word would be read as one.
    atoms = re.fullmatch(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*", local)
    if not atoms or "=?" in local or len(local) > 64 or len(value) > 254 or not is_name(host):
        raise SettingsError(f"{name} must be one address, such as roost@example.gov.uk.")
    return value


def push_services(name: str, value: str) -> tuple[str, ...]:
    """Names of hosts. After `*.` come at least three labels: below one or two (*.co.uk) anybody can have a name. One on
    this machine is for tests: named with its port, and spoken to without TLS."""
    hosts = tuple(host.strip().lower() for host in value.split(",") if host.strip())
    if not hosts or not all(map(_is_push_service, hosts)):
        raise SettingsError(
            f"{name} must be names of push services, such as {', '.join(PUSH_HOSTS[:2])}; "
            "after *. come three parts or more, as in *.push.example.com."
        )
    return hosts


def local_receivers(name: str, value: str) -> tuple[str, ...]:
    """Of webhooks, for tests: on this machine, named with their port, and spoken to without TLS."""
    hosts = tuple(host.strip().lower() for host in value.split(",") if host.strip())
    if not hosts or not all(map(_is_local, hosts)):
        raise SettingsError(f"{name} is for tests: 127.0.0.1:8099, with the port. Others need no setting.")
    return hosts


def _is_local(host: str) -> bool:
    local = re.fullmatch(r"(127\.0\.0\.1|localhost):([0-9]{2,5})", host, re.ASCII)
    return local is not None and int(local[2]) <= 65535


def _is_push_service(host: str) -> bool:
    if _is_local(host):
        return True
    below = host.startswith("*.")
    labels = host.removeprefix("*.").split(".")
    ends = re.fullmatch(r"[a-z]{2,}", labels[-1]) is not None
    return ends and len(labels) >= (3 if below else 2) and is_name(".".join(labels))


def trusted_networks(name: str, value: str) -> tuple[Network, ...]:
    """Networks of proxies, as addresses or in CIDR (RFC 4632). Whoever is in one can pass for anybody, so it may not
    hold half of the world: of IPv4 at least /8 is named, of IPv6 /16."""
    allowed = "addresses or networks of your own proxies, such as 127.0.0.1, 10.0.4.0/24, fd00:4::/64"
    found = []
    for one in filter(None, map(str.strip, value.split(","))):
        try:
            # Strict: 10.0.4.7/24 is a mistake for one of two things.
            network = ipaddress.ip_network(one)
        except ValueError:
            raise SettingsError(f"{name} must be {allowed}.") from None
        if network.prefixlen < (8 if network.version == 4 else 16):
            raise SettingsError(f"{name} names a network that is too wide: at least /8, of IPv6 /16. Name {allowed}.")
        found.append(network)
    if not found:
        raise SettingsError(f"{name} must be {allowed}.")
    return tuple(found)


def issuer(name: str, value: str) -> str:
    """An identity provider's issuer, exactly as it writes it itself: also a final slash counts."""
    allowed = "the provider's issuer, such as https://login.microsoftonline.com/<your tenant's id>/v2.0"
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise SettingsError(f"{name} must be {allowed}.") from None
    safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    if not (safe and (is_name(host) or is_number(host)) and value.isascii() and value.isprintable()):
        raise SettingsError(f"{name} must be {allowed}.")
    if parts.username is not None or parts.query or parts.fragment or " " in value:
        raise SettingsError(f"{name} must be {allowed}.")
    # At these Microsoft signs in people of every organisation there is.
    if re.match(r"/(common|organizations|consumers)(/|$)", parts.path):
        raise SettingsError(f"{name} must name your own tenant: {allowed}.")
    return value


def in_words(most: int) -> Callable[[str, str], str]:
    def parse(name: str, value: str) -> str:
        if not (value.isprintable() and len(value) <= most):
            raise SettingsError(f"{name} must be at most {most} characters in one line.")
        return value

    return parse


def from_to(name: str, value: str) -> tuple[int, int]:
    found = re.fullmatch(r"([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])", value, re.ASCII)
    if found:
        starts, ends = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
        if starts < ends <= 1440:
            return starts, ends
    raise SettingsError(f"{name} must be two times of one day, such as 09:00-17:00.")


def one_of(*allowed: str) -> Callable[[str, str], str]:
    def parse(name: str, value: str) -> str:
        if value not in allowed:
            raise SettingsError(f"{name} must be {' or '.join(allowed)}.")
        return value

    return parse
