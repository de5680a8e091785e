import { expect, test } from 'vitest'
import { address, match } from './match'

const load = async () => ({ default: (() => {}) as never })
const routes = ['/', '/plan/:floor', '/plan/:floor/:zone', '*'].map((path) => ({ path, load, name: path }))

test('the first address that fits wins, and says what its names stand for', () => {
  expect(match(routes, '/plan/riv-2')).toMatchObject({ params: { floor: 'riv-2' } })
  expect(match(routes, '/plan/riv-2/riv-2-b')).toMatchObject({ params: { floor: 'riv-2', zone: 'riv-2-b' } })
})
test('what fits nothing else fits the last', () => {
  expect(match(routes, '/nowhere/at/all')?.route.name).toBe('*')
  expect(match(routes, '/')?.route.name).toBe('/')
})
test('a broken escape in an address breaks nothing', () => {
  expect(match(routes, '/plan/%E0%A4%A')).toMatchObject({ params: { floor: '%E0%A4%A' } })
})
test('words of an address are set, changed and taken out, and times stay readable', () => {
  const query = new URLSearchParams('day=2026-11-24&from=09:00')
  expect(address('/plan', query, { from: '10:15', to: '12:00' })).toBe('/plan?day=2026-11-24&from=10:15&to=12:00')
  expect(address('/plan', query, { day: null, from: null })).toBe('/plan')
})
