"""Short ways along the road without a name."""

import uuid
from datetime import UTC, datetime
from typing import Any

import httpx
import msgspec

from roost.places import codes, site_codes
from tests.bookings.world import World
from tests.support import NOW

# NOW is a Tuesday; what is left then is released on Wednesday at seven.
MORNING = datetime(2026, 11, 25, 7, 0, tzinfo=UTC)


async def code_at(world: World, label: str) -> str:
    """The code on that space."""
    floor = "hall-1" if label in ("T1", "T2", "T3", "A1", "A2", "B1", "B2", "B3", "R1") else "hall-2"
    await codes.make_missing(floor, world.person["fay"], NOW)
    row = await codes.of_space(world.space[label])
    code: str = row["code"]
    return code


async def code_of_site(site: str = "hall") -> str:
    return (await site_codes(NOW))[site]


async def left(
    client: httpx.AsyncClient, code: str, *, key: str | None = None, photo: bytes | None = None, **more: Any
) -> httpx.Response:
    """A report by that code: no socket in reach, unless told otherwise."""
    if not {"chip", "category"} & more.keys():
        more["chip"] = "no-socket"
    body = msgspec.json.encode({"code": code, **more})
    headers = {"Idempotency-Key": key or str(uuid.uuid4())}
    if photo is None:
        return await client.post("/api/unlinked", content=body, headers={"Content-Type": "application/json", **headers})
    files = {"report": (None, body, "application/json"), "photo": ("a.jpg", photo, "image/jpeg")}
    return await client.post("/api/unlinked", files=files, headers=headers)
