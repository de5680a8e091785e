"""Whoever looks at a floor sees a change at once: the snapshot is new, and the event stream says so."""

from contextlib import aclosing

import httpx
import pytest
from litestar import Litestar

from roost.people import guard
from tests.admin.conftest import Browsers
from tests.admin.desk import Desk, Json, only
from tests.api.streams import Stream
from tests.bookings.world import DAY, World
from tests.support import eventually


async def day(client: httpx.AsyncClient, floor: str = "hall-1") -> tuple[str, Json]:
    answer = await client.get(f"/api/floors/{floor}/days/{DAY}")
    assert answer.status_code == 200, answer.text
    return answer.headers["etag"], answer.json()


async def seen(client: httpx.AsyncClient, what: str) -> bool:
    return what in str((await day(client))[1])


async def test_a_space_that_is_added_renamed_moved_and_retired_is_so_in_the_next_answer(
    ada: Desk, browsers: Browsers
) -> None:
    ann = (await browsers.of("ann")).client
    before, _ = await day(ann)
    new = {"label": "Newest", "kind": "desk", "zone": "hall-1-o", "x": 1, "y": 2, "features": []}
    made = await ada.post("floors/hall-1/spaces", new)
    await eventually(lambda: seen(ann, "Newest"))
    added, _ = await day(ann)
    assert added != before
    again = await ann.get(f"/api/floors/hall-1/days/{DAY}", headers={"If-None-Match": added})
    assert again.status_code == 304
    await ada.put(f"spaces/{made['id']}", new | {"label": "Renamed"}, made["version"])
    await eventually(lambda: seen(ann, "Renamed"))
    await ada.post(f"spaces/{made['id']}/retirement")

    async def gone() -> bool:
        return not await seen(ann, "Renamed")

    await eventually(gone)


@pytest.mark.parametrize("what", ["space", "positions", "zone", "floor", "site", "retirement", "plan"])
async def test_the_event_stream_says_that_the_floors_have_changed(
    app: Litestar, ada: Desk, browsers: Browsers, council: World, what: str
) -> None:
    ann = (await browsers.of("ann")).client
    async with aclosing(ann), Stream(app, ann) as stream:
        assert stream.status == 200
        await _change(ada, council, what)

        await stream.hear(b"floor/day")


async def _change(ada: Desk, council: World, what: str) -> None:
    spaces = await ada.get("floors/hall-1/spaces")
    zone, floor, site = await ada.zone("hall-1-o"), await ada.floor("hall-1"), await ada.site("hall")
    if what == "space":
        fresh = {"label": "New", "kind": "desk", "zone": "hall-1-o", "x": 1, "y": 2, "features": []}
        await ada.post("floors/hall-1/spaces", fresh)
    elif what == "positions":
        moved = {"positions": [{"id": str(council.space["T1"]), "x": 9, "y": 9}]}
        await ada.put("floors/hall-1/positions", moved, spaces["version"])
    elif what == "zone":
        body = only(zone, "name", "team", "access", "team_first_until") | {"name": "Landing"}
        await ada.put("zones/hall-1-o", body, zone["version"])
    elif what == "floor":
        body = only(floor, "name", "level", "plan_width", "plan_height") | {"level": 5}
        await ada.put("floors/hall-1", body, floor["version"])
    elif what == "site":
        body = {key: value for key, value in site.items() if key not in ("code", "floors", "version", "retired")}
        await ada.put("sites/hall", body | {"opens": "07:00"}, site["version"])
    elif what == "retirement":
        await ada.post(f"spaces/{council.space['T1']}/retirement")
    else:
        drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
        headers = {"Content-Type": "image/svg+xml"}
        await ada.client.put("/api/admin/floors/hall-1/plan", content=drawing, headers=headers)


async def test_what_is_new_here_is_no_persons_name_from_now_on(ada: Desk, council: World) -> None:
    """The guard of personal data asks about words it does not know."""
    await guard.known.get()

    async def known() -> bool:
        words = await guard.known.get()
        return {"Crosswind", "Weir", "Larkin", "Marlow"} <= words

    await ada.post("categories", {"code": "wind", "name": "Crosswind", "position": 10, "chips": []})
    await ada.post("queues", {"code": "weir", "name": "Weir", "lead": str(council.person["fay"]), "members": []})
    await ada.post("teams", {"code": "larkin", "name": "Larkin", "office_days": [], "home_zone": None})
    zone = {"code": "m", "floor": "hall-1", "name": "Marlow", "team": None, "access": "open", "team_first_until": None}
    await ada.post("zones", zone)
    await eventually(known)
