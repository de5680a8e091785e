/**
 * Notices in this browser. It is subscribed only while the person who turned it on is signed in: what is meant for one
 * never shows to the next. What the server and the browser know of each other is compared at every start.
 */
import { untrack } from 'svelte'
import { ask, client } from './api/client'
import type { Me } from './api/types'
import { deviceName, thing } from './device-name'
import { stale } from './kept.svelte'
import { Problem } from './problem'
import { alone, dropNote, readNote, wireOf, writeNote } from './push-note'
import { page } from './page.svelte'
import { router } from './router.svelte'
import { session } from './session.svelte'

const A_DAY = 24 * 60 * 60_000
// A worker is at work within a second or two of the first visit; without one there is nobody to tell.
const WORKER = 10_000

/** How things stand in this browser: `home screen`, an iPhone that must put Roost there first. */
type Standing = 'allowed' | 'unasked' | 'blocked' | 'home screen' | 'impossible'

class Here {
  standing = $state<Standing>(standing())
  /** The server's id of this browser, where it is on for whoever is signed in. */
  device = $state<string | null>(null)
  /** It was on, and the server had it no more. */
  stopped = $state(false)
  readonly thing = thing(navigator.userAgent, navigator.maxTouchPoints)
  readonly name = deviceName(navigator.userAgent, navigator.maxTouchPoints)

  /** Looks again: permissions change in the browser's own settings, behind our back. */
  async look(): Promise<void> {
    this.standing = standing()
    if (!('caches' in window)) return
    const note = await readNote()
    this.stopped = note?.person === session.me?.id && note?.stopped === true
    const there = this.standing === 'allowed' && (await (await worker())?.pushManager.getSubscription())
    this.device = there && note?.person === session.me?.id && there.endpoint === note?.endpoint ? (note?.device ?? null) : null
  }

  /** For an `$effect` of a screen that says how things stand: looks now, and whenever somebody may have changed it. */
  watch(): () => void {
    const look = (): void => void this.look()
    let said: PermissionStatus | undefined
    void navigator.permissions?.query({ name: 'notifications' }).then((it) => {
      said = it
      said.addEventListener('change', look)
    }, () => {})
    document.addEventListener('visibilitychange', look)
    look()
    return () => {
      said?.removeEventListener('change', look)
      document.removeEventListener('visibilitychange', look)
    }
  }
}

function standing(): Standing {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    return /i(Phone|Pad)$/.test(deviceName(navigator.userAgent, navigator.maxTouchPoints)) ? 'home screen' : 'impossible'
  }
  return ({ granted: 'allowed', denied: 'blocked', default: 'unasked' } as const)[Notification.permission]
}

export const here = new Here()

const worker = (): Promise<ServiceWorkerRegistration | undefined> => navigator.serviceWorker.getRegistration()

/** After a press, for the browser asks only then. The answer *no* is no problem: `here` says how to change it. */
export async function turnOn(): Promise<void> {
  const said = await Notification.requestPermission()
  await here.look()
  if (said === 'denied') return
  if (said !== 'granted') throw new Problem('push', 'Your browser asked, and got no answer. Press again and choose “Allow”.')
  const { key } = await ask(client.GET('/api/push'))
  const registration = await Promise.race([navigator.serviceWorker.ready, new Promise<null>((none) => setTimeout(none, WORKER, null))])
  if (!registration) throw new Problem('push', 'This browser did not keep Roost, so it cannot be told anything. Reload the page and try again.')
  await alone(() => subscribe(registration, session.me!, key))
  stale('me/')
}

/** That browser is told no longer; it may be this one. */
export async function stop(device: string): Promise<void> {
  await ask(client.DELETE('/api/me/devices/{device}', { params: { path: { device } } }))
  if (device === here.device) await alone(turnOff)
  stale('me/')
}

async function turnOff(): Promise<void> {
  await (await (await worker())?.pushManager.getSubscription())?.unsubscribe()
  await dropNote()
  await here.look()
}

async function subscribe(registration: ServiceWorkerRegistration, me: Me, key: string): Promise<void> {
  const note = await readNote()
  let made = await registration.pushManager.getSubscription()
  // Made for another person, or under a key that is not ours any more.
  if (made && (note?.person !== me.id || note.key !== key)) {
    await made.unsubscribe()
    made = null
  }
  try {
    made ??= await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  } catch (error) {
    console.info('No subscription:', error)
    throw new Problem('push', 'Your browser could not reach its maker’s push service. Try again in a moment, or on another network.')
  }
  const { id } = await ask(client.POST('/api/me/devices', { body: wireOf(made, here.name) }))
  await writeNote({ person: me.id, key, name: here.name, endpoint: made.endpoint, device: id, at: Date.now() })
  // What this browser was before is nobody's device any more.
  if (note?.person === me.id && note.device && note.device !== id) {
    await ask(client.DELETE('/api/me/devices/{device}', { params: { path: { device: note.device } } })).catch(() => {})
  }
  await here.look()
}

/** Makes browser and server agree. `me`: null where nobody is signed in. */
async function settle(me: Me | null): Promise<void> {
  const registration = await worker()
  if (!registration?.pushManager) return
  const note = await readNote()
  const there = await registration.pushManager.getSubscription()
  if (!me || note?.person !== me.id) {
    await there?.unsubscribe()
    if (!me) for (const shown of await registration.getNotifications()) shown.close()
    // Whoever comes back is registered again: the server forgot this browser with the session.
    if (!me && note?.device) await writeNote({ ...note, device: null })
    return
  }
  if (Notification.permission !== 'granted' || note.stopped) return
  const [{ key }, known] = await Promise.all([ask(client.GET('/api/push')), ask(client.GET('/api/me/notices'))])
  const listed = known.devices.some((one) => one.id === note.device)
  // Taken off the list while its person was signed in here: they stopped it from another device, or the browser's push
  // service gave it up. Which of the two cannot be seen from here; only one that the browser has renewed is new for sure.
  if (note.device && !listed) {
    const stopped = !there || there.endpoint === note.endpoint
    await writeNote({ ...note, device: null, stopped })
    if (stopped) {
      await there?.unsubscribe()
      return page.say(`Notices have stopped on this ${here.thing}. Under Me you can turn them on again.`)
    }
  }
  if (listed && there?.endpoint === note.endpoint && key === note.key && Date.now() - note.at < A_DAY) return
  await subscribe(registration, me, key)
}

/** Once, after the first screen stands. */
export function start(): void {
  if (!('serviceWorker' in navigator)) return
  // A tap on a notification goes on in the page that is open; without an answer the worker loads it anew.
  navigator.serviceWorker.addEventListener('message', (event: MessageEvent<{ go?: string }>) => {
    if (!event.data?.go) return
    event.ports[0]?.postMessage('going')
    router.go(event.data.go)
  })
  navigator.serviceWorker.startMessages()
  $effect.root(() => {
    const id = $derived(session.me === undefined ? undefined : (session.me?.id ?? null))
    $effect(() => {
      if (id === undefined) return
      const me = untrack(() => session.me ?? null)
      // Without a signal the next start sees to it.
      void alone(() => settle(me)).then(() => here.look(), (error: unknown) => console.info('Notices here:', error))
    })
  })
}
