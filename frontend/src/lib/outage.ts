/** Something out of use, in words. */
import type { Space } from './api/types'
import { longDay, minutes } from './time'

export type Part = 'site' | 'floor' | 'zone' | 'space'

/** "on Monday 23 November", "from Monday 23 November until Friday 27 November". */
export function spell(one: { from: string; until: string | null }): string {
  if (one.from === one.until) return `on ${longDay(one.from)}`
  return `from ${longDay(one.from)}${one.until ? ` until ${longDay(one.until)}` : ', with no end date yet'}`
}

const bookingsOf = (n: number): string => (n === 1 ? '1 booking' : `${n} bookings`)

/** What became of those who had booked there. */
export function result(one: { moved: number; told: number }): string {
  const parts = [
    ...(one.moved ? [`${bookingsOf(one.moved)} moved to an equal space`] : []),
    ...(one.told ? [`${bookingsOf(one.told)} with no equal space left, whose holders are told`] : []),
  ]
  return parts.length ? `${parts.join(', ')}.` : 'Nobody had booked there.'
}

/** How many bookings of `spaces` are still to come or running at `minute` of their day. */
export function touched(spaces: Space[], minute: number): number {
  return spaces.flatMap((one) => one.spans).filter((one) => minutes(one.ends) > minute).length
}

/** What the button will do, whole: "Put desk 2B07 out of use". `booked`: how many bookings it touches, null where that is not known. */
export function pressWords(part: Part, name: string, spaces: number, booked: number | null): string {
  const what = part === 'space' ? name : `all ${spaces} spaces of ${name}`
  return `Put ${what} out of use${booked === null ? '' : booked === 0 ? ': nobody has booked' : `: ${bookingsOf(booked)} affected`}`
}
