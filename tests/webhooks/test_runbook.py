"""What the runbook tells a receiver to do takes what Roost sends, and nothing else."""

import base64
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from roost.kit import clock
from roost.webhooks import signing

RUNBOOK = (Path(__file__).parents[2] / "deploy" / "runbook.md").read_text()


@pytest.fixture
def is_roost() -> Any:
    [code] = re.findall(r"```python\n(.*?def is_roost.*?)```", RUNBOOK, re.DOTALL)
    known: dict[str, Any] = {}
    exec(code, known)
    return known["is_roost"]


def test_the_runbooks_check_takes_ours_and_nothing_changed_or_old(is_roost: Any) -> None:
    secret, body = signing.new_secret(), b'{"type": "booking.booked"}'
    headers = signing.headers(secret, "01a2", clock.now(), body)
    written = signing.written(secret)
    assert is_roost(written, headers, body)
    assert is_roost(written, headers | {"webhook-signature": f"v1,x {headers['webhook-signature']}"}, body)
    assert not is_roost(written, headers, body + b" ")
    assert not is_roost(written, headers | {"webhook-id": "01a3"}, body)
    assert not is_roost(signing.written(signing.new_secret()), headers, body)
    early = str(int(headers["webhook-timestamp"]) - 600)
    assert not is_roost(written, headers | {"webhook-timestamp": early}, body)
    old = signing.headers(secret, "01a2", clock.now().replace(year=2025), body)
    assert not is_roost(written, old, body)


def test_a_signature_is_that_of_the_standards_own_example() -> None:
    """Standard Webhooks, its libraries' test: secret, id, timestamp, body and what comes of them."""
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    at = datetime.fromtimestamp(1614265330, UTC)
    headers = signing.headers(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", at, b'{"test": 2432232314}')
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
