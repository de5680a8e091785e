"""The small council of `tests/bookings/world.py`, with queues: who works them, and who leads.

fay leads facilities, ivy it, guy parking, and dee, the director, leadership, which leo works too. Ann and four more are
family support, so that a team's name tells nobody's.
"""

from uuid import UUID

from roost.issues import QueueRow, upsert_queues
from roost.kit import database
from roost.people import PersonRow, upsert_people
from tests.bookings import world as places
from tests.bookings.world import World
from tests.support import NOW

MORE_PEOPLE = [
    ("ivy", "Ivy Innes", None, "it"),
    ("ian", "Ian Ives", None, "it"),
    ("dee", "Dee Dunn", None, "director"),
    ("ada", "Ada Admin", None, "administrator"),
    ("fin", "Fin Flood", "fam", "staff"),
    ("flo", "Flo Field", "fam", "staff"),
    ("fred", "Fred Frome", "fam", "manager"),
]
QUEUES = [
    QueueRow("facilities", "Facilities", "fay@estuary.example", ("fay@estuary.example",)),
    QueueRow("it", "IT Service Desk", "ivy@estuary.example", ("ivy@estuary.example", "ian@estuary.example")),
    QueueRow("parking", "Parking", "guy@estuary.example", ("guy@estuary.example",)),
    QueueRow("leadership", "Leadership", "dee@estuary.example", ("dee@estuary.example", "leo@estuary.example")),
]


async def build() -> World:
    """The council in an empty database."""
    world = await places.build()
    await upsert_people(
        [PersonRow(f"{short}@estuary.example", name, team, role) for short, name, team, role in MORE_PEOPLE], None, NOW
    )
    await upsert_queues(QUEUES)
    persons: list[tuple[str, UUID]] = [
        (row["short"], row["id"])
        for row in await database.fetch("SELECT split_part(email, '@', 1) AS short, id FROM person")
    ]
    return World(world.space, dict(persons))
