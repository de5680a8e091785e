import { describe, expect, it } from 'vitest'
import { daysOf, long } from './days'

describe('How long something is kept', () => {
  it.each([
    [1, '1 day'],
    [30, '30 days'],
    [90, '3 months'],
    [395, '13 months'],
    [365, '1 year'],
    [2190, '6 years'],
    [100, '100 days'],
  ])('is said as people say it: %i days', (days, words) => {
    expect(long(days)).toBe(words)
  })

  it('is a whole number within its bounds, or it is said what would be', () => {
    expect(daysOf('30', 'Photos', 15, 1095)).toBe(30)
    expect(daysOf('', 'Photos', 15, 1095)).toBe('Photos: enter a whole number of days')
    expect(daysOf('1.5', 'Photos', 15, 1095)).toBe('Photos: enter a whole number of days')
    expect(daysOf(2000, 'Photos', 15, 1095)).toBe('Photos: enter 15 to 1,095 days')
  })
})
