import { expect, test } from 'vitest'
import { edge, nearest } from './nearest'
import { around, scale, within } from './plan'

const p = (name: string, x: number, y: number) => ({ name, x, y })
// Two rows of desks, and one off to the right between them.
const a = p('a', 0, 0)
const b = p('b', 80, 0)
const c = p('c', 0, 70)
const d = p('d', 80, 72)
const e = p('e', 200, 35)
const all = [a, b, c, d, e]

test('an arrow goes to the desk straight ahead, not to a nearer one at the side', () => {
  expect(nearest(a, 'ArrowRight', all)).toBe(b)
  expect(nearest(a, 'ArrowDown', all)).toBe(c)
  expect(nearest(d, 'ArrowUp', all)).toBe(b)
  expect(nearest(c, 'ArrowRight', all)).toBe(d)
})
test('rows that are not quite straight still lead on', () => {
  expect(nearest(b, 'ArrowRight', all)).toBe(e)
  expect(nearest(e, 'ArrowLeft', all)).toBe(b)
})
test('where nothing lies that way, and for other keys, there is no next', () => {
  expect(nearest(a, 'ArrowLeft', all)).toBeUndefined()
  expect(nearest(a, 'ArrowUp', all)).toBeUndefined()
  expect(nearest(a, 'Tab', all)).toBeUndefined()
})
test('every desk can be reached from every other', () => {
  const seen = new Set([a])
  const ahead = [a]
  for (const from of ahead)
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      const next = nearest(from, key, all)
      if (next && !seen.has(next)) {
        seen.add(next)
        ahead.push(next)
      }
    }
  expect(seen.size).toBe(all.length)
})
test('Home and End are the first and the last in reading order', () => {
  expect(edge('Home', all)).toBe(a)
  expect(edge('End', all)).toBe(d)
  expect(edge('PageUp', all)).toBeUndefined()
})

test('a zone is the box round its desks, and never beyond its plan', () => {
  expect(around([a, d], 10)).toEqual({ x: -10, y: -10, width: 100, height: 92 })
  expect(within(around([a, d], 10), 85, 60)).toEqual({ x: 0, y: 0, width: 85, height: 60 })
})
test('desks are drawn at least a finger apart, further where there is room, and not without end', () => {
  expect(scale([a, b, c], 52, 10)).toBeCloseTo(52 / 70)
  expect(scale([a, b, c], 52, 100)).toBeCloseTo(100 / 80)
  expect(scale([a, p('same', 0, 0)], 52, 300)).toBe(1)
  expect(scale([a, p('close', 1, 0)], 52, 300)).toBe(2.4)
})
