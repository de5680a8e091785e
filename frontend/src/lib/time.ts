/** Days and times as people say them. Inside, a time is minutes after local midnight; on the wire it is "09:15". */

export const STEP = 15
export const SHORTEST = 30

export interface Span {
  starts: number
  ends: number
}

/** 555 of "09:15"; 1440 of "24:00". NaN where the text is no time. */
export function minutes(time: string): number {
  const match = /^(\d\d):(\d\d)$/.exec(time)
  return match ? Number(match[1]) * 60 + Number(match[2]) : NaN
}

/** "09:15" of 555; "24:00" of 1440. */
export function time(at: number): string {
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

/** A span of two wire times. */
export function span(wire: { starts: string; ends: string }): Span {
  return { starts: minutes(wire.starts), ends: minutes(wire.ends) }
}

/** "09:00–17:00". */
export function words(of: Span | { starts: string; ends: string }): string {
  const [starts, ends] = [of.starts, of.ends].map((at) => (typeof at === 'string' ? at : time(at)))
  return `${starts}–${ends}`
}

export function overlaps(a: Span, b: Span): boolean {
  return a.starts < b.ends && b.starts < a.ends
}

/** The quarter-hours from `first` to `last`, both included. */
export function quarters(first: number, last: number): number[] {
  const all: number[] = []
  for (let at = Math.ceil(first / STEP) * STEP; at <= last; at += STEP) all.push(at)
  return all
}

/** The quarter-hour that is running. */
export function quarter(minute: number): number {
  return Math.floor(minute / STEP) * STEP
}

function shown(day: string, how: Intl.DateTimeFormatOptions): string {
  // A day is a date on a wall calendar, so it is read and shown in one zone: UTC.
  return new Intl.DateTimeFormat('en-GB', { ...how, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** "Tuesday 24 November". */
export function longDay(day: string): string {
  return shown(day, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')
}

/** "Tue 24 Nov". */
export function shortDay(day: string): string {
  return shown(day, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '')
}

export const weekday = (day: string): string => shown(day, { weekday: 'short' })
export const dateOf = (day: string): string => shown(day, { day: 'numeric' })
export const longMonth = (day: string): string => shown(day, { month: 'long' })
export const month = (day: string): string => shown(day, { month: 'short' })

/** "10:42", or "Monday 23 November, 10:42" where that is not today; both in milliseconds since 1970, by the phone's own clock. */
export function asOf(at: number, now: number): string {
  const local = (of: number): Date => new Date(of - new Date(of).getTimezoneOffset() * 60_000)
  const [day, hour] = local(at).toISOString().split('T') as [string, string]
  const clock = hour.slice(0, 5)
  return local(now).toISOString().startsWith(day) ? clock : `${longDay(day)}, ${clock}`
}

/** "today", "tomorrow", or "on Tuesday 24 November". */
export function when(day: string, today: string): string {
  if (day === today) return 'today'
  if (day === after(today)) return 'tomorrow'
  return `on ${longDay(day)}`
}

/** The day after `day`, `by` days later. */
export function after(day: string, by = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
}
