/** What waits to be sent, and what an answer means for it. Pure; times are milliseconds since 1970. */
import type { FieldProblem } from '../problem'

export type Kind = 'report' | 'cancellation' | 'booking'

/** A photo as its bytes: a private window of Safari keeps no Blob. */
export interface Photo {
  type: string
  name: string
  bytes: ArrayBuffer
}

/** What the server said no with (RFC 9457). */
export interface Refusal {
  status: number
  type: string
  detail: string
  errors: FieldProblem[]
}

export interface Item {
  /** The place in the queue; the store gives it. */
  nth?: number
  /** Its Idempotency-Key, from the first try on. */
  id: string
  /** Whose it is. Nobody else sees it, and it goes out as nobody else's. */
  person: string
  /** When it was written. */
  at: number
  kind: Kind
  url: string
  body: unknown
  photo?: Photo
  /** What it is, for its writer: "Desk 2B07, Tuesday 24 November". */
  words: string
  /** The screen where it can be changed, or something else be chosen. */
  back: string
  /** The day it is about, and the bookings that it would cancel. */
  day?: string
  bookings?: string[]
  state: 'waiting' | 'refused'
  problem?: Refusal
  tries: number
  /** Not to be tried sooner by itself. */
  notBefore: number
  /** The server itself said how long: then a signal that comes back is no reason to be earlier. */
  bound: boolean
}

const FIRST = 15_000
const LONGEST = 5 * 60_000
/** No server may put it off for longer than this. */
const PATIENCE = 24 * 60 * 60_000

// Without the server's answer nothing is known; these answers say that it was not the time, or not the person.
const NOT_NOW = [401, 408, 425, 429]

export type Verdict = 'done' | 'keep' | 'signed out' | 'refused'

/** What becomes of an item by the status that came back; 0: none came. `type`: of its problem, if it had one. */
export function verdict(status: number, type = ''): Verdict {
  if (status >= 200 && status < 300) return 'done'
  if (status === 401 || type === '/problems/somebody-else') return 'signed out'
  // A redirect is no answer of ours: some network's own sign-in page.
  if (status < 400 || status >= 500 || NOT_NOW.includes(status)) return 'keep'
  return 'refused'
}

/** The pause after so many tries in vain: 15 s, 30 s, … at most 5 min. */
export function pause(tries: number): number {
  return Math.min(FIRST * 2 ** Math.max(0, tries - 1), LONGEST)
}

/** Until when a `Retry-After` (RFC 9110, seconds or a date) wants us to wait; null where it says nothing we can read. */
export function retryAfter(said: string | null, now: number): number | null {
  if (said === null) return null
  const at = /^\s*\d+\s*$/.test(said) ? now + Number(said) * 1000 : Date.parse(said)
  return Number.isNaN(at) ? null : Math.min(Math.max(at, now), now + PATIENCE)
}

/** The item after a try that it outlived. `asked`: until when the server wants us to wait. */
export function postponed(item: Item, now: number, asked: number | null): Item {
  const tries = item.tries + 1
  const own = now + pause(tries)
  return { ...item, tries, notBefore: Math.max(own, asked ?? 0), bound: asked !== null && asked > now }
}

/** The item that the server said no to: it waits for its writer now, and for nothing else. */
export function refused(item: Item, problem: Refusal): Item {
  return { ...item, state: 'refused', problem, tries: item.tries + 1, notBefore: 0, bound: false }
}

/** What goes out now: always the oldest that waits, for one must not pass the other. `at`: when it will be its time. */
export function head(items: Item[], now: number, eager: boolean): { item: Item | null; at: number | null } {
  const first = items.filter((one) => one.state === 'waiting').sort((a, b) => a.nth! - b.nth!)[0]
  if (!first) return { item: null, at: null }
  const due = first.notBefore <= now || (eager && !first.bound)
  return due ? { item: first, at: null } : { item: null, at: first.notBefore }
}
