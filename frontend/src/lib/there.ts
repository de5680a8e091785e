/** Being there, being away on a visit, coming back from one; and saying whether what was wrong is sorted. */
import { ask, client } from './api/client'
import type { Booking } from './api/types'
import { stale } from './kept.svelte'
import { time, type Span } from './time'

export async function checkIn(booking: Booking): Promise<void> {
  await ask(client.POST('/api/bookings/{booking}/check-in', { params: { path: { booking: booking.id } } }))
  stale(`day/${booking.day}`)
}

/** Lends desk and bay of that day for the hours of a visit; null takes everything back. */
export async function lend(day: string, gap: Span | null): Promise<void> {
  const body = { gap: gap && { starts: time(gap.starts), ends: time(gap.ends) } }
  await ask(client.POST('/api/days/{day}/lending', { params: { path: { day } }, body }))
  for (const key of [`day/${day}`, `suggestion/${day}`, 'floor/', 'bookings/']) stale(key)
}

export async function askToTalk(person: string): Promise<void> {
  await ask(client.POST('/api/talks', { body: { person } }))
  stale('day/')
}

export async function answerTalk(talk: string, answer: 'there' | 'someone else'): Promise<void> {
  await ask(client.POST('/api/talks/{talk}/answer', { params: { path: { talk } }, body: { answer } }))
  stale('day/')
}

/** Whether an issue that one was counted in is sorted; where it is not, it is open again. */
export async function answerSorted(number: number, sorted: boolean): Promise<void> {
  const params = { path: { number } }
  if (sorted) await ask(client.POST('/api/issues/{number}/confirmation', { params }))
  else await ask(client.POST('/api/issues/{number}/reopening', { params, body: {} }))
  for (const key of ['day/', 'issue', 'board']) stale(key)
}
