/** Everything the screens can change, one function each. What it makes old is asked for again at once. */
import { ask, client } from './api/client'
import { stale } from './kept.svelte'
import { once } from './once'
import { Problem } from './problem'
import { session } from './session.svelte'
import { time, type Span } from './time'
import type { Booking, Me } from './api/types'

export type Guest = { person: string } | { visitor: string }

/** A booking, or the two of an arrival: what one press makes and one *Undo* takes back. */
export interface Made {
  arrival: string | null
  bookings: Booking[]
}

function changed(day: string): void {
  for (const key of [`day/${day}`, `suggestion/${day}`, 'bookings/', 'floor/']) stale(key)
}

const wire = (span: Span) => ({ starts: time(span.starts), ends: time(span.ends) })

/** A booking needs the server's yes: without signal it says so, and what was chosen stays on the screen. */
async function sure<T>(what: unknown, send: (header: { 'Idempotency-Key': string }) => Promise<T>): Promise<T> {
  try {
    return await once(what, send)
  } catch (error) {
    if (!(error instanceof Problem) || !error.offline) throw error
    throw new Problem('offline', 'Booking needs a signal, and there is none here. What you chose is kept: try again where you have one.')
  }
}

export async function book(space: string, day: string, span: Span, guest?: Guest): Promise<Made> {
  const body = { space, day, ...wire(span), ...(guest ? { for: guest } : {}) }
  const made = await sure(['bookings', body], (header) => ask(client.POST('/api/bookings', { body, params: { header } })))
  changed(day)
  return { arrival: null, bookings: [made] }
}

/** Books desk and bay together, both or neither; with only one of them it is a plain booking. */
export async function arrive(day: string, span: Span, desk?: string, bay?: string): Promise<Made> {
  const only = desk && bay ? undefined : (desk ?? bay)
  if (only) return book(only, day, span)
  const body = { day, ...wire(span), desk, bay }
  const made = await sure(['arrivals', body], (header) => ask(client.POST('/api/arrivals', { body, params: { header } })))
  changed(day)
  return { arrival: made.id, bookings: made.bookings }
}

/** Cancels what one press made. */
export async function cancel(made: Made): Promise<void> {
  const first = made.bookings[0]!
  if (made.arrival) {
    await ask(client.POST('/api/arrivals/{arrival}/cancellation', { params: { path: { arrival: made.arrival } } }))
  } else {
    await ask(client.POST('/api/bookings/{booking}/cancellation', { params: { path: { booking: first.id } } }))
  }
  changed(first.day)
}

export async function changeSpan(booking: Booking, span: Span): Promise<void> {
  await ask(client.POST('/api/bookings/{booking}/span', { params: { path: { booking: booking.id } }, body: wire(span) }))
  changed(booking.day)
}

async function meChanged(call: Promise<Me>): Promise<void> {
  session.me = await call
  stale('suggestion/')
}

export const setHidden = (hidden: boolean): Promise<void> =>
  meChanged(ask(client.PUT('/api/me/hidden', { body: { hidden } })))

export const setNeeds = (needs: string[]): Promise<void> => meChanged(ask(client.PUT('/api/me/needs', { body: { needs } })))

export const setCar = (vehicle: string | null, ev: boolean): Promise<void> =>
  meChanged(ask(client.PUT('/api/me/car', { body: { vehicle, ev } })))
