import { describe, expect, it } from 'vitest'
import { dated, sized, stage } from './fix'

const none = { made_on: '2026-11-01', ordered_on: null, arrives_on: null, installed_on: null, dropped_on: null }
const TODAY = '2026-11-20'

describe('a fix', () => {
  it('is planned until it is ordered', () => {
    expect(stage(none, TODAY)).toBe('planned')
    expect(stage({ ...none, ordered_on: '2026-11-24' }, TODAY)).toBe('planned')
    expect(dated(none, TODAY)).toBe('Not ordered yet.')
  })
  it('is arriving in its last week, and while it is late', () => {
    const ordered = { ...none, ordered_on: '2026-11-12' }
    expect(stage({ ...ordered, arrives_on: '2026-12-02' }, TODAY)).toBe('ordered')
    expect(stage({ ...ordered, arrives_on: '2026-11-27' }, TODAY)).toBe('arriving')
    expect(stage({ ...ordered, arrives_on: '2026-11-18' }, TODAY)).toBe('arriving')
    expect(dated({ ...ordered, arrives_on: '2026-11-18' }, TODAY)).toBe('Was to arrive on Wednesday 18 November.')
    expect(dated({ ...ordered, arrives_on: '2026-11-21' }, TODAY)).toBe('Arrives tomorrow.')
  })
  it('is over once it is installed or dropped, whatever its dates were', () => {
    expect(stage({ ...none, arrives_on: '2026-11-20', installed_on: '2026-11-19' }, TODAY)).toBe('installed')
    expect(stage({ ...none, dropped_on: '2026-11-19' }, TODAY)).toBe('dropped')
  })
  it('says what it costs only where that is known', () => {
    expect(sized({ cost_pence: null, people: 1, issues: [1] })).toBe('1 issue · 1 person')
    expect(sized({ cost_pence: 62400, people: 37, issues: [1, 2] })).toBe('£624 · 2 issues · 37 people')
  })
})
