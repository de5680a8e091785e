import { describe, expect, it } from 'vitest'
import { about, lacking, row, rows, wire } from './rules'

const rest = { site: null, category: null, space_kind: null, queue: 'facilities' }
const it1 = { site: null, category: 'it', space_kind: null, queue: 'it' }

describe('rules of who gets what', () => {
  it('end with the one that takes all the rest, also where there is none yet', () => {
    expect(wire(rows([rest, it1]))).toEqual([it1, rest])
    expect(rows([it1]).at(-1)).toMatchObject({ site: '', category: '', space_kind: '', queue: '' })
  })
  it('say row by row what is missing', () => {
    expect(lacking([row({ category: 'it' }), row({ queue: 'it' }), row(rest)]).map((one) => one.pointer)).toEqual(['/routes/0/queue', '/routes/1'])
    expect(lacking(rows([it1, rest]))).toEqual([])
  })
  it('are said in words', () => {
    const names = { site: () => 'Riverside House', category: () => 'Power and charging' }
    expect(about({ site: 'riv', category: 'power', space_kind: 'desk' }, names)).toBe('Power and charging, desks, at Riverside House')
    expect(about({ site: 'riv' }, names)).toBe('At Riverside House')
    expect(about(rest, names)).toBe('Everything else')
  })
})
