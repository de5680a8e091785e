/** Everything the screens can change, one function each. What it makes old is asked for again at once. */
import { ask, client } from './api/client'
import { stale } from './kept.svelte'
import { handedOver, once } from './once'
import type { Wish } from './outbox/page'
import { offline } from './waiting.svelte'
import { Problem } from './problem'
import { session } from './session.svelte'
import { named } from './kinds'
import { patient, QUICK } from './signal.svelte'
import { time, type Span } from './time'
import type { Booking, Me, SpaceRef } from './api/types'

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

/**
 * A booking needs the server's yes: without signal it says so, and what was chosen stays on the screen. It goes to the
 * outbox only if its writer says so then; `words`: what it is, for them.
 */
async function sure<T>(to: 'bookings' | 'arrivals', body: Wish, words: string, send: (header: { 'Idempotency-Key': string }) => Promise<T>): Promise<T> {
  try {
    return await once([to, body], send)
  } catch (error) {
    if (!(error instanceof Problem) || !error.offline) throw error
    const problem = new Problem('offline', 'Booking needs a signal, and there is none here. What you chose is kept: try again where you have one.')
    problem.later = async () => (await offline()).wish(handedOver([to, body]), to, body, words)
    throw problem
  }
}

/** `words`: "desk 2B07". */
export async function book(space: string, day: string, span: Span, words: string, guest?: Guest): Promise<Made> {
  const body = { space, day, ...wire(span), ...(guest ? { for: guest } : {}) }
  const made = await sure('bookings', body, words, (header) => ask(client.POST('/api/bookings', { body, params: { header }, signal: patient(QUICK) })))
  changed(day)
  return { arrival: null, bookings: [made] }
}

/** Books desk and bay together, both or neither; with only one of them it is a plain booking. */
export async function arrive(day: string, span: Span, desk?: SpaceRef, bay?: SpaceRef): Promise<Made> {
  const only = desk && bay ? undefined : (desk ?? bay)
  if (only) return book(only.id, day, span, named(only))
  const body = { day, ...wire(span), desk: desk?.id, bay: bay?.id }
  const words = [desk, bay].flatMap((one) => (one ? [named(one)] : [])).join(' and ')
  const made = await sure('arrivals', body, words, (header) => ask(client.POST('/api/arrivals', { body, params: { header }, signal: patient(QUICK) })))
  changed(day)
  return { arrival: made.id, bookings: made.bookings }
}

/** Cancels what one press made. False: there is no signal, and it waits for one on this phone. */
export async function cancel(made: Made): Promise<boolean> {
  const { id, day } = made.bookings[0]!
  const signal = patient(QUICK)
  try {
    if (made.arrival) await ask(client.POST('/api/arrivals/{arrival}/cancellation', { params: { path: { arrival: made.arrival } }, signal }))
    else await ask(client.POST('/api/bookings/{booking}/cancellation', { params: { path: { booking: id } }, signal }))
  } catch (error) {
    if (!(error instanceof Problem) || !error.offline) throw error
    await offline().then((box) => box.cancelLater(made)).catch(() => {
      throw error
    })
    return false
  }
  changed(day)
  return true
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

/** After a lost phone: signs out everywhere but here. How many places that were. */
export const signOutElsewhere = async (): Promise<number> => (await ask(client.DELETE('/api/me/sessions'))).ended
