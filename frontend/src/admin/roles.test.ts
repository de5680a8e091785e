import { describe, expect, it } from 'vitest'
import { lacking, moved, row } from './roles'

describe('The table of groups and roles', () => {
  it('keeps every row when one moves, and what is at an end stays there', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })

  it('lacks what stands in no row, and what stands in two', () => {
    expect(lacking([row('leads'), row(' '), row('leads ')]).map((one) => one.pointer)).toEqual(['/rows/1/value', '/rows/2/value'])
    expect(lacking([row('leads'), row('staff')])).toEqual([])
  })
})
