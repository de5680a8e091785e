/**
 * What this browser remembers of having been turned on, where its page and its service worker both can read it: by
 * whom, under which of our keys, and what the server calls it. It says nothing of anybody but an id.
 */

export interface PushNote {
  person: string
  key: string
  /** What it is called in the list of devices. */
  name: string
  endpoint: string
  /** The server's id of this browser; null since the person was signed out, and the server forgot it with the session. */
  device: string | null
  /** The server told this browser no longer, and its person does not know why. */
  stopped?: boolean
  /** When it was last registered, in milliseconds since 1970. */
  at: number
}

// A store of the Cache API: the page's own storage is out of a worker's reach.
const STORE = 'push'
const PLACE = '/push-note'

export async function readNote(): Promise<PushNote | null> {
  const kept = await (await caches.open(STORE)).match(PLACE)
  return kept ? ((await kept.json()) as PushNote) : null
}

export async function writeNote(note: PushNote): Promise<void> {
  await (await caches.open(STORE)).put(PLACE, Response.json(note))
}

export async function dropNote(): Promise<void> {
  await caches.delete(STORE)
}

/** A subscription as the server takes it. */
export function wireOf(subscription: PushSubscription, name: string): { endpoint: string; p256dh: string; auth: string; name: string } {
  const keys = subscription.toJSON().keys ?? {}
  return { endpoint: subscription.endpoint, p256dh: keys.p256dh ?? '', auth: keys.auth ?? '', name }
}

/** `run` alone, of all tabs of this browser and its worker. */
export function alone<T>(run: () => Promise<T>): Promise<T> {
  return (navigator.locks ? navigator.locks.request('roost-push', run) : run()) as Promise<T>
}
