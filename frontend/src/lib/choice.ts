/** Which day and span a screen opens on: what the address says where that is possible, else what most people want. */
import type { Site, SiteDay } from './api/types'
import { longDay, minutes, quarter, SHORTEST, STEP, type Span } from './time'

export interface Choice extends Span {
  day: string
  /** Why this is not the day that was asked for, or not today; null where nothing needs saying. */
  note: string | null
}

export interface Preset extends Span {
  words: string
}

const USUAL: Span = { starts: 9 * 60, ends: 17 * 60 }
const NOON = 13 * 60

/** The part of the site's opening hours that can still be booked on `day`; null where none can. */
export function bookable(site: Site, day: string, minute: number): Span | null {
  const known = site.days.find((one) => one.day === day)
  if (!known?.open) return null
  const opens = minutes(site.opens)
  const starts = day === site.today ? Math.max(opens, quarter(minute)) : opens
  const ends = minutes(site.closes)
  return ends - starts >= SHORTEST ? { starts, ends } : null
}

/** The usual working day as far as `within` still holds it, else all that is left. */
export function usual(within: Span): Span {
  const starts = Math.max(within.starts, USUAL.starts)
  const ends = Math.min(within.ends, USUAL.ends)
  return ends - starts >= 2 * SHORTEST ? { starts, ends } : within
}

/** "All day", "Morning", "Afternoon", as far as the day still holds them. */
export function presets(within: Span): Preset[] {
  const all: Preset[] = [
    { words: 'All day', ...usual(within) },
    { words: 'Morning', starts: Math.max(within.starts, Math.min(USUAL.starts, NOON)), ends: Math.min(NOON, within.ends) },
    { words: 'Afternoon', starts: Math.max(within.starts, NOON), ends: Math.min(USUAL.ends, within.ends) },
  ]
  return all.filter((one, at) => one.ends - one.starts >= SHORTEST && !all.slice(0, at).some((two) => same(one, two)))
}

export function same(a: Span, b: Span): boolean {
  return a.starts === b.starts && a.ends === b.ends
}

/** "weekend", or the holiday's own name. */
export function why(day: SiteDay): string {
  return day.name ?? (day.why === 'bank holiday' ? 'Bank holiday' : 'Weekend')
}

/** The choice of the address (`?day=&from=&to=`), mended where it can't be had. Null where no day of the horizon is open. */
export function choose(site: Site, query: URLSearchParams, minute: number): Choice | null {
  const asked = query.get('day') ?? site.today
  const [day, note] = openDay(site, asked, minute)
  const within = day && bookable(site, day, minute)
  if (!day || !within) return null
  const wanted = { starts: minutes(query.get('from') ?? ''), ends: minutes(query.get('to') ?? '') }
  return { day, note, ...fitted(wanted, within) }
}

function openDay(site: Site, asked: string, minute: number): [string | null, string | null] {
  if (bookable(site, asked, minute)) return [asked, null]
  const next = site.days.find((one) => one.day > asked && bookable(site, one.day, minute))?.day ?? null
  const first = next ?? site.days.find((one) => bookable(site, one.day, minute))?.day ?? null
  if (!first) return [null, null]
  return [first, `${excuse(site, asked)} Here is ${longDay(first)}.`]
}

function excuse(site: Site, asked: string): string {
  const known = site.days.find((one) => one.day === asked)
  if (!known) return `${site.name} can be booked from today to ${longDay(site.days.at(-1)!.day)}.`
  if (known.open) return `${site.name} has closed for today.`
  const reason = known.name ? `for ${known.name}` : known.why === 'weekend' ? 'at the weekend' : 'that day'
  return asked === site.today ? `${site.name} is closed today${known.name ? ` for ${known.name}` : ''}.` : `${site.name} is closed ${reason}.`
}

/** `wanted` where it is a bookable span, moved to start now where it began earlier today, else the usual day. */
function fitted(wanted: Span, within: Span): Span {
  const starts = Math.max(wanted.starts, within.starts)
  const ends = Math.min(wanted.ends, within.ends)
  const whole = Number.isInteger(starts / STEP) && Number.isInteger(ends / STEP)
  return whole && ends - starts >= SHORTEST ? { starts, ends } : usual(within)
}
