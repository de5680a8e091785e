/** What the service worker does with a push and with a tap on a notification. Its listeners must stand at once. */
import { alone, readNote, wireOf, writeNote } from '../lib/push-note'

declare const self: ServiceWorkerGlobalScope

/** The part of a Declarative Web Push message that we send. */
interface Message {
  notification: { title: string; body: string; navigate: string; tag: string; lang: string; data: { notice: string } }
  app_badge: string
}

interface Data {
  navigate: string
  notice: string | null
}

// The page hears and answers within a moment, unless it stands still: a phone puts pages to sleep.
const HEARD = 1500
const INBOX = '/me/inbox'

self.addEventListener('push', (event) => event.waitUntil(tell(event.data)))

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { navigate, notice } = event.notification.data as Data
  event.waitUntil(Promise.all([open(ours(navigate)), notice ? read(notice) : null]))
})

self.addEventListener('pushsubscriptionchange', (event) =>
  (event as ExtendableEvent).waitUntil(alone(() => renew((event as ExtendableEvent & { newSubscription?: PushSubscription }).newSubscription))),
)

/** Something is always shown: a browser that was woken for nothing says so in words of its own, or ends the subscription. */
async function tell(message: PushMessageData | null): Promise<void> {
  let said: Message | undefined
  try {
    said = message?.json() as Message
  } catch {
    // Not ours, or cut off on the way.
  }
  const it = said?.notification?.title ? said.notification : undefined
  const title = it?.title ?? 'Roost has news for you'
  const data: Data = { navigate: it?.navigate ?? INBOX, notice: it?.data?.notice ?? null }
  const how = { body: it ? it.body : 'It stands in your inbox.', tag: it?.tag || 'roost', renotify: true, lang: it?.lang ?? 'en-GB', icon: '/icons/icon-192.png', badge: '/icons/badge-96.png', data }
  await self.registration.showNotification(title, how)
  if (said?.app_badge) await badge(Number(said.app_badge))
}

/** The path to open, never one that begins like another host; where an address is not ours it is the inbox. */
function ours(address: string): string {
  try {
    const url = new URL(address, location.origin)
    if (url.origin === location.origin) return url.pathname.replace(/^\/+/, '/') + url.search
  } catch {
    // No address at all.
  }
  return INBOX
}

/** In the window that was used last, without loading it anew; one that does not answer is loaded, and if there is none, opened. */
async function open(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  // A screen on a wall is nobody's own.
  const window = windows.find((one) => !new URL(one.url).pathname.startsWith('/wall'))
  if (window) {
    try {
      // Some browsers let nobody come to the front; it goes on behind then, as a second window would be one too many.
      const front = await window.focus().catch(() => window)
      if ((await asked(front, path)) || (await front.navigate(path))) return
    } catch {
      // It was closed meanwhile, or is not ours to move.
    }
  }
  await self.clients.openWindow(path)
}

function asked(window: WindowClient, path: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => resolve(true)
    setTimeout(() => resolve(false), HEARD)
    window.postMessage({ go: path }, [port2])
  })
}

/** Best effort. */
async function read(notice: string): Promise<void> {
  try {
    const answer = await post('/api/me/inbox/reading', { notice })
    if (answer.ok) await badge(((await answer.json()) as { unread: number }).unread)
  } catch {
    // Without a signal it stays unread; nothing is lost by that.
  }
}

/** The browser replaced its subscription by itself. Whoever is signed in by now may be somebody else: then the next start sees to it. */
async function renew(given: PushSubscription | undefined): Promise<void> {
  const note = await readNote()
  if (!note || note.stopped) return
  const me = await fetch('/api/me')
  if (!me.ok || ((await me.json()) as { id: string }).id !== note.person) return
  const made = given ?? (await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: note.key }))
  const answer = await post('/api/me/devices', wireOf(made, note.name), { 'Roost-Person': note.person })
  if (!answer.ok) return
  const device = ((await answer.json()) as { id: string }).id
  await writeNote({ ...note, endpoint: made.endpoint, device, at: Date.now() })
  // What this browser was before is nobody's device any more.
  if (note.device && note.device !== device) await fetch(`/api/me/devices/${note.device}`, { method: 'DELETE' })
}

async function badge(unread: number): Promise<void> {
  // Only an installed app has an icon to put it on.
  await (unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.())?.catch(() => {})
}

function post(path: string, body: object, headers = {}): Promise<Response> {
  return fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) })
}
