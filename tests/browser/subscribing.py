"""Browsers that say yes to notices. A test's Chromium has no push service: only the way there is put up here, and what
comes from it is handed to the service worker by the browser's own protocol."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from playwright.async_api import CDPSession, Page, Worker, expect

from roost.kit.ids import new_id
from tests.browser.people import SAME_SITE, Person
from tests.notices.push_service import Subscription, base64url
from tests.support import eventually

# It stands where a browser would keep it, over reloads, until it is given up. `asked` counts questions to the person;
# `keys`: under which of our keys it was made, each time.
_SUBSCRIPTIONS = """((given) => {
  const SPOT = 'test-push'
  const now = () => JSON.parse(localStorage.getItem(SPOT) ?? '{"asked":0,"keys":[],"on":null}')
  const set = (it) => localStorage.setItem(SPOT, JSON.stringify(it))
  const shape = (it) => it && {
    endpoint: it.endpoint,
    toJSON: () => ({ endpoint: it.endpoint, keys: { p256dh: it.p256dh, auth: it.auth } }),
    unsubscribe: async () => (set({ ...now(), on: null }), true),
  }
  PushManager.prototype.getSubscription = async () => shape(now().on)
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    if (!userVisibleOnly) throw new DOMException('must be seen', 'NotAllowedError')
    const it = now()
    if (it.on) return shape(it.on)
    const on = given[it.keys.length]
    if (!on) throw new DOMException('push service error', 'AbortError')
    set({ ...it, on, keys: [...it.keys, applicationServerKey] })
    return shape(on)
  }
  const ask = Notification.requestPermission.bind(Notification)
  Notification.requestPermission = () => (set({ ...now(), asked: now().asked + 1 }), ask())
})"""

# How many notifications the worker has shown since this was asked first.
_SHOWN = """(() => {
  if (self.shown === undefined) {
    self.shown = 0
    const show = self.registration.showNotification.bind(self.registration)
    self.registration.showNotification = async (...how) => {
      await show(...how)
      self.shown++
    }
  }
  return self.shown
})()"""

_DISPATCH = """async (event) => {
  const waits = []
  event.waitUntil = (it) => waits.push(it)
  self.dispatchEvent(event)
  await Promise.all(waits)
}"""


def as_browser(subscription: Subscription) -> dict[str, str]:
    """A subscription in the words of the Push API."""
    keys = {"p256dh": base64url(subscription.p256dh), "auth": base64url(subscription.auth)}
    return {"endpoint": subscription.endpoint, **keys}


async def can_subscribe(person: Person, *subscriptions: Subscription) -> None:
    """From now on their browser hands out these, one after the other; after the last it cannot reach its service.
    Whatever else was told before is told no longer."""
    for device in await devices(person):
        await person.context.request.delete(f"/api/me/devices/{device['id']}", headers=SAME_SITE)
    await person.context.grant_permissions(["notifications"])
    given = json.dumps([as_browser(one) for one in subscriptions])
    await person.context.add_init_script(f"{_SUBSCRIPTIONS}({given})")


async def browser_says(page: Page) -> dict[str, Any]:
    """`asked`, `keys`, and `on`, the subscription that stands."""
    kept = await page.evaluate("localStorage.getItem('test-push')")
    return dict(json.loads(kept)) if kept else {"asked": 0, "keys": [], "on": None}


async def choices(page: Page) -> None:
    await page.goto("/me/notices")
    await expect(page.get_by_role("heading", name="What you are told of")).to_be_visible()


async def turn_on(page: Page) -> None:
    await choices(page)
    await page.get_by_role("button", name="Turn on notices").click()
    await expect(page.get_by_role("main").get_by_text("Notices are on", exact=True)).to_be_visible()


async def devices(person: Person) -> list[dict[str, Any]]:
    """As the server lists them."""
    return list((await person.get("/api/me/notices"))["devices"])


def message(address: str, **said: object) -> dict[str, Any]:
    """What our server pushes, all but the wrapping. `address`: ours."""
    notice = {"title": "Desk 2B07 is yours", "body": "Tuesday 24 November, 09:00 to 17:00.", "tag": "2B07"}
    rest = {"navigate": f"{address}/board", "lang": "en-GB", "silent": False, "data": {"notice": str(new_id())}}
    return {"web_push": 8030, "notification": {**notice, **rest, **said}, "app_badge": "1"}


@dataclass
class Phone:
    """The service worker behind somebody's page."""

    person: Person
    origin: str
    wire: CDPSession
    registration: str

    @classmethod
    async def of(cls, person: Person, origin: str) -> Self:
        """Opens the inbox and waits until the worker is at work."""
        wire = await person.context.new_cdp_session(person.page)
        found: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def note(event: dict[str, Any]) -> None:
            for one in event["registrations"]:
                if not one["isDeleted"] and not found.done():
                    found.set_result(one["registrationId"])

        wire.on("ServiceWorker.workerRegistrationUpdated", note)
        await wire.send("ServiceWorker.enable")
        await person.context.grant_permissions(["notifications"])
        await person.page.goto("/me/inbox")
        await person.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        return cls(person, origin, wire, await found)

    @property
    def worker(self) -> Worker:
        return self.person.context.service_workers[-1]

    async def arrives(self, pushed: str | Mapping[str, object]) -> None:
        """Hands it over, and waits until the phone shows it. Nobody may ask meanwhile what is shown: this browser then
        takes what it is about to show for something that was wiped away, and forgets it."""
        data = pushed if isinstance(pushed, str) else json.dumps(pushed)
        before = await self.worker.evaluate(_SHOWN)
        whole = {"origin": self.origin, "registrationId": self.registration, "data": data}
        await self.wire.send("ServiceWorker.deliverPushMessage", whole)

        async def one_more() -> bool:
            return bool(await self.worker.evaluate(_SHOWN) > before)

        await eventually(one_more)

    async def shown(self) -> list[list[str]]:
        """Title and body of each notification that the phone shows."""
        ask = "self.registration.getNotifications().then((all) => all.map((it) => [it.title, it.body]))"
        return list(await self.worker.evaluate(ask))

    async def happens(self, event: str) -> None:
        """Dispatches it in the worker, and waits for what the worker does about it. `event`: an expression."""
        await self.worker.evaluate(f"(async () => ({_DISPATCH})(await {event}))()")

    async def tap(self, title: str) -> None:
        found = f"(await self.registration.getNotifications()).find((it) => it.title === {json.dumps(title)})"
        await self.happens(f"new NotificationEvent('notificationclick', {{ notification: {found} }})")
