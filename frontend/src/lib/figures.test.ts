import { describe, expect, it } from 'vitest'
import { hours, roof, spanWords, weekAfter, weekOf } from './figures'

describe('weeks', () => {
  it('are those of ISO, also where a year ends', () => {
    expect(['2026-11-20', '2026-01-01', '2027-01-03', '2027-01-04', '2024-12-30', '2021-01-03'].map(weekOf)).toEqual([
      '2026-W47', '2026-W01', '2026-W53', '2027-W01', '2025-W01', '2020-W53',
    ])
  })
  it('follow one another over the new year', () => {
    expect(weekAfter('2026-12-28', 1)).toBe('2027-W01')
    expect(weekAfter('2027-01-04', -1)).toBe('2026-W53')
  })
  it('are said without saying the same twice', () => {
    expect(spanWords('2026-11-16', '2026-11-22')).toBe('16–22 November 2026')
    expect(spanWords('2026-09-28', '2026-10-04')).toBe('28 September – 4 October 2026')
    expect(spanWords('2026-12-28', '2027-01-03')).toBe('28 December 2026 – 3 January 2027')
  })
})

describe('figures', () => {
  it('say halves as people do', () => {
    expect([0.5, 1, 1.5, 16.5, 20].map((one) => Object.values(hours(one)).join(' '))).toEqual(['½ hour', '1 hour', '1½ hours', '16½ hours', '20 hours'])
  })
  it('end their axis at a round number', () => {
    expect([[], [0], [3], [7], [13], [41], [260]].map(roof)).toEqual([1, 1, 3, 8, 15, 50, 300])
  })
})
