import { expect, test } from 'vitest'
import { listed, next, row } from './labels'
import { merge } from './merge'
import { moved, onPlan, pushed, rebased, snap, stacked } from './placing'

const PLAN = { width: 1200, height: 900 }

test('a row counts its last number up and keeps its width', () => {
  expect(row('2B07', 4)).toEqual(['2B07', '2B08', '2B09', '2B10'])
  expect(row('R98', 4)).toEqual(['R98', 'R99', 'R100', 'R101'])
  expect(row(' 12-003a ', 2)).toEqual(['12-003a', '12-004a'])
})

test('without a number there is only one, and no row', () => {
  expect(row('Library', 1)).toEqual(['Library'])
  expect(row('Library', 2)).toBeNull()
  expect(row('', 1)).toBeNull()
})

test('a long row is shown by its ends', () => {
  expect(listed(row('A1', 3)!)).toBe('A1, A2, A3')
  expect(listed(row('A1', 12)!, 4)).toBe('A1, A2, A3 … A12')
})

test('the next label follows the greatest by number', () => {
  expect(next(['2B9', '2B10', '2B2'])).toBe('2B11')
  expect(next([])).toBe('')
})

test('an arrow moves to the next line of the grid, with Shift by one unit', () => {
  expect(pushed({ x: 53, y: 60 }, 'ArrowRight', false, PLAN)).toEqual({ x: 60, y: 60 })
  expect(pushed({ x: 53, y: 60 }, 'ArrowLeft', false, PLAN)).toEqual({ x: 50, y: 60 })
  expect(pushed({ x: 50, y: 60 }, 'ArrowUp', false, PLAN)).toEqual({ x: 50, y: 50 })
  expect(pushed({ x: 50, y: 60 }, 'ArrowDown', true, PLAN)).toEqual({ x: 50, y: 61 })
  expect(pushed({ x: 50, y: 60 }, 'Enter', true, PLAN)).toBeNull()
})

test('nothing leaves the plan', () => {
  expect(pushed({ x: 0, y: 900 }, 'ArrowLeft', false, PLAN)).toEqual({ x: 0, y: 900 })
  expect(pushed({ x: 0, y: 900 }, 'ArrowDown', true, PLAN)).toEqual({ x: 0, y: 900 })
  expect(onPlan({ x: -4, y: 1000.4 }, PLAN)).toEqual({ x: 0, y: 900 })
})

test('what is dragged stands on the grid', () => {
  expect(snap(44)).toBe(40)
  expect(snap(45)).toBe(50)
})

test('only what stands elsewhere was moved', () => {
  const before = [{ id: 'a', x: 1, y: 1 }, { id: 'b', x: 2, y: 2 }]
  expect(moved(before, [{ id: 'a', x: 1, y: 1 }, { id: 'b', x: 2, y: 3 }, { id: 'new', x: 0, y: 0 }])).toEqual([{ id: 'b', x: 2, y: 3 }])
})

test('where both moved things, each is where its mover put it, and what both moved is said', () => {
  const was = [{ id: 'a', x: 0, y: 0 }, { id: 'b', x: 1, y: 1 }, { id: 'c', x: 2, y: 2 }]
  const yours = [{ id: 'a', x: 5, y: 0 }, { id: 'b', x: 1, y: 1 }, { id: 'c', x: 9, y: 2 }]
  const theirs = [{ id: 'a', x: 0, y: 0 }, { id: 'b', x: 7, y: 1 }, { id: 'c', x: 3, y: 2 }, { id: 'new', x: 4, y: 4 }]
  expect(rebased(was, yours, theirs)).toEqual({
    now: [{ id: 'a', x: 5, y: 0 }, { id: 'b', x: 7, y: 1 }, { id: 'c', x: 9, y: 2 }, { id: 'new', x: 4, y: 4 }],
    clashes: ['c'],
  })
})

test('two in one place are said', () => {
  expect(stacked([{ id: 'a', x: 1, y: 1 }, { id: 'b', x: 1, y: 1 }, { id: 'c', x: 1, y: 2 }])).toEqual(['b'])
})

test('what only the other one changed is theirs, what both changed stays yours and is said', () => {
  const was = { name: 'A', opens: '07:00', closes: '20:00' }
  const yours = { name: 'B', opens: '07:00', closes: '19:00' }
  const theirs = { name: 'A', opens: '08:00', closes: '18:00' }
  const made = merge(was, yours, theirs)
  expect(made.values).toEqual({ name: 'B', opens: '08:00', closes: '19:00' })
  expect(made.taken).toEqual([{ name: 'opens', theirs: '08:00' }])
  expect(made.clashes).toEqual([{ name: 'closes', theirs: '18:00', yours: '19:00' }])
})

test('where both typed the same there is nothing to say', () => {
  const made = merge({ name: 'A' }, { name: 'B' }, { name: 'B' })
  expect(made).toEqual({ values: { name: 'B' }, taken: [], clashes: [] })
})
