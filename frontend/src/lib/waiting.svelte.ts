/** What waits to be sent, of who is signed in, as the screens show it. lib/outbox fills it once the first screen stands. */
import type { Component } from 'svelte'
import type { Item } from './outbox/rules'

class Waiting {
  items = $state.raw<Item[]>([])
  /** What shows them on the first screen; it comes with them. */
  parts = $state.raw<{ Count: Component; Wishes: Component<{ day: string }> }>()

  /** What would cancel this booking, and has not gone out yet. */
  cancelling(booking: string): Item | undefined {
    return this.items.find((one) => one.kind === 'cancellation' && one.state === 'waiting' && one.bookings?.includes(booking))
  }
}

export const waiting = new Waiting()

/** What the first load leaves out: what a phone keeps. */
export const offline = () => import('./offline/all')
