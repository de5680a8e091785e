import { describe, expect, it } from 'vitest'
import { groundIn, labelIn, zoneAt, type Stands } from './suggest'

const PLAN = { plan_width: 1200, plan_height: 900 }
const desk = (label: string, zone: string, x: number, y: number): Stands => ({ label, kind: 'desk', zone, x, y, retired: false })
const ALL = [desk('2A01', 'a', 100, 100), desk('2A02', 'a', 200, 100), desk('2B01', 'b', 100, 260), desk('2B02', 'b', 200, 260)]

describe('What a new space is offered', () => {
  it('is the label after the last one of its zone that the floor has not', () => {
    expect(labelIn('a', 'desk', ALL)).toBe('2A03')
    expect(labelIn('a', 'desk', [...ALL, { ...desk('2A03', 'b', 0, 0), retired: true }])).toBe('2A04')
    expect(labelIn('empty', 'desk', ALL)).toBe('')
    expect(labelIn('a', 'bay', ALL)).toBe('')
  })

  it('is free ground that is nearer to its own zone than to any other', () => {
    for (const [zone, count] of [['a', 1], ['a', 6], ['b', 6]] as const) {
      const at = groundIn(zone, ALL, PLAN, count)!
      expect(zoneAt(at, ALL)).toBe(zone)
      expect(Math.min(...ALL.map((one) => Math.hypot(one.x - at.x, one.y - at.y)))).toBeGreaterThanOrEqual(50)
    }
    expect(groundIn('b', ALL, PLAN, 6)).toEqual({ x: 100, y: 340 })
  })

  it('is no ground where nothing of the zone stands, or where no row fits', () => {
    expect(groundIn('empty', ALL, PLAN)).toBeNull()
    expect(groundIn('a', ALL, PLAN, 40)).toBeNull()
  })
})
