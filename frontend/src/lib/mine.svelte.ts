/** How many notices wait to be read: follows what the server says for as long as somebody is signed in, also on the app's icon. */
import { untrack } from 'svelte'
import { ask, client } from './api/client'
import { keep } from './kept.svelte'
import { session } from './session.svelte'

/** Once, after the first screen stands. */
export function start(): void {
  $effect.root(() => {
    const id = $derived(session.me?.id)
    $effect(() => {
      if (!id) return
      // Live events make it old by its key.
      const mine = keep('me', () => ask(client.GET('/api/me')))
      // It has only just been asked for.
      mine.askedAt = performance.now()
      $effect(() => {
        if (mine.data?.id === id) session.me = mine.data!
      })
      return untrack(() => mine.watch())
    })
    const unread = $derived(session.me?.unread ?? 0)
    $effect(() => {
      // Only an installed app has an icon to put it on.
      void (unread ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.())?.catch(() => {})
    })
  })
}
