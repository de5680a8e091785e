"""What is said and done about the office, over the wire: the ground that the screens of the board stand on."""

import random
import string
import uuid
from typing import Any

from playwright.async_api import Locator, Page

from tests.browser.people import SAME_SITE, Person

# Of the sample council's leaders, and of its queue of facilities: the first leads it.
NAOMI = "naomi.khan@estuary.example"
RHYS = "rhys.shaw@estuary.example"
RAFAL = "rafal.hale@estuary.example"


def tag() -> str:
    """A word that no other report has, and that reads as nobody's name."""
    return "zz" + "".join(random.choices(string.ascii_lowercase, k=8))


async def report(person: Person, words: str | None = None, chip: str = "no-socket", **more: object) -> dict[str, Any]:
    """Reports something in the zone of Duty and Assessment, unless `more` says where."""
    where = {} if {"site", "space", "zone"} & more.keys() else {"zone": "riv-2-a"}
    said = {"words": words, "confirmed": True} if words else {}
    body = {"chip": chip, **where, **said, **more}
    headers = {**SAME_SITE, "Idempotency-Key": str(uuid.uuid4())}
    answer = await person.context.request.post("/api/issues", headers=headers, data=body)
    assert answer.ok, await answer.text()
    return dict(await answer.json())


async def act(person: Person, number: int, what: str, method: str = "post", **body: object) -> dict[str, Any]:
    """`await act(naomi, 42, "promise", promised_for="2026-12-04")`, on the newest copy."""
    version = (await person.get(f"/api/issues/{number}"))["version"]
    answer = await person.context.request.fetch(
        f"/api/issues/{number}/{what}",
        method=method,
        headers={**SAME_SITE, "If-Match": f'"{version}"'},
        data=body,
    )
    assert answer.ok, await answer.text()
    return dict(await answer.json())


async def working_day(person: Person, ahead: int) -> str:
    """The day of the `ahead`th working day after today."""
    days = (await person.sites())[0]["days"][1:]
    return str([one["day"] for one in days if one["why"] is None][ahead - 1])


def column(page: Page, state: str) -> Locator:
    """A column of the board."""
    return page.locator("section", has=page.locator(f"#col-{state}"))


async def numbers(within: Locator) -> list[int]:
    """The numbers of the cards in it, from top to bottom."""
    links = within.locator("li.card a[id^=card-]")
    return [int((await one.get_attribute("id") or "").split("-")[1]) for one in await links.all()]


async def wall_link(person: Person, **more: object) -> str:
    """The path of a new link for a wall, for somebody who is signed out before and after."""
    await person.post("/api/session", email=NAOMI)
    address = str((await person.post("/api/displays", name="Kitchen", **more))["address"])
    await person.context.request.delete("/api/session", headers=SAME_SITE)
    return address[address.index("/wall") :]
