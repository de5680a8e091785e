import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { Site } from '../api/types'
import { keepable, later, LONGEST, MOST, toDrop } from './keys'
import { clear, lastHere, save, saved, savedAll } from './reads'

const NOW = Date.parse('2026-11-24T10:42:00Z')

test('one’s own things, plans and the board are kept; people, inboxes and offers are not', () => {
  for (const key of ['me', 'sites', 'day/2026-11-24', 'bookings/a/b', 'floor/riv-2/2026-11-24', 'board/', 'report', 'issues/mine/']) expect(keepable(key)).toBe(true)
  for (const key of ['people/an', 'demo/', 'inbox/', 'visitors/2026-11-24', 'suggestion/2026-11-24/x', 'issue/7/', 'issues/new/it', 'codes/riv-2', 'me/x']) {
    expect(keepable(key)).toBe(false)
  }
})
test('what is old, over or too much goes, the newest stays', () => {
  const read = (key: string, ago: number): { key: string; at: number } => ({ key, at: NOW - ago })
  const today = '2026-11-24'
  expect(toDrop([read('me', LONGEST + 1), read('me', LONGEST)], NOW, today)).toEqual([read('me', LONGEST + 1)])
  const days = ['day/2026-11-22', 'floor/riv-2/2026-11-22', 'day/2026-11-23', 'day/2026-11-25', 'bookings/2026-11-20/2026-11-30'].map((key) => read(key, 0))
  expect(toDrop(days, NOW, today)).toEqual(days.slice(0, 2))
  const many = Array.from({ length: MOST + 3 }, (_, nth) => read(`board/${nth}`, nth))
  expect(toDrop(many, NOW, today)).toEqual(many.slice(-3))
})
test('a read comes back with when it was read, and to nobody else', async () => {
  await save('nimmi', 'day/2026-11-24', { mine: [1] }, NOW)
  expect(await saved('nimmi', 'day/2026-11-24', NOW + 1000)).toMatchObject({ data: { mine: [1] }, at: NOW })
  expect(await saved('samir', 'day/2026-11-24', NOW)).toBeUndefined()
  expect(await saved('nimmi', 'day/2026-11-24', NOW + LONGEST + 1)).toBeUndefined()
  await save('nimmi', 'people/an', { people: [] }, NOW)
  expect(await saved('nimmi', 'people/an', NOW)).toBeUndefined()
  expect((await savedAll('nimmi', 'day/')).map((one) => one.key)).toEqual(['day/2026-11-24'])
})
test('signing out forgets everybody’s, signing in everybody else’s', async () => {
  await save('nimmi', 'me', { id: 'nimmi' }, NOW)
  await save('samir', 'me', { id: 'samir' }, NOW)
  await clear('samir')
  expect(await lastHere()).toBe('samir')
  await clear()
  expect(await lastHere()).toBeUndefined()
})
test('sites that were read before midnight know the day after it', () => {
  const site = { today: '2026-11-24', now: '22:30', days: ['2026-11-24', '2026-11-25', '2026-11-26'].map((day) => ({ day })) } as unknown as Site
  expect(later([site], 30 * 60_000)[0]).toMatchObject({ today: '2026-11-24', now: '23:00' })
  const morning = later([site], 10.5 * 3_600_000)[0]!
  expect(morning).toMatchObject({ today: '2026-11-25', now: '09:00' })
  expect(morning.days.map((one) => one.day)).toEqual(['2026-11-25', '2026-11-26'])
  expect(later([site], -5000)[0]).toMatchObject({ now: '22:30' })
})
