"""Somebody on a phone, and the gateway between them and the server."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.gateway import Gateway
from tests.browser.people import Person
from tests.support import eventually

# What a browser itself says of calls that came to nothing.
WEAK = ("ERR_", "Failed to load resource", "Failed to fetch", "EventSource")
# The worker may be asked by the browser first, or the page notices the signal: whichever, within this, in milliseconds.
SOON = 30_000
# What this browser keeps, by the name of its store. Whoever looks before Roost has made its database must not make one
# in its place: it would stay empty for good.
KEPT = """store => new Promise((done, failed) => {
  const opening = indexedDB.open('roost')
  let early = false
  opening.onupgradeneeded = () => { early = true; opening.transaction.abort() }
  opening.onerror = () => early ? done([]) : failed(opening.error)
  opening.onsuccess = () => {
    const db = opening.result
    const all = db.transaction(store).objectStore(store).getAll()
    all.onsuccess = () => {
      db.close()
      done(all.result.map(({ photo, ...it }) => ({ ...it, photo: photo?.bytes.byteLength ?? null })))
    }
  }
})"""


# What its writer would find who was unlucky: one that the server asked to wait with, one that it refused.
PUT_IN = """() => new Promise((done, failed) => {
  const person = localStorage.getItem('roost-signed-in')
  const usual = { person, kind: 'report', url: '/api/issues', back: '/report?zone=riv-2-a', tries: 1, bound: true }
  const said = (chip, words) => ({ kind: 'irritation', chip, words, zone: 'riv-2-a', level: 'named' })
  const one = { words: 'No socket in reach, desk 2A07', body: said('no-socket', 'none at all') }
  const two = { words: 'Dock does not work, desk 2A07', body: said('dock', 'of 943 476 5919') }
  const errors = [{ pointer: '/words', detail: 'Take out “943 476 5919”.' }]
  const problem = { status: 422, type: '/problems/personal-data', detail: 'This looks like an NHS number.', errors }
  const opening = indexedDB.open('roost')
  opening.onsuccess = () => {
    const change = opening.result.transaction('outbox', 'readwrite')
    const at = Date.now()
    const store = change.objectStore('outbox')
    store.add({ ...usual, ...one, id: crypto.randomUUID(), at, state: 'waiting', notBefore: at + 3600000 })
    store.add({ ...usual, ...two, id: crypto.randomUUID(), at, state: 'refused', notBefore: 0, problem })
    change.oncomplete = () => { opening.result.close(); done() }
    change.onerror = () => failed(change.error)
  }
})"""


async def two_wait(page: Page) -> None:
    await read_before(page, "me")
    await page.evaluate(PUT_IN)
    await page.reload()
    await expect(page.get_by_text("Roost did not take it.")).to_be_visible()


async def ask_to_leave(page: Page) -> None:
    await two_wait(page)
    await page.get_by_role("button", name="Leave it out").first.click()
    await page.goto("/me")
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await expect(page.get_by_role("heading", name="2 things have not been sent yet")).to_be_focused()


async def kept(page: Page, store: str) -> list[dict[str, object]]:
    return list(await page.evaluate(KEPT, store))


async def read_before(page: Page, *keys: str) -> None:
    """Waits until the phone keeps what begins like each of `keys`."""

    async def all_there() -> bool:
        there = [str(one["key"]) for one in await kept(page, "reads")]
        return all(any(one.startswith(key) for one in there) for key in keys)

    await eventually(all_there)


async def waits(page: Page, number: int) -> None:
    """The number in the header."""
    header = page.get_by_role("banner")
    if number:
        await expect(header.get_by_role("link", name=f"{number} waiting")).to_be_visible()
    else:
        await expect(header.get_by_role("link", name=re.compile("waiting|not sent"))).to_have_count(0, timeout=SOON)


def forgive_the_signal(*persons: Person) -> None:
    for person in persons:
        person.forgive(*WEAK)


async def on_the_phone(visit: SignIn, line: Gateway, email: str) -> Person:
    """Signed in behind the gateway; the worker keeps the shell, so that Roost opens without a signal."""
    person = await visit(email, base_url=line.url)
    await person.page.goto("/")
    await expect(person.page.get_by_role("heading", name="Leaders in")).to_be_visible()
    await person.worker_at_work()
    await read_before(person.page, "me", "sites", "day/")
    return person
