import { expect, test } from 'vitest'
import { codeOf } from './codes'

test('a code is made of the words', () => {
  expect(codeOf('No socket in reach', [])).toBe('no-socket-in-reach')
  expect(codeOf('  Café’s “coffee” cold! ', [])).toBe('cafes-coffee-cold')
  expect(codeOf('!?', [])).toBe('chip')
})

test('it is nobody else’s, and short enough', () => {
  expect(codeOf('Broken', ['broken', 'broken-2'])).toBe('broken-3')
  expect(codeOf('word '.repeat(30), []).length).toBeLessThanOrEqual(40)
})
