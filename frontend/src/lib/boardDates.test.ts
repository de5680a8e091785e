import { describe, expect, test } from 'vitest'
import { later, MONTHS, nextWord, soon, workingDay } from './boardDates'

// 2026-11-24 is a Tuesday.
const days = (chips: { words: string; day: string }[]): string[] => chips.map((one) => `${one.words} ${one.day}`)

describe('dates to promise', () => {
  test('on a Tuesday: tomorrow, Friday, and in weeks', () => {
    expect(days(soon('2026-11-24'))).toEqual(['Tomorrow 2026-11-25', 'Friday 2026-11-27', 'In 1 week 2026-12-01', 'In 2 weeks 2026-12-08'])
  })
  test('on a Friday the next working day is called by its name', () => {
    expect(days(soon('2026-11-27')).slice(0, 2)).toEqual(['Monday 2026-11-30', 'Friday 2026-12-04'])
  })
  test('on a Thursday tomorrow is Friday, and is offered once', () => {
    expect(days(soon('2026-11-26'))[0]).toBe('Tomorrow 2026-11-27')
    expect(days(soon('2026-11-26')).filter((one) => one.endsWith('2026-11-27'))).toHaveLength(1)
  })
  test('a bank holiday that the site told of is stepped over', () => {
    const closed = new Set(['2026-12-25', '2026-12-28'])
    expect(days(soon('2026-12-24', closed))[0]).toBe('Tuesday 2026-12-29')
    expect(soon('2026-12-24', closed).every((one) => !closed.has(one.day))).toBe(true)
  })
  test('a weekend is never offered', () => {
    for (const chip of [...soon('2026-11-21'), ...later('2026-11-21', MONTHS)]) expect(workingDay(chip.day)).toBe(chip.day)
  })
  test('a year ahead is within the 366 days that may be promised', () => {
    const year = later('2026-11-24', MONTHS).at(-1)!
    expect(year.words).toBe('In a year')
    expect(Date.parse(year.day) - Date.parse('2026-11-24')).toBeLessThanOrEqual(366 * 86_400_000)
  })
  test('the next word is due on the second working day', () => {
    expect(nextWord('2026-11-24')).toBe('2026-11-26')
    expect(nextWord('2026-11-26')).toBe('2026-11-30')
    expect(nextWord('2026-11-27')).toBe('2026-12-01')
  })
})
