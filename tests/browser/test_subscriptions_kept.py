"""A browser that is told stays told, and nobody else with it: what it and the server know of each other is compared at
every start."""

import json

from playwright.async_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.people import BETHAN, CALLUM, SAME_SITE, Person
from tests.browser.subscribing import Phone, as_browser, browser_says, can_subscribe, choices, devices, turn_on
from tests.notices.push_service import PushService, Subscription
from tests.support import eventually


async def given_up(page: Page) -> None:
    async def off() -> bool:
        return (await browser_says(page))["on"] is None

    await eventually(off)


async def change_note(page: Page, **changes: object) -> dict[str, object]:
    """What this browser remembers of having been turned on, as it was before the changes."""
    return dict(
        await page.evaluate(
            """async (changes) => {
              const store = await caches.open('push')
              const note = await (await store.match('/push-note')).json()
              await store.put('/push-note', Response.json({ ...note, ...changes }))
              return note
            }""",
            changes,
        )
    )


async def dropped(person: Person, subscription: Subscription) -> None:
    """Its push service gives it up, and the server, which finds out, takes it off the list."""
    (device,) = await devices(person)
    subscription.how = "410"
    answer = await person.context.request.post(f"/api/me/devices/{device['id']}/test", headers=SAME_SITE)
    assert answer.status == 409
    assert await devices(person) == []


async def test_every_start_compares_and_asks_for_nothing_that_is_right_already(
    visit: SignIn, push_service: PushService
) -> None:
    bethan, phone = await visit(BETHAN), push_service.subscribe()
    await can_subscribe(bethan, phone)
    page = bethan.page
    await turn_on(page)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.method) if one.url.endswith("/api/me/devices") else None)
    async with page.expect_response("**/api/push"):
        await page.reload()
    # Once a day it says again that it is there.
    note = await change_note(page, at=0)
    async with page.expect_response("**/api/me/devices"):
        await page.reload()
    assert asked == ["POST"]
    (device,) = await devices(bethan)
    assert device["id"] == note["device"]
    await page.get_by_role("button", name="Stop on").click()
    await expect(page.get_by_role("button", name="Turn on notices")).to_be_visible()


async def test_under_another_key_of_ours_the_browser_subscribes_anew(visit: SignIn, push_service: PushService) -> None:
    bethan, before, after = await visit(BETHAN), push_service.subscribe(), push_service.subscribe()
    await can_subscribe(bethan, before, after)
    page = bethan.page
    await turn_on(page)
    await change_note(page, key="the-key-that-was-ours-before")
    async with page.expect_response("**/api/me/devices/*"):
        await page.reload()
    # The old one is off the list.
    await expect(page.get_by_role("button", name="Send me a test")).to_have_count(1)
    await page.get_by_role("button", name="Send me a test").click()
    await expect(page.get_by_role("status").filter(has_text="Sent.")).to_have_count(1)
    assert [len(one.arrived) for one in (before, after)] == [0, 1]
    assert (await browser_says(page))["keys"] == 2 * [(await bethan.get("/api/push"))["key"]]
    assert len(await devices(bethan)) == 1
    await page.get_by_role("button", name="Stop on").click()
    await expect(page.get_by_role("button", name="Turn on notices")).to_be_visible()


async def test_a_subscription_that_the_browser_renews_by_itself_is_registered_by_the_worker(
    visit: SignIn, served: str, push_service: PushService
) -> None:
    bethan, before, after = await visit(BETHAN), push_service.subscribe(), push_service.subscribe()
    await can_subscribe(bethan, before)
    page = bethan.page
    await turn_on(page)
    phone = await Phone.of(bethan, served)
    keys = as_browser(after)
    made = f"{{ endpoint: {json.dumps(after.endpoint)}, toJSON: () => ({{ keys: {json.dumps(keys)} }}) }}"
    await phone.happens(f"Object.assign(new Event('pushsubscriptionchange'), {{ newSubscription: {made} }})")
    (device,) = await devices(bethan)
    await choices(page)
    await page.get_by_role("button", name="Send me a test").click()
    await expect(page.get_by_role("status").filter(has_text="Sent")).to_have_count(1)
    assert [len(one.arrived) for one in (before, after)] == [0, 1]
    # Where it was another person's, the worker leaves it.
    await change_note(page, person="somebody else")
    await phone.happens(f"Object.assign(new Event('pushsubscriptionchange'), {{ newSubscription: {made} }})")
    assert [one["id"] for one in await devices(bethan)] == [device["id"]]


