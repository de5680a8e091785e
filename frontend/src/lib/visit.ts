/** For which hours a place may be lent while its holder is on a visit. */
import type { Booking } from './api/types'
import { quarter, SHORTEST, span, type Span } from './time'

const USUAL: Span = { starts: 11 * 60, ends: 14 * 60 }

/** The hours that a visit may have, within a booking and from now on; null where less than half an hour is left. */
export function lendable(booking: Booking, minute: number | null): Span | null {
  const whole = span(booking)
  const starts = Math.max(whole.starts, minute === null ? 0 : quarter(minute))
  return whole.ends - starts >= SHORTEST ? { starts, ends: whole.ends } : null
}

/** Has the gap begun? `minute` is now, null on another day. Only then can one be back early, or running late. */
export function away(booking: Booking, minute: number | null): boolean {
  return booking.lent !== null && minute !== null && minute >= span(booking.lent).starts
}

/** What the choice of hours opens with: those that are lent already, else around midday, and never the whole day. */
export function proposed(booking: Booking, within: Span): Span {
  const usual = booking.lent ? span(booking.lent) : USUAL
  const starts = Math.max(within.starts, Math.min(usual.starts, within.ends - SHORTEST))
  const ends = Math.max(starts + SHORTEST, Math.min(usual.ends, within.ends))
  const all = span(booking)
  return starts === all.starts && ends === all.ends ? { starts, ends: ends - SHORTEST } : { starts, ends }
}
