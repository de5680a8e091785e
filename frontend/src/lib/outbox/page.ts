/** The outbox in a page: puts things in, takes them out again, and sends when there is reason to think that it can. */
import type { Made } from '../acts'
import { things } from '../done'
import { stale } from '../kept.svelte'
import { page } from '../page.svelte'
import { session } from '../session.svelte'
import { signal } from '../signal.svelte'
import { longDay } from '../time'
import { waiting } from '../waiting.svelte'
import { flushFor } from './flush'
import type { Item } from './rules'
import { add, all, alone, CHANNEL, find, put, remove, type News } from './store'

// What a thing that went out may have changed.
const CHANGED = ['day/', 'suggestion/', 'bookings/', 'floor/', 'issues/', 'board', 'queues']
// A timer may not be set for longer.
const LONGEST = 2 ** 31 - 1

type Written = Pick<Item, 'id' | 'kind' | 'url' | 'body' | 'words' | 'back' | 'day' | 'bookings'>

let timer: ReturnType<typeof setTimeout> | undefined

const me = (): string | undefined => session.me?.id

/** What is on the screen follows what is in the store. */
export async function refresh(): Promise<void> {
  const person = me()
  const items = person ? await all(person).catch(() => []) : []
  if (person === me()) waiting.items = items
}

/** Keeps `it` on this phone until the server has said yes. Throws where the browser keeps nothing. */
export async function keep(it: Written, photo: { blob: Blob; name: string } | null = null): Promise<void> {
  const bytes = photo && { type: photo.blob.type, name: photo.name, bytes: await photo.blob.arrayBuffer() }
  await add({
    ...it,
    ...(bytes ? { photo: bytes } : {}),
    // Plain, whatever the screen made of it: a proxy cannot be kept.
    body: JSON.parse(JSON.stringify(it.body)),
    person: me()!,
    at: Date.now(),
    state: 'waiting',
    tries: 0,
    notBefore: 0,
    bound: false,
  })
  await refresh()
  void askWorker()
  send(false)
}

/** What a booking asks for, on the wire. */
export type Wish = { space?: string; day: string; starts: string; ends: string }

/** Asks for a booking once there is a signal; `id`: the key under which it was asked for in vain. */
export function wish(id: string, to: 'bookings' | 'arrivals', body: Wish, words: string): Promise<void> {
  const { day, starts, ends } = body
  const back = `/?day=${day}&from=${starts}&to=${ends}`
  return keep({ id, kind: 'booking', url: `/api/${to}`, body, day, words: `${words}, ${longDay(day)}, ${starts}–${ends}`, back })
}

/** Cancels what one press made once there is a signal. */
export function cancelLater({ arrival, bookings }: Made): Promise<void> {
  const { id, day } = bookings[0]!
  const url = arrival ? `/api/arrivals/${arrival}/cancellation` : `/api/bookings/${id}/cancellation`
  const words = `${things(bookings)}, ${longDay(day)}`
  const all = bookings.map((one) => one.id)
  return keep({ id: crypto.randomUUID(), kind: 'cancellation', url, body: null, day, words, back: `/?day=${day}`, bookings: all })
}

/** Out of what waits, before it went; false where it has gone out meanwhile. */
export async function takeBack(id: string): Promise<boolean> {
  const person = me()!
  const out = await alone(() => remove(person, id))
  await refresh()
  return out
}

/** What was refused, once more as it is; and everything that waits, now. */
export async function tryNow(id?: string): Promise<void> {
  const item = id === undefined ? undefined : await find(me()!, id)
  if (item?.state === 'refused') await put({ ...item, state: 'waiting', notBefore: 0, bound: false })
  await flushNow(true)
}

/** Sends what it is time for, and comes back by itself when it is time for the next. `eager`: there may be a signal again. */
export function send(eager: boolean): void {
  void flushNow(eager).catch((error: unknown) => console.info('What waits could not be looked at:', error))
}

async function flushNow(eager: boolean): Promise<void> {
  const person = me()
  // Whom the server has not confirmed yet may be signed out; the answer to that comes first.
  if (!person || session.remembered) return
  clearTimeout(timer)
  const { sent, next, signedOut } = await flushFor(person, eager)
  await heard({ sent, signedOut: false })
  if (me() !== person) return
  // It asks who is there: the sign-in screen comes by itself, and somebody else sees their own.
  if (signedOut) return void session.start()
  clearTimeout(timer)
  if (next !== null) timer = setTimeout(() => send(false), Math.min(Math.max(next - Date.now(), 0) + 50, LONGEST))
}

const said = new Set<string>()

/** Something went out, here, in another tab or in the service worker. */
async function heard({ sent, signedOut }: News): Promise<void> {
  await refresh()
  const own = sent.filter((one) => one.person === me() && !said.has(one.id))
  for (const one of own) said.add(one.id)
  if (own.length) {
    signal.back()
    for (const key of CHANGED) stale(key)
    page.say(own.length === 1 ? `${OUT[own[0]!.kind]}: ${own[0]!.words}.` : `Sent: ${own.length} things that waited.`)
  }
  if (signedOut && me()) void session.start()
}

const OUT = { report: 'Sent', cancellation: 'Cancelled', booking: 'Booked' }

/** So that it goes out with Roost closed, where a browser can do that. */
async function askWorker(): Promise<void> {
  const worker = (await navigator.serviceWorker?.getRegistration()) as (ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } }) | undefined
  await worker?.sync?.register(CHANNEL).catch(() => {})
}

/** From now on whatever gives reason to try does. Called once. */
export function begin(): void {
  const eager = (): void => send(true)
  addEventListener('online', eager)
  addEventListener('pageshow', eager)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && eager())
  if ('BroadcastChannel' in window) new BroadcastChannel(CHANNEL).onmessage = (event: MessageEvent<News>) => void heard(event.data)
}
