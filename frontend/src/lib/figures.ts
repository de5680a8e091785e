/** Weeks and figures as people say them. */
import type { components } from './api/schema'
import { after, dateOf, month } from './time'

type Schemas = components['schemas']
export type Scorecard = Schemas['Scorecard']
export type Week = Scorecard['weeks'][number]
export type Digest = Schemas['Digest']

/** "2026-W47" of a day in that ISO week. */
export function weekOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  // The Thursday of a week says which year it belongs to.
  at.setUTCDate(at.getUTCDate() + 3 - ((at.getUTCDay() + 6) % 7))
  const year = at.getUTCFullYear()
  const days = (at.getTime() - Date.UTC(year, 0, 1)) / 86_400_000
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`
}

/** The week of `from`, so many weeks on. */
export const weekAfter = (from: string, by: number): string => weekOf(after(from, 7 * by))

/** "16–22 November 2026", "28 September – 4 October 2026". */
export function spanWords(from: string, to: string): string {
  const long = (day: string, how: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { ...how, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  const end = long(to, { day: 'numeric', month: 'long', year: 'numeric' })
  if (from.slice(0, 7) === to.slice(0, 7)) return `${dateOf(from)}–${end}`
  return `${long(from, { day: 'numeric', month: 'long', ...(from.slice(0, 4) === to.slice(0, 4) ? {} : { year: 'numeric' }) })} – ${end}`
}

/** "16 Nov". */
export const weekBegins = (week: Week): string => `${dateOf(week.from)} ${month(week.from)}`

/** "3½" and "hours"; the figure is to half an hour. */
export function hours(of: number): { big: string; of: string } {
  const whole = Math.floor(of)
  return { big: of % 1 ? `${whole || ''}½` : String(whole), of: of <= 1 ? 'hour' : 'hours' }
}

/** The height that a chart's axis ends at: a round number that holds them all. */
export function roof(values: number[]): number {
  const most = Math.max(1, ...values)
  const step = most <= 5 ? 1 : most <= 10 ? 2 : most <= 25 ? 5 : most <= 50 ? 10 : 10 ** Math.floor(Math.log10(most)) / 2
  return Math.ceil(most / step) * step
}
