/** What Roost needs to live on a phone: its service worker, and notices. Loaded once the first screen stands, never before. */
import * as mine from './mine.svelte'
import * as push from './push.svelte'

export function start(): void {
  mine.start()
  push.start()
  // Without a build there is no worker; and a browser may have none, or forbid it.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch((error: unknown) => console.info('Roost works, but not without a signal:', error))
}
