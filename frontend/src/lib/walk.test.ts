import { describe, expect, it } from 'vitest'
import { allWords, offered, toSend, type Written } from './walk'

const blank: Written = { floor: 'riv-1', space: '', words: ' ', notes: [], nobody: '' }

describe('a walk', () => {
  it('leaves out what says nothing', () => {
    const notes = [{ id: 1, about: '', space: '', words: ' ' }, { id: 2, about: 'chip:no-socket', space: 'x', words: ' none at all ' }]
    expect(toSend({ ...blank, notes })).toEqual({ floor: 'riv-1', notes: [{ chip: 'no-socket', space: 'x', words: 'none at all' }], confirmed: false })
  })
  it('sends a category where no chip fits', () => {
    expect(toSend({ ...blank, notes: [{ id: 1, about: 'category:comfort', space: '', words: '' }] }).notes).toEqual([{ category: 'comfort' }])
  })
  it('counts as confirmed only as long as no word changes', () => {
    const it = { ...blank, words: 'a day with the mum of a boy' }
    expect(toSend({ ...it, nobody: allWords(it) }).confirmed).toBe(true)
    expect(toSend({ ...it, nobody: allWords(it), words: 'another' }).confirmed).toBe(false)
  })
  it('offers for a desk what is said of desks, and what fits anywhere', () => {
    const chip = (code: string, space_kind: string | null) => ({ code, words: code, category: 'c', space_kind })
    const chips = [chip('a', 'bay'), chip('b', 'desk'), chip('c', null)]
    expect(offered(chips, 'desk').map((one) => one.kind)).toEqual(['desk', null])
    expect(offered(chips, null).map((one) => one.kind)).toEqual(['desk', 'bay', null])
  })
})
