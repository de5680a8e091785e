"""Somebody with a browser, and what they need the server for besides it."""

from typing import Any

from playwright.async_api import BrowserContext, ConsoleMessage, Locator, Page

# Of the sample council. Duty and Assessment: a zone of their own on the second floor of Riverside House.
NIMMI = "nimmi.flint@estuary.example"  # has a car
SAMIR = "samir.jones@estuary.example"  # has a car
ANGUS = "angus.ghosh@estuary.example"  # has a car
CHLOE = "chloe.clarke@estuary.example"  # sits at one desk on the quiet day, whatever the others do
DEEPA = "deepa.mbeki@estuary.example"  # has none
OUTSIDER = "aisha.wright@estuary.example"  # Early Help, Gun Lane Centre
FACILITIES = "lowri.akhtar@estuary.example"
PARKING = "parking.one@estuary.example"
ADMIN = "admin@estuary.example"
# Fostering, who are told of things.
BETHAN = "bethan.jenkins@estuary.example"
CALLUM = "callum.dhillon@estuary.example"
CHIDI = "chidi.white@estuary.example"
HANNAH = "hannah.islam@estuary.example"
INES = "ines.campbell@estuary.example"

SAME_SITE = {"Sec-Fetch-Site": "same-origin"}
# Nothing tells of both: that it is ready, and that it took this page over.
AT_WORK = """new Promise((done) => {
  const look = () => navigator.serviceWorker.controller?.state === 'activated' ? done() : setTimeout(look, 50)
  look()
})"""
USUAL = {"starts": "09:00", "ends": "17:00"}


class Person:
    def __init__(self, email: str | None, context: BrowserContext, page: Page) -> None:
        self.email = email
        self.context = context
        self.page = page
        self.complaints: list[str] = []
        self._forgiven: tuple[str, ...] = ()
        self.watch(page)

    def watch(self, page: Page) -> None:
        """Notes what this page complains of."""
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._complains(str(error)))

    def forgive(self, *words: str) -> None:
        """Complaints that hold one of these words are part of the story: those made, and what is still on its way."""
        self._forgiven += words
        said, self.complaints = self.complaints, []
        for one in said:
            self._complains(one)

    def _complains(self, text: str) -> None:
        if not any(word in text for word in self._forgiven):
            self.complaints.append(text)

    def _heard(self, message: ConsoleMessage) -> None:
        # Who is not signed in is asked who they are, and the browser notes the no.
        expected = self.email is None and "401" in message.text
        if message.type in ("error", "warning") and not expected:
            self._complains(message.text)

    @property
    def focus(self) -> Locator:
        """What has the focus."""
        return self.page.locator(":focus")

    async def sign_in(self) -> None:
        await self.post("/api/session", email=self.email)

    async def worker_at_work(self, page: Page | None = None) -> None:
        """Waits until the service worker has all it keeps, and serves the page."""
        await (page or self.page).evaluate(AT_WORK)

    async def get(self, path: str, **params: str) -> Any:
        answer = await self.context.request.get(path, params=params)
        assert answer.ok, await answer.text()
        return await answer.json()

    async def post(self, path: str, **body: object) -> Any:
        data = {"data": body} if body else {}
        answer = await self.context.request.post(path, headers=SAME_SITE, **data)
        assert answer.ok, await answer.text()
        return await answer.json()

    async def bookings(self, day: str | None = None) -> list[dict[str, Any]]:
        """Their live bookings: of that day, or of the whole horizon."""
        days = (await self.sites())[0]["days"]
        span = {"from": day or days[0]["day"], "to": day or days[-1]["day"]}
        found = (await self.get("/api/bookings", **span))["bookings"]
        return [one for one in found if one["state"] in ("booked", "in") and not one["over"]]

    async def sites(self) -> list[dict[str, Any]]:
        return list((await self.get("/api/sites"))["sites"])

    async def clear(self, day: str) -> None:
        """Cancels what they have that day."""
        for booking in await self.bookings(day):
            await self.post(f"/api/bookings/{booking['id']}/cancellation")

    async def spaces(self, floor: str, day: str) -> list[dict[str, Any]]:
        return list((await self.get(f"/api/floors/{floor}/days/{day}"))["spaces"])

    async def free_space(self, floor: str, zone: str, day: str) -> dict[str, Any]:
        """A space that is free all day."""
        spaces = await self.spaces(floor, day)
        return next(one for one in spaces if one["zone"] == zone and not one["spans"] and not one["out"])

    async def tab_to(self, target: Locator, most: int = 80) -> None:
        """Presses Tab until `target` has the focus."""
        for _ in range(most):
            await self.page.keyboard.press("Tab")
            if await target.evaluate("it => it === document.activeElement"):
                return
        raise AssertionError(f"{most} times Tab did not reach {target}")
