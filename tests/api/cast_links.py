"""What the administrator has brought along: files that were tried, and two systems that are told of bookings."""

from uuid import UUID

import msgspec

from roost.importing import trials
from roost.importing.files import Sent
from roost.webhooks import store
from roost.webhooks.wire import NewWebhook
from tests.support import NOW, eventually


class Links(msgspec.Struct):
    """Ids, and the version of the first webhook. `spare` is there to be deleted."""

    trial: UUID
    webhook: UUID
    version: str
    spare: UUID


async def build(administrator: UUID, receiver: str) -> Links:
    """`receiver`: where somebody takes everything, as `127.0.0.1:8099`."""
    wish = NewWebhook("Bookings elsewhere", f"http://{receiver}/", ["booking"])
    one, two = [(await store.make(wish, (receiver,), administrator, NOW)).webhook for _ in range(2)]
    files = [Sent("teams.csv", b"team,name,home_zone,office_days\nnewer,Newer team,,tue\n")]
    trial = await trials.begin(files, administrator, lambda: NOW)

    async def ready() -> bool:
        return (await trials.look(trial, administrator, lambda: NOW)).state == "ready"

    await eventually(ready)
    return Links(trial, one.id, one.version, two.id)
