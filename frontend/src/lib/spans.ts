/** What a space's day looks like to somebody who wants it for a span: the same answer for list, plan and screen reader. */
import type { Booking, Me, Site, Space, TakenSpan, Zone } from './api/types'
import { minutes, overlaps, SHORTEST, span, time, words, type Span } from './time'

export type State = 'free' | 'partly' | 'taken' | 'yours' | 'out' | 'kept'

export interface Standing {
  state: State
  /** In words, whole enough to stand alone: "Free until 13:00". */
  words: string
}

/** The stretches of `within` that nobody has booked, at least `shortest` minutes long. */
export function freeSpans(taken: Span[], within: Span, shortest = SHORTEST): Span[] {
  const free: Span[] = []
  let at = within.starts
  for (const one of [...taken].sort((a, b) => a.starts - b.starts)) {
    if (Math.min(one.starts, within.ends) - at >= shortest) free.push({ starts: at, ends: Math.min(one.starts, within.ends) })
    at = Math.max(at, one.ends)
  }
  if (within.ends - at >= shortest) free.push({ starts: at, ends: within.ends })
  return free
}

/** How `space` stands for `wanted`. `mine` are the asker's own live bookings of the day; `kept` says for whom it is kept, if not for the asker. */
export function standing(space: Space, wanted: Span, mine: Booking[], kept: string | null = null): Standing {
  const own = mine.find((one) => one.space.id === space.id && overlaps(span(one), wanted))
  if (own) return { state: 'yours', words: own.visitor ? `Yours, for ${own.visitor}` : 'Yours' }
  if (space.out) return { state: 'out', words: 'Out of use' }
  const busy = space.spans.filter((one) => overlaps(span(one), wanted))
  if (busy.length === 0) return kept ? { state: 'kept', words: kept } : { state: 'free', words: 'Free' }
  const free = freeSpans(busy.map(span), wanted)[0]
  if (!free) return { state: 'taken', words: busy.length === 1 ? taken(busy[0]!) : 'Taken' }
  if (kept) return { state: 'kept', words: kept }
  if (free.starts === wanted.starts) return { state: 'partly', words: `Free until ${time(free.ends)}` }
  if (free.ends === wanted.ends) return { state: 'partly', words: `Free from ${time(free.starts)}` }
  return { state: 'partly', words: `Free ${time(free.starts)}–${time(free.ends)}` }
}

/** "Deepa Mbeki" of a booking that may be shown, else "Taken". */
function taken(by: TakenSpan): string {
  return by.who ? by.who.name : 'Taken'
}

const KEPT: Record<string, [string, (me: Me) => boolean]> = {
  'blue badge': ['Blue badge holders only', (me) => me.blue_badge],
  'essential user': ['Kept for essential car users', (me) => me.essential_car_user],
  ev: ['Kept for electric cars', (me) => me.ev],
  visitor: ['Kept for visitors', () => false],
}

/**
 * For whom a space is kept, in words, if the asker is not one of them: a hint, so that nobody walks into a refusal.
 * The server decides; it also knows at what time a kept bay opens to everyone.
 */
export function keptFor(space: Space, zone: Zone | undefined, me: Me, early: boolean): string | null {
  if (zone && zone.team && zone.team !== me.team?.code) {
    const team = zone.team_name ?? zone.team
    if (zone.access === 'team only') return `${team} only`
    if (zone.access === 'team first' && early) return `${team} first`
  }
  if (space.kind !== 'bay') return null
  for (const feature of space.features) {
    const rule = KEPT[feature]
    if (rule && !rule[1](me)) return rule[0]
  }
  return null
}

/** Whether a "team first" zone is still its team's on `day`: until its hour of the site's working day before. */
export function teamFirst(zone: Zone | undefined, site: Site, day: string, minute: number): boolean {
  if (zone?.access !== 'team first' || day <= site.today) return false
  const before = site.days.filter((one) => one.open && one.day < day).at(-1)?.day
  if (!before) return false
  return before > site.today || minute < minutes(zone.team_first_until ?? '00:00')
}

/** A booking of the asker's own that stands in the way of one more of that kind: one live desk and one live bay at a time. */
export function already(mine: Booking[], me: string, kind: string, wanted: Span): Booking | undefined {
  if (kind === 'room') return undefined
  return mine.find((one) => one.person?.id === me && one.space.kind === kind && overlaps(span(one), wanted) && !lentFor(one, wanted))
}

/** Whether `wanted` lies within the hours that a booking is lent for: its holder may then sit elsewhere. */
function lentFor(booking: Booking, wanted: Span): boolean {
  const gap = booking.lent && span(booking.lent)
  return !!gap && gap.starts <= wanted.starts && wanted.ends <= gap.ends
}

/** All that is taken of a space's day, "09:00–13:00, 13:00–17:30"; no hours that the asker did not ask about. */
export function takenHours(space: Space, wanted: Span): string {
  return space.spans
    .filter((one) => overlaps(span(one), wanted))
    .sort((a, b) => minutes(a.starts) - minutes(b.starts))
    .map(words)
    .join(', ')
}

const ORDER: State[] = ['yours', 'free', 'partly', 'kept', 'taken', 'out']

/** Free first, then by label as people count: 2 before 10. */
export function byStanding(a: { space: Space; standing: Standing }, b: { space: Space; standing: Standing }): number {
  return (
    ORDER.indexOf(a.standing.state) - ORDER.indexOf(b.standing.state) ||
    a.space.label.localeCompare(b.space.label, 'en', { numeric: true })
  )
}
