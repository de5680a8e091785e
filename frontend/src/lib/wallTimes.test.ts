import { describe, expect, test } from 'vitest'
import { pageOf, pause, stale } from './wallTimes'

describe('a screen on a wall', () => {
  test('asks every twenty seconds, more seldom while nobody answers, and never less than once a minute', () => {
    expect(pause(0, false, 0.5)).toBe(20_000)
    expect([1, 2, 3, 4, 9, 500].map((failed) => pause(failed, false, 0.5))).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000])
  })
  test('no two screens ask in step', () => {
    expect(pause(0, false, 0)).toBe(18_000)
    expect(pause(0, false, 1)).toBe(22_000)
  })
  test('a link that was switched off is asked about seldom', () => {
    expect(pause(3, true, 0.5)).toBe(300_000)
  })
  test('loads anew at night, and only once', () => {
    const hour = 3_600_000
    expect(stale(3, 20 * hour)).toBe(true)
    expect(stale(3, hour / 2)).toBe(false)
    expect(stale(14, 100 * hour)).toBe(false)
  })
  test('pages follow each other and begin again', () => {
    const all = [1, 2, 3, 4, 5, 6, 7]
    expect([0, 1, 2, 3].map((turn) => pageOf(all, 3, turn))).toEqual([[1, 2, 3], [4, 5, 6], [7], [1, 2, 3]])
    expect(pageOf([], 3, 5)).toEqual([])
  })
})