async def test_what_is_stopped_from_another_device_stays_stopped(visit: SignIn, push_service: PushService) -> None:
    phone, laptop = await visit(BETHAN), await visit(BETHAN)
    await can_subscribe(phone, push_service.subscribe(), push_service.subscribe())
    await turn_on(phone.page)
    await choices(laptop.page)
    await laptop.page.get_by_role("listitem").get_by_role("button", name="Stop on").click()
    await expect(laptop.page.get_by_role("listitem").get_by_role("button", name="Stop on")).to_have_count(0)
    await phone.page.reload()
    await given_up(phone.page)
    await expect(phone.page.get_by_role("button", name="Turn on notices")).to_be_visible()
    assert await devices(phone) == []


async def test_what_its_push_service_gave_up_says_so_and_is_on_again_after_a_press(
    visit: SignIn, push_service: PushService
) -> None:
    bethan, before, after = await visit(BETHAN), push_service.subscribe(), push_service.subscribe()
    await can_subscribe(bethan, before, after)
    page = bethan.page
    await turn_on(page)
    await dropped(bethan, before)
    await page.goto("/")
    await expect(page.get_by_role("status").filter(has_text="Notices have stopped on this")).to_have_count(1)
    # Said once; where they are turned on it stays.
    await choices(page)
    await expect(page.get_by_role("main").get_by_text("Notices have stopped on this")).to_be_visible()
    await page.reload()
    await page.get_by_role("button", name="Turn on notices").click()
    await expect(page.get_by_role("main").get_by_text("Notices are on", exact=True)).to_be_visible()
    await expect(page.get_by_role("main").get_by_text("Notices have stopped on this")).to_have_count(0)
    await page.get_by_role("button", name="Send me a test").click()
    await expect(page.get_by_role("status").filter(has_text="Sent.")).to_have_count(1)
    assert [len(one.arrived) for one in (before, after)] == [0, 1]
    await page.get_by_role("button", name="Stop on").click()
    await expect(page.get_by_role("button", name="Turn on notices")).to_be_visible()


async def test_what_the_browser_renewed_after_its_push_service_gave_it_up_is_registered(
    visit: SignIn, push_service: PushService
) -> None:
    bethan, before, after = await visit(BETHAN), push_service.subscribe(), push_service.subscribe()
    await can_subscribe(bethan, before)
    page = bethan.page
    await turn_on(page)
    await dropped(bethan, before)
    renew = "on => localStorage.setItem('test-push', JSON.stringify({ asked: 1, keys: [], on }))"
    await page.evaluate(renew, as_browser(after))
    await choices(page)
    await expect(page.get_by_role("main").get_by_text("Notices are on", exact=True)).to_be_visible()
    await page.get_by_role("button", name="Send me a test").click()
    await expect(page.get_by_role("status").filter(has_text="Sent.")).to_have_count(1)
    assert [len(one.arrived) for one in (before, after)] == [0, 1]
    await page.get_by_role("button", name="Stop on").click()
    await expect(page.get_by_role("button", name="Turn on notices")).to_be_visible()


async def test_somebody_else_on_the_same_phone_is_told_nothing_until_they_turn_it_on(
    visit: SignIn, push_service: PushService
) -> None:
    bethan = await visit(BETHAN)
    await can_subscribe(bethan, *(push_service.subscribe() for _ in range(3)))
    page = bethan.page
    await turn_on(page)
    await page.goto("/me")
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    await given_up(page)
    callum = Person(CALLUM, bethan.context, page)
    await callum.sign_in()
    await choices(page)
    await expect(page.get_by_role("button", name="Turn on notices")).to_be_visible()
    assert (await browser_says(page))["on"] is None
    assert await devices(callum) == []

    # Whoever turned it on is told again as soon as they are signed in again, without a question.
    await page.goto("/me")
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    await bethan.sign_in()
    await choices(page)
    await expect(page.get_by_role("main").get_by_text("Notices are on", exact=True)).to_be_visible()
    assert (await browser_says(page))["asked"] == 1
    await page.get_by_role("button", name="Stop on").click()
    await expect(page.get_by_role("button", name="Turn on notices")).to_be_visible()
    bethan.forgive("401")
