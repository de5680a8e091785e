"""What the cast was told, and where: everybody who asks, and Hester, has a notice and a browser of their own."""

import base64
from uuid import UUID

import msgspec

from roost.kit import database
from roost.kit.ids import new_id
from roost.notices import choices, devices, unsubscribing
from roost.notices.expansion import keep
from roost.notices.kinds import kind_of
from roost.notices.rules import Notice
from roost.notices.wire import NewDevice
from roost.people import Who, actions, sessions
from roost.places import OFFICE_HOURS
from tests.bookings.world import World
from tests.support import NOW

# A point of P-256 (its generator, SEC 2, 2.4.2) and a secret, as a browser writes them.
POINT = bytes.fromhex(
    "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
    "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
)
KEYS = {
    name: base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    for name, raw in (("p256dh", POINT), ("auth", b"sixteen bytes it"))
}
KIND = "booked"


class Told(msgspec.Struct):
    """Ids by short name. `token`: of a mail to Dan, who wants no more of its kind already."""

    devices: dict[str, UUID] = {}
    notices: dict[str, UUID] = {}
    token: str = ""


def words_for(short: str) -> str:
    """A title that only one person was told."""
    return f"Desk Z{short} is yours"


async def build(world: World, everybody: list[str], push_host: str) -> Told:
    """For the council's people of these short names; their browsers' push service is at `push_host`."""
    told, kind = Told(), kind_of(KIND)
    assert kind is not None
    notices = [
        Notice(event=new_id(), person=world.person[short], title=words_for(short), body="Today.", path="/", tag="desk")
        for short in everybody
    ]
    await keep(kind, notices, NOW, OFFICE_HOURS, mail=False)
    rows = await database.fetch("SELECT id, person FROM notice")
    told.notices = {short: row["id"] for short in everybody for row in rows if row["person"] == world.person[short]}
    for short in everybody:
        person = await world.who(short)
        session = sessions.hash_of(sessions.new_token().encode())
        await actions.open_session(person.id, session, NOW + sessions.LONGEST, None, NOW)
        who = Who(**msgspec.structs.asdict(person) | {"session": session})
        wish = NewDevice(f"http://{push_host}/of/{short}", KEYS["p256dh"], KEYS["auth"], f"Browser of {short}")
        told.devices[short] = (await devices.register(wish, who, (push_host,), NOW)).id
    await choices.set_wanted(world.person["dan"], KIND, False)
    told.token = await unsubscribing.token_of(world.person["dan"], KIND, NOW)
    return told
