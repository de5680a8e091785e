import { describe, expect, it } from 'vitest'
import { cell, counts, place, sums, unshown } from './diff'

const sheet = { name: 'people', added: 3, changed: 12, brought_back: 0, gone: 1, same: 4310, rows: [] }

describe('What an import would do', () => {
  it('is counted in words, and what there is none of is left out', () => {
    expect(counts(sheet)).toBe('3 new, 12 changed, 1 not in the files, 4,310 as they are')
    expect(counts({ added: 0, changed: 0, brought_back: 0, gone: 0, same: 0 })).toBe('empty')
    expect(unshown(sheet)).toBe(16)
  })

  it('says a cell from what to what, but of what is somebody’s own only that it changes', () => {
    expect(cell({ column: 'home_zone', before: 'riv-2-a', after: '' })).toBe('home zone: riv-2-a → nothing')
    expect(cell({ column: 'blue_badge', before: null, after: 'changed' })).toBe('blue badge changed')
  })

  it('sums what is stored, plans too, and what is gone', () => {
    expect(sums({ sheets: [sheet, { ...sheet, gone: 0 }], plans: 2 })).toEqual({ changes: 32, gone: 1 })
  })
})

describe('What is wrong in a file', () => {
  it('has its place, as far as there is one', () => {
    expect(place({ file: 'people.csv', row: 1200, column: 'email', words: '' })).toBe('people.csv, row 1,200, column email')
    expect(place({ file: 'people.csv', row: null, column: null, words: '' })).toBe('people.csv')
  })
})
