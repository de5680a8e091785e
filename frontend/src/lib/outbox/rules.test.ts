import { expect, test } from 'vitest'
import { head, pause, postponed, refused, retryAfter, verdict, type Item } from './rules'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const item = (nth: number, more: Partial<Item> = {}): Item => ({
  nth,
  id: `key-${nth}`,
  person: 'nimmi',
  at: NOW,
  kind: 'cancellation',
  url: '/api/bookings/1/cancellation',
  body: null,
  words: 'Desk 2B07',
  back: '/',
  state: 'waiting',
  tries: 0,
  notBefore: 0,
  bound: false,
  ...more,
})

test('only a yes of the server ends the waiting', () => {
  for (const status of [200, 201, 204]) expect(verdict(status)).toBe('done')
  for (const status of [0, 302, 408, 425, 429, 500, 502, 503, 599]) expect(verdict(status)).toBe('keep')
  for (const status of [400, 403, 404, 409, 413, 422]) expect(verdict(status)).toBe('refused')
})
test('who is signed out, or somebody else by now, sends nothing and loses nothing', () => {
  expect(verdict(401)).toBe('signed out')
  expect(verdict(409, '/problems/somebody-else')).toBe('signed out')
  expect(verdict(409, '/problems/taken')).toBe('refused')
})
test('the pause doubles from fifteen seconds to five minutes', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map(pause)).toEqual([15, 30, 60, 120, 240, 300, 300].map((it) => it * 1000))
})
test('a Retry-After is read in seconds and as a date', () => {
  expect(retryAfter('90', NOW)).toBe(NOW + 90_000)
  expect(retryAfter('Tue, 24 Nov 2026 09:10:00 GMT', NOW)).toBe(NOW + 600_000)
  expect(retryAfter('Tue, 24 Nov 2026 08:00:00 GMT', NOW)).toBe(NOW)
  expect(retryAfter('soon', NOW)).toBeNull()
  expect(retryAfter(null, NOW)).toBeNull()
  expect(retryAfter('99999999', NOW)).toBe(NOW + 86_400_000)
})
test('what the server asked for is waited for, also when a signal comes back', () => {
  const bound = postponed(item(1), NOW, NOW + 90_000)
  expect(bound).toMatchObject({ tries: 1, notBefore: NOW + 90_000, bound: true, state: 'waiting' })
  expect(head([bound], NOW + 60_000, true)).toEqual({ item: null, at: NOW + 90_000 })
  expect(head([bound], NOW + 90_000, false).item).toBe(bound)
  const free = postponed(item(1), NOW, null)
  expect(head([free], NOW + 1000, false)).toEqual({ item: null, at: NOW + 15_000 })
  expect(head([free], NOW + 1000, true).item).toBe(free)
})
test('the oldest goes first, and none passes one that has to wait', () => {
  const [first, second] = [item(1), item(2)]
  expect(head([second, first], NOW, false).item).toBe(first)
  expect(head([second, postponed(first, NOW, null)], NOW, false).item).toBeNull()
})
test('what was refused stays, and the others go on', () => {
  const no = refused(item(1), { status: 422, type: '/problems/personal-data', detail: 'Take it out.', errors: [] })
  expect(no).toMatchObject({ state: 'refused', problem: { detail: 'Take it out.' } })
  const second = item(2)
  expect(head([no, second], NOW, false).item).toBe(second)
  expect(head([no], NOW, true)).toEqual({ item: null, at: null })
})
