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

export function start(): void {
  // Where every screen's files are: from here a tap on another tab is one fetch, not two.
  void import('./screens')
  offline.begin()
  mine.start()
  push.start()
  const bars = document.getElementById('bars')
  // Where there is no worker there is no new version of one.
  if (!bars || !navigator.serviceWorker) return
  mount(UpdateBar, { target: bars })
  void navigator.serviceWorker.getRegistration('/').then((found) => (found ? update.watch(found) : console.info('No service worker here.')))
}

/** What to say of a screen whose files could not be had: undefined where there is no signal to ask over. */
export async function gone(): Promise<Problem | undefined> {
  const there = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined)
  if (there?.ok) return new Problem('renewed', 'Roost was renewed since you opened it, and this screen is in the new version.')
}
