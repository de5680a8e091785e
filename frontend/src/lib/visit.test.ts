import { describe, expect, it } from 'vitest'
import type { Booking } from './api/types'
import { away, lendable, proposed } from './visit'

const booking = (starts: string, ends: string, lent: { starts: string; ends: string } | null = null): Booking =>
  ({ starts, ends, lent }) as Booking

describe('the hours of a visit', () => {
  it('lie within the booking', () => {
    expect(lendable(booking('09:00', '17:00'), null)).toEqual({ starts: 540, ends: 1020 })
  })
  it('begin no earlier than the quarter-hour that is running', () => {
    expect(lendable(booking('09:00', '17:00'), 10 * 60 + 20)).toEqual({ starts: 615, ends: 1020 })
  })
  it('are none where less than half an hour is left', () => {
    expect(lendable(booking('09:00', '17:00'), 16 * 60 + 46)).toBeNull()
  })
  it('are proposed around midday', () => {
    const whole = booking('09:00', '17:00')
    expect(proposed(whole, lendable(whole, null)!)).toEqual({ starts: 660, ends: 840 })
  })
  it('are proposed as they are lent already', () => {
    const whole = booking('09:00', '17:00', { starts: '10:00', ends: '12:30' })
    expect(proposed(whole, lendable(whole, null)!)).toEqual({ starts: 600, ends: 750 })
  })
  it('are never the whole booking', () => {
    const short = booking('11:00', '14:00')
    expect(proposed(short, lendable(short, null)!)).toEqual({ starts: 660, ends: 810 })
  })
  it('are proposed for what is left of an afternoon', () => {
    const whole = booking('09:00', '17:00')
    expect(proposed(whole, lendable(whole, 16 * 60)!)).toEqual({ starts: 960, ends: 990 })
  })
})

describe('being away', () => {
  const lent = booking('09:00', '17:00', { starts: '11:00', ends: '14:00' })

  it('begins with the gap', () => {
    expect([10 * 60 + 59, 11 * 60, 15 * 60].map((minute) => away(lent, minute))).toEqual([false, true, true])
  })
  it('is never on another day, nor without a gap', () => {
    expect([away(lent, null), away(booking('09:00', '17:00'), 12 * 60)]).toEqual([false, false])
  })
})
