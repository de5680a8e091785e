"""What the tests do with webhooks, by the real actions."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from roost import webhooks
from roost.kit import database
from roost.webhooks import store
from roost.webhooks.expansion import UNDO
from roost.webhooks.teller import LEASE, PATIENCE, Teller
from roost.webhooks.wire import NewWebhook, Webhook, WebhookDelivery
from tests.bookings.world import World
from tests.support import NOW
from tests.webhooks.receiver import Receiver

ADDRESS = "https://roost.example.gov.uk"
LATER = NOW + UNDO


async def hook(world: World, receiver: Receiver, *kinds: str, path: str = "/roost", format_: str = "json") -> UUID:
    """A new webhook that the receiver knows the secret of."""
    wish = NewWebhook(f"to {path}", receiver.at(path), list(kinds) or ["booking"], format_)
    made = await store.make(wish, (receiver.host,), world.person["fay"], NOW - timedelta(minutes=1))
    receiver.expects(path, made.secret)
    return made.webhook.id


async def tell(
    receiver: Receiver, at: datetime = LATER, patience: timedelta = PATIENCE, lease: timedelta = LEASE
) -> int:
    """What a worker does in one turn; says how much has arrived. The receiver's clock is set by it."""
    await webhooks.expand(at, ADDRESS)
    receiver.clock.at = at
    async with Teller((receiver.host,), lease=lease, patience=patience) as teller:
        return await teller.send_due(at)


async def one_of(webhook: UUID) -> Webhook:
    [found] = [one for one in await store.all_of_them() if one.id == webhook]
    return found


async def deliveries(webhook: UUID) -> list[WebhookDelivery]:
    """The oldest first."""
    return (await store.deliveries_of(webhook)).deliveries[::-1]


async def marks() -> int:
    found: int = await database.fetch_value("SELECT count(*) FROM webhook_mark")
    return found


def types(receiver: Receiver) -> list[Any]:
    return [one.body["type"] for one in receiver.arrived]
