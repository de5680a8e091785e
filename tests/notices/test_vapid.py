"""Who we are to a push service: one key for ever, and words signed once for each service."""

import asyncio
from datetime import timedelta

import pytest

from roost.kit import database
from roost.notices import vapid
from roost.notices.outgoing import Target
from roost.notices.push import Pusher, public_key
from roost.notices.vapid import GOOD_FOR, RENEWED, Signed
from tests.notices import outbox
from tests.notices.push_service import PushService, from_base64url
from tests.support import NOW, SetClock


async def test_the_key_is_made_once_and_kept(db: None) -> None:
    keys = await asyncio.gather(*(public_key(NOW) for _ in range(5)))
    assert set(keys) == {await public_key(NOW + timedelta(days=400))}
    point = from_base64url(keys[0])
    assert (len(point), point[0]) == (65, 4)
    assert await database.fetch_value("SELECT count(*) FROM secret WHERE name = 'vapid'") == 1
    assert "=" not in keys[0]


async def test_a_service_is_given_the_same_words_until_shortly_before_they_run_out(
    service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = Signed("mailto:roost@example.gov.uk")
    aud = f"http://{service.host}"
    first = await signed.header(aud, NOW)
    assert await signed.header(aud, NOW + GOOD_FOR - RENEWED - timedelta(seconds=1)) == first
    later = await signed.header(aud, NOW + GOOD_FOR - RENEWED)
    assert later != first
    assert await signed.header("https://another.example.com", NOW) != first


async def test_words_from_a_clock_that_was_ahead_are_not_kept(db: None) -> None:
    signed = Signed("mailto:roost@example.gov.uk")
    ahead = await signed.header("https://push.example.com", NOW + timedelta(days=1))
    assert await signed.header("https://push.example.com", NOW) != ahead


@pytest.mark.parametrize(
    ("address", "mail_from"),
    [
        ("https://roost.example.gov.uk", None),
        ("https://roost:8443", None),
        ("http://127.0.0.1:8000", None),
        ("https://roost.example.gov.uk", "roost@example.gov.uk"),
    ],
)
async def test_every_service_learns_whom_it_can_write_to(
    service: PushService, address: str, mail_from: str | None
) -> None:
    subscription = service.subscribe()
    target = Target(outbox.new_id(), subscription.endpoint, subscription.p256dh, subscription.auth)
    pusher = Pusher(outbox.setup(service, address=address, mail_from=mail_from))
    try:
        assert (await pusher.send(outbox.outgoing(target=target), NOW)).said == "sent"
    finally:
        await pusher.close()
    assert service.refused == []


async def test_the_services_of_these_tests_do_look(service: PushService, clock: SetClock) -> None:
    """What they would refuse, they refuse: else the tests beside this one would prove nothing."""
    subscription = service.subscribe()
    target = Target(outbox.new_id(), subscription.endpoint, subscription.p256dh, subscription.auth)
    pusher = Pusher(outbox.setup(service))
    try:
        clock.move(days=-2)
        await pusher.send(outbox.outgoing(target=target), NOW)
        clock.move(days=4)
        await pusher.send(outbox.outgoing(target=target), NOW)
        clock.move(days=-2)
        service.key = await public_key(NOW)
        await database.execute("DELETE FROM secret")
        other = Pusher(outbox.setup(service))
        await other.send(outbox.outgoing(target=target), NOW)
        await other.close()
    finally:
        await pusher.close()
    early, late, stranger = service.refused
    assert early.startswith("runs out in 2 days, 12")
    assert late.startswith("runs out in -2 days, 12")
    assert stranger.startswith("not the key")
    assert subscription.arrived == []


async def test_signing_happens_once_for_many(service: PushService, monkeypatch: pytest.MonkeyPatch) -> None:
    signed: list[str] = []
    real = vapid.Vapid02.sign

    def sign(self: object, claims: dict[str, object]) -> dict[str, str]:
        signed.append(str(claims["aud"]))
        said: dict[str, str] = real(self, claims)
        return said

    monkeypatch.setattr(vapid.Vapid02, "sign", sign)
    pusher = Pusher(outbox.setup(service))
    try:
        for subscription in [service.subscribe() for _ in range(20)]:
            target = Target(outbox.new_id(), subscription.endpoint, subscription.p256dh, subscription.auth)
            await pusher.send(outbox.outgoing(target=target), NOW)
    finally:
        await pusher.close()
    assert signed == [f"http://{service.host}"]
