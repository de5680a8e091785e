"""What sending needs to know of the outside; app.py and schedule.py fill it from the settings."""

import ipaddress

import msgspec

from roost.places import OFFICE_HOURS, WorkingHours


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """`address`: ours, without a final slash. `smtp`: None where no mails can be sent. `push_hosts`: see settings."""

    address: str
    hours: WorkingHours = OFFICE_HOURS
    smtp: str | None = None
    mail_from: str | None = None
    push_hosts: tuple[str, ...] = ()

    @property
    def mail(self) -> bool:
        """Whether mails can be sent."""
        return self.smtp is not None


def is_loopback(host: str) -> bool:
    """Whether what is sent there does not leave this machine."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
