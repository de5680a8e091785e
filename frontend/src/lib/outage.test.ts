import { describe, expect, test } from 'vitest'
import type { Space } from './api/types'
import { pressWords, result, spell, touched } from './outage'

describe('putting something out of use', () => {
  test('the button says what it will do, and to how many', () => {
    expect(pressWords('space', 'desk 2B07', 1, null)).toBe('Put desk 2B07 out of use')
    expect(pressWords('floor', 'Second floor, Riverside House', 54, 23)).toBe(
      'Put all 54 spaces of Second floor, Riverside House out of use: 23 bookings affected',
    )
    expect(pressWords('space', 'desk 2B07', 1, 0)).toBe('Put desk 2B07 out of use: nobody has booked')
  })
  test('one day is said as one day', () => {
    expect(spell({ from: '2026-11-23', until: '2026-11-23' })).toBe('on Monday 23 November')
    expect(spell({ from: '2026-11-23', until: '2026-11-27' })).toBe('from Monday 23 November until Friday 27 November')
    expect(spell({ from: '2026-11-23', until: null })).toBe('from Monday 23 November, with no end date yet')
  })
  test('what is none of it is not said', () => {
    expect(result({ moved: 0, told: 0 })).toBe('Nobody had booked there.')
    expect(result({ moved: 1, told: 0 })).toBe('1 booking moved to an equal space.')
    expect(result({ moved: 7, told: 2 })).toBe('7 bookings moved to an equal space, 2 bookings with no equal space left, whose holders are told.')
  })
  test('what is over is not touched', () => {
    const spans = [{ starts: '09:00', ends: '12:00' }, { starts: '13:00', ends: '17:00' }]
    expect(touched([{ spans } as Space], 0)).toBe(2)
    expect(touched([{ spans } as Space], 12 * 60)).toBe(1)
  })
})
