"""Where to say that something here is not safe (RFC 9116)."""

from datetime import timedelta

from roost.kit.clock import Clock
from roost.web.files import Answer

PATH = "/.well-known/security.txt"
# Less than a year ahead (section 2.5.5); whoever reads it again later finds a later one.
GOOD_FOR = timedelta(days=180)


class SecurityText:
    """`contact`: an e-mail address; None: there is no such file. `address`: ours, without a final slash."""

    def __init__(self, contact: str | None, address: str, clock: Clock) -> None:
        self._contact, self._address, self._clock = contact, address, clock

    def answer(self) -> Answer | None:
        if self._contact is None:
            return None
        expires = (self._clock() + GOOD_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
        lines = [
            f"Contact: mailto:{self._contact}",
            f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: en",
            f"Canonical: {self._address}{PATH}",
        ]
        body = "".join(f"{line}\n" for line in lines).encode()
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"cache-control", b"no-cache"),
            (b"content-length", b"%d" % len(body)),
        ]
        return Answer(200, headers, body)
