import { expect, test } from 'vitest'
import { moment } from './moment'

// By the clock of whoever runs the tests: built and said in the same one.
const at = (day: number, hour: number, minute: number): Date => new Date(2026, 10, day, hour, minute)

test('what was today or yesterday is called so, also minutes after midnight', () => {
  expect(moment(at(24, 10, 42).toISOString(), at(24, 11, 0))).toBe('today at 10:42')
  expect(moment(at(23, 23, 59).toISOString(), at(24, 0, 1))).toBe('yesterday at 23:59')
  expect(moment(at(1, 9, 5).toISOString(), at(2, 8, 0))).toBe('yesterday at 09:05')
})

test('what was before is said by its day', () => {
  expect(moment(at(22, 9, 10).toISOString(), at(24, 11, 0))).toBe('on Sunday 22 November at 09:10')
})
