/** What waits to be sent, of who is signed in, as the screens show it. lib/outbox fills it once the first screen stands. */
import type { Item } from './outbox/rules'

class Waiting {
  items = $state.raw<Item[]>([])

  /** What would cancel this booking, and has not gone out yet. */
  cancelling(booking: string): Item | undefined {
    return this.items.find((one) => one.kind === 'cancellation' && one.state === 'waiting' && one.bookings?.includes(booking))
  }
}

export const waiting = new Waiting()

/** The outbox as a page uses it. */
export const outbox = () => import('./outbox/page')
