/** The quiet word after something was booked or cancelled, with its ten seconds of *Undo*. */
import { arrive, book, cancel, type Guest, type Made } from './acts'
import type { Booking, SpaceRef } from './api/types'
import { capital, named } from './kinds'
import { page } from './page.svelte'
import { Problem } from './problem'
import { quarter, SHORTEST, span, type Span } from './time'
import { session } from './session.svelte'
import { undo } from './undo.svelte'
import { allSites, minuteAt } from './where.svelte'

/** "desk 2B07 and bay R16". */
export function things(bookings: Booking[]): string {
  return bookings.map((one) => named(one.space)).join(' and ')
}

/** Whom a booking is for, where that is not oneself. */
export function otherOf(booking: Booking): string | null {
  return booking.visitor ?? (booking.person && booking.person.id !== session.me?.id ? booking.person.name : null)
}

/** After a booking: *Undo* cancels it. */
export function done(made: Made): void {
  const guest = otherOf(made.bookings[0]!)
  undo.offer(`Booked ${things(made.bookings)}${guest ? ` for ${guest}` : ''}.`, async () => {
    if (!(await cancel(made))) return `No signal. ${capital(things(made.bookings))} will be cancelled when there is one.`
    return `Undone. ${guest ? `Cancelled ${things(made.bookings)} for ${guest}` : `You no longer have ${things(made.bookings)}`}.`
  })
}

/** Cancels, and offers an *Undo* that books again what is still to come of it. */
export async function cancelled(made: Made): Promise<void> {
  if (!(await cancel(made))) return page.say(`Kept on this phone. ${capital(things(made.bookings))} will be cancelled when there is a signal.`)
  undo.offer(`Cancelled ${things(made.bookings)}.`, async () => {
    try {
      await again(made)
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'taken') throw error
      throw new Problem(error.kind, `Somebody was faster: ${error.detail}`, error.status, [], error.alternatives)
    }
    return `Booked again: ${things(made.bookings)}.`
  })
}

async function again(made: Made): Promise<Made> {
  const [first, second] = made.bookings
  const when = stillToCome(first!)
  if (second) {
    const of = (kind: string): SpaceRef | undefined => made.bookings.find((one) => one.space.kind === kind)?.space
    return arrive(first!.day, when, of('desk'), of('bay'))
  }
  return book(first!.space.id, first!.day, when, named(first!.space), guestOf(first!))
}

function guestOf(booking: Booking): Guest | undefined {
  if (booking.visitor) return { visitor: booking.visitor }
  return booking.person && booking.person.id !== session.me?.id ? { person: booking.person.id } : undefined
}

/** A span that has begun can only be booked again from the quarter-hour that is running. */
function stillToCome(booking: Booking): Span {
  const whole = span(booking)
  const site = allSites().find((one) => one.code === booking.space.site)
  if (!site || booking.day !== site.today) return whole
  const starts = Math.max(whole.starts, quarter(minuteAt(site)))
  return whole.ends - starts >= SHORTEST ? { ...whole, starts } : whole
}
