import { describe, expect, test } from 'vitest'
import { after, asOf, longDay, minutes, overlaps, quarter, quarters, shortDay, time, when, words } from './time'

describe('time', () => {
  test('a wire time becomes minutes and comes back the same', () => {
    for (const at of ['00:00', '09:15', '23:45', '24:00']) expect(time(minutes(at))).toBe(at)
  })
  test('what is no time is not a number', () => {
    for (const at of ['', '9:15', '09.15', 'noon']) expect(minutes(at)).toBeNaN()
  })
  test('quarter-hours run from the first whole one to the last', () => {
    expect(quarters(550, 600)).toEqual([555, 570, 585, 600])
    expect(quarters(600, 540)).toEqual([])
  })
  test('the quarter-hour that is running is the one that began', () => {
    expect(quarter(599)).toBe(585)
    expect(quarter(600)).toBe(600)
  })
  test('spans that only touch do not overlap', () => {
    expect(overlaps({ starts: 540, ends: 600 }, { starts: 600, ends: 660 })).toBe(false)
    expect(overlaps({ starts: 540, ends: 615 }, { starts: 600, ends: 660 })).toBe(true)
  })
  test('a day reads the same wherever the phone is', () => {
    expect(longDay('2026-11-24')).toBe('Tuesday 24 November')
    expect(shortDay('2027-03-28')).toBe('Sun 28 Mar')
  })
  test('the day after the clocks change is the next date', () => {
    expect(after('2027-03-28')).toBe('2027-03-29')
    expect(after('2027-10-30', 2)).toBe('2027-11-01')
  })
  test('near days have names of their own', () => {
    expect(when('2026-11-24', '2026-11-24')).toBe('today')
    expect(when('2026-11-25', '2026-11-24')).toBe('tomorrow')
    expect(when('2026-11-26', '2026-11-24')).toBe('on Thursday 26 November')
  })
  test('what is old says its hour, and its day where that is not today', () => {
    const at = new Date(2026, 10, 23, 10, 42).getTime()
    expect(asOf(at, new Date(2026, 10, 23, 23, 59).getTime())).toBe('10:42')
    expect(asOf(at, new Date(2026, 10, 24, 0, 1).getTime())).toBe('Monday 23 November, 10:42')
  })
  test('a span is said with both its ends', () => {
    expect(words({ starts: 540, ends: 1020 })).toBe('09:00–17:00')
    expect(words({ starts: '09:00', ends: '24:00' })).toBe('09:00–24:00')
  })
})
