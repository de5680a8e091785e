"""What the screens of notices show to somebody who was told many things; how it comes there other tests see to."""

from playwright.async_api import Page, expect

_AT = "2026-11-20T10:42:00Z"
_NOTICES = [
    ("booked", "Desk 2B07 is yours", "Tuesday 24 November, 09:00 to 17:00.", False, None, None),
    ("talk", "Somebody would like to talk to you", "Today, when you can.", False, None, None),
    ("news", "Issue 412 has news", "It is promised for Friday 27 November.", True, 412, "No socket in reach"),
]
_DEVICES = [
    {"id": "01a20000-0000-7000-8000-000000000001", "name": "Chrome on Android", "made_at": _AT, "sent_at": _AT},
    {"id": "01a20000-0000-7000-8000-000000000002", "name": "Safari on iPhone", "made_at": _AT, "sent_at": None},
]


async def many_things(page: Page) -> None:
    notices = [
        {"id": f"01a20000-0000-7000-8000-00000000000{at}", "at": _AT, "path": "/", "kind": kind, "title": title}
        | {"body": body, "read": read, "issue": issue, "chip": chip}
        for at, (kind, title, body, read, issue, chip) in enumerate(_NOTICES)
    ]
    inbox = {"notices": notices, "unread": 2, "next": "more"}
    await page.route("**/api/me/inbox", lambda route: route.fulfill(json=inbox))
    await page.reload()
    await expect(page.get_by_role("button", name="Show older")).to_be_visible()


async def other_devices(page: Page) -> None:
    """One of them cannot be reached. The hours are open."""
    whole = await (await page.request.get("/api/me/notices")).json()
    failures = (None, "The push service does not know this browser any more.")
    devices = [one | {"failure": failure} for one, failure in zip(_DEVICES, failures, strict=True)]
    await page.route("**/api/me/notices", lambda route: route.fulfill(json=whole | {"devices": devices}))
    await page.reload()
    await expect(page.get_by_role("heading", name="Your other devices")).to_be_visible()
    await page.locator("summary").click()
    await expect(page.get_by_label("From")).to_be_visible()


async def mails_of_a_kind(page: Page) -> None:
    said = {"kind": "booked", "name": "A place was booked for me", "wanted": True}
    await page.route("**/api/unsubscribe/*", lambda route: route.fulfill(json=said))
    await page.goto("/unsubscribe/some")
    await expect(page.get_by_role("button", name="Stop these mails")).to_be_visible()


async def mails_stopped(page: Page) -> None:
    said = {"kind": None, "name": "E-mails", "wanted": False}
    await page.route("**/api/unsubscribe/*", lambda route: route.fulfill(json=said))
    await page.goto("/unsubscribe/some")
    await expect(page.get_by_role("heading", name="Done")).to_be_visible()
