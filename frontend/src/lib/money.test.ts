import { describe, expect, it } from 'vitest'
import { pence, pounds, typed } from './money'

describe('pounds', () => {
  it('are read as people write them', () => {
    expect(['1250', '£1,250', '1 250.5', '£ 1,250.50', '0.07'].map(pence)).toEqual([125000, 125000, 125050, 125050, 7])
  })
  it('may be left out', () => {
    expect([pence(''), pence('  ')]).toEqual([null, null])
  })
  it('are no amount where they are more than the council has, or no number at all', () => {
    expect(['a lot', '12.345', '-3', '1.250,00', '20000000.01', '£'.repeat(2)].map(pence)).toEqual(Array(6).fill(NaN))
  })
  it('show pence only where there are any', () => {
    expect([pounds(62400), pounds(62450), pounds(0)]).toEqual(['£624', '£624.50', '£0'])
  })
  it('come back into the field as they were', () => {
    expect([null, 62400, 62450].map((one) => pence(typed(one)))).toEqual([null, 62400, 62450])
  })
})
