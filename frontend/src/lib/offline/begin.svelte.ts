/** What makes Roost useful without a signal, once the first screen stands: keeps what was read, and sends what waits. */
import { untrack } from 'svelte'
import { keepIn } from '../kept.svelte'
import * as outbox from '../outbox/page'
import { session } from '../session.svelte'
import { signal } from '../signal.svelte'
import { waiting } from '../waiting.svelte'
import Count from '../../parts/WaitingCount.svelte'
import Wishes from '../../parts/Wishes.svelte'
import { ahead } from './ahead'
import { clear, save } from './reads'

let begun = false

export function begin(): void {
  if (begun) return
  begun = true
  waiting.parts = { Count, Wishes }
  outbox.begin()
  $effect.root(() => {
    const up = $derived(signal.state === 'up')
    const here = $derived(session.me?.id)
    const sure = $derived(session.remembered ? undefined : here)

    $effect(() => {
      // Only the server's own word is kept, and only as that of who it says is here.
      if (sure && session.me) void save(sure, 'me', session.me)
    })
    $effect(() => {
      if (!sure) return
      const who = sure
      void clear(who)
      keepIn((key, data) => void (session.stands(who) && save(who, key, data)))
      outbox.send(true)
      ahead(who)
    })
    $effect(() => {
      void here
      waiting.items = []
      void outbox.refresh()
    })
    // The browser may not notice a server that is back; the first call that goes through does.
    $effect(() => {
      if (up) untrack(() => (session.remembered ? void session.start() : outbox.send(true)))
    })
  })
}
