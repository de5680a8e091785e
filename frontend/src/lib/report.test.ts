import { expect, test } from 'vitest'
import { alike, chipsFor, dialled, queueFor, receiptOf, sameSpot, type Spot } from './report'

const chips = [
  { code: 'too-hot', space_kind: null },
  { code: 'no-socket', space_kind: 'desk' },
  { code: 'blocked', space_kind: 'bay' },
]
const codes = (kind: string | null): string[] => chipsFor(chips, kind).map((one) => one.code)

test('a desk has its own chips first, then those that fit anywhere', () => {
  expect(codes('desk')).toEqual(['no-socket', 'too-hot'])
})

test('a whole site has only the chips that fit anywhere', () => {
  expect(codes(null)).toEqual(['too-hot'])
})

const rules = [
  { site: 'riv', category: 'power', space_kind: 'desk', queue: 'riv-desks' },
  { site: null, category: 'power', space_kind: null, queue: 'facilities' },
  { site: null, category: null, space_kind: null, queue: 'front-desk' },
]

test('the first rule that fits says who gets it', () => {
  expect(queueFor(rules, 'riv', 'power', 'desk')).toBe('riv-desks')
  expect(queueFor(rules, 'riv', 'power', 'room')).toBe('facilities')
  expect(queueFor(rules, 'gun', 'noise', null)).toBe('front-desk')
})

test('a rule for a kind of space does not fit a whole site', () => {
  expect(queueFor(rules, 'riv', 'power', null)).toBe('facilities')
})

test('spots are told apart by the most exact place they name', () => {
  const site = { code: 'riv', name: 'Riverside House' }
  const whole: Spot = { site, floor: null, zone: null, space: null }
  const zone: Spot = { ...whole, zone: { code: 'riv-2-a', name: 'Zone A' } }
  const desk: Spot = { ...zone, space: { id: 'd1', label: '2A07', kind: 'desk' } }
  expect(sameSpot(desk, { ...desk, zone: null })).toBe(true)
  expect(sameSpot(desk, zone)).toBe(false)
  expect(sameSpot(whole, undefined)).toBe(false)
})

const known = [
  { number: 1, chip: { code: 'dock' }, category: { code: 'it' }, why: 'this desk' },
  { number: 2, chip: { code: 'no-socket' }, category: { code: 'power' }, why: 'this zone' },
  { number: 3, chip: { code: 'lift' }, category: { code: 'access' }, why: 'this zone' },
  { number: 4, chip: null, category: { code: 'access' }, why: 'similar words' },
]
const numbers = (chip: string | null, category: string | null): number[] => alike(known, chip, category).map((one) => one.number)

test('the same thing in the zone comes before another thing at the desk', () => {
  expect(numbers('no-socket', 'power')).toEqual([2, 1, 4])
})

test('until something is tapped, whatever is known nearby may be it', () => {
  expect(numbers(null, null)).toEqual([1, 2, 3, 4])
})

test('a number is dialled without what only helps the eye', () => {
  expect(dialled('+44 (0)1632 960 123')).toBe('tel:+4401632960123')
})

test('a receipt is read however it was typed', () => {
  expect(receiptOf(' abcd efgh-ijkl  ')).toBe('ABCD-EFGH-IJKL')
  expect(receiptOf('–')).toBe('')
})
