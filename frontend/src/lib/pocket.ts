/**
 * What Roost needs to live on a phone, and what its first screen does not need. Loaded once that stands and the line
 * is quiet (App.svelte), never before.
 */
import { mount } from 'svelte'
import UpdateBar from '../parts/UpdateBar.svelte'
import * as mine from './mine.svelte'
import * as offline from './offline/begin.svelte'
import { Problem } from './problem'
import * as push from './push.svelte'
import { update } from './update.svelte'

export async function start(): Promise<void> {
  // Where every screen's files are: from here a tap on another tab is one fetch, not two.
  void import('./screens')
  offline.begin()
  mine.start()
  push.start()
  const bars = document.getElementById('bars')
  // Without a build there is no worker; and a browser may have none.
  if (!import.meta.env.PROD || !bars || !('serviceWorker' in navigator)) return
  mount(UpdateBar, { target: bars })
  // What waits to be sent must not be thrown away when the phone runs short of room. In a window of a browser this
  // would make some of them ask a question that nobody understands.
  if (matchMedia('(display-mode: standalone)').matches) void navigator.storage?.persist?.().catch(() => {})
  try {
    update.watch(await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }))
  } catch (error) {
    // A private window may forbid it, and without a signal it cannot be asked for: Roost works all the same.
    console.info('No service worker:', error)
  }
}

/** What to say of a screen whose files could not be had: undefined where there is no signal to ask over. */
export async function gone(): Promise<Problem | undefined> {
  const there = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined)
  if (there?.ok) return new Problem('renewed', 'Roost was renewed since you opened it, and this screen is in the new version.')
}
