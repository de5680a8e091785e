/** What waits to be sent, in this browser's database. Runs in a page and in the service worker. */
import { base } from '../offline/base'
import type { Item } from './rules'

/** Under this lock things are sent and taken back: never both at once, whoever does it. */
export const LOCK = 'roost-outbox'
/** On this channel everybody here hears that something changed. */
export const CHANNEL = 'roost-outbox'

export type News = { sent: Item[]; signedOut: boolean }

/** All that `person` has here, in the order in which it was written. */
export async function all(person: string): Promise<Item[]> {
  const items = await (await base()).getAllFromIndex('outbox', 'person', person)
  return items.sort((a, b) => a.nth! - b.nth!)
}

/** At the end of the queue. What is there already under the same key stays as it is. */
export async function add(item: Item): Promise<void> {
  const change = (await base()).transaction('outbox', 'readwrite')
  if ((await change.store.index('id').getKey(item.id)) === undefined) await change.store.add(item)
  await change.done
}

/** Where it still is there: its writer may have taken it back meanwhile. */
export async function put(item: Item): Promise<void> {
  const change = (await base()).transaction('outbox', 'readwrite')
  if ((await change.store.getKey(item.nth!)) !== undefined) await change.store.put(item)
  await change.done
}

export async function find(person: string, id: string): Promise<Item | undefined> {
  const item = await (await base()).getFromIndex('outbox', 'id', id)
  return item?.person === person ? item : undefined
}

/** Takes one out; false where it was gone already. */
export async function remove(person: string, id: string): Promise<boolean> {
  const item = await find(person, id)
  if (!item) return false
  await (await base()).delete('outbox', item.nth!)
  return true
}

export async function removeAll(person: string): Promise<void> {
  for (const item of await all(person)) await (await base()).delete('outbox', item.nth!)
}

let before: Promise<unknown> = Promise.resolve()

/** Does it while nobody else here sends or takes back. A browser without locks keeps to that within this page. */
export function alone<T>(act: () => Promise<T>): Promise<T> {
  if (navigator.locks) return navigator.locks.request(LOCK, act) as Promise<T>
  const turn = before.then(act)
  before = turn.catch(() => {})
  return turn
}

export function tell(news: News): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(news)
  channel.close()
}
