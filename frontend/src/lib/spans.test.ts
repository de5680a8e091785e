import { describe, expect, test } from 'vitest'
import type { Booking, Me, Site, Space, Zone } from './api/types'
import { already, byStanding, freeSpans, keptFor, standing, takenHours, teamFirst } from './spans'

const at = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const day = { starts: at('09:00'), ends: at('17:00') }
const taken = (starts: string, ends: string, name?: string): Space['spans'][number] => ({
  starts,
  ends,
  state: 'booked',
  who: name ? { id: 'w', name, team: null } : null,
})
const desk = (spans: Space['spans'] = [], more: Partial<Space> = {}): Space => ({
  id: 's',
  kind: 'desk',
  label: '2B07',
  zone: 'z',
  x: 0,
  y: 0,
  features: [],
  out: null,
  spans,
  ...more,
})
const mine = (space: string, starts: string, ends: string): Booking => ({ space: { id: space }, starts, ends, visitor: null }) as Booking

describe('free spans', () => {
  test('are the gaps, and none under half an hour', () => {
    const busy = [{ starts: at('09:15'), ends: at('12:00') }, { starts: at('12:15'), ends: at('14:00') }]
    expect(freeSpans(busy, day)).toEqual([{ starts: at('14:00'), ends: at('17:00') }])
  })
  test('do not mind the order, nor bookings that begin before or end after', () => {
    const busy = [{ starts: at('16:00'), ends: at('18:00') }, { starts: at('08:00'), ends: at('10:00') }]
    expect(freeSpans(busy, day)).toEqual([{ starts: at('10:00'), ends: at('16:00') }])
  })
  test('of an empty day are the whole day', () => {
    expect(freeSpans([], day)).toEqual([day])
  })
})

describe('how a space stands', () => {
  test('free, free for a part, taken with and without a name', () => {
    expect(standing(desk(), day, [])).toEqual({ state: 'free', words: 'Free' })
    expect(standing(desk([taken('13:00', '17:00')]), day, [])).toEqual({ state: 'partly', words: 'Free until 13:00' })
    expect(standing(desk([taken('08:00', '11:00')]), day, [])).toEqual({ state: 'partly', words: 'Free from 11:00' })
    expect(standing(desk([taken('09:00', '17:00', 'Deepa Mbeki')]), day, [])).toEqual({ state: 'taken', words: 'Deepa Mbeki' })
    expect(standing(desk([taken('09:00', '17:00')]), day, [])).toEqual({ state: 'taken', words: 'Taken' })
  })
  test('a booking outside the span does not count', () => {
    expect(standing(desk([taken('17:00', '18:00')]), day, []).state).toBe('free')
  })
  test('one’s own comes before all else, but only while the spans meet', () => {
    expect(standing(desk([taken('09:00', '17:00')]), day, [mine('s', '09:00', '17:00')]).state).toBe('yours')
    expect(standing(desk(), day, [mine('s', '17:00', '18:00')]).state).toBe('free')
    expect(standing(desk(), day, [mine('other', '09:00', '17:00')]).state).toBe('free')
  })
  test('out of use is neither free nor taken', () => {
    expect(standing(desk([], { out: { reason: 'Leak', until: null } }), day, []).state).toBe('out')
  })
  test('what is kept for others says for whom, unless it is taken anyway', () => {
    expect(standing(desk(), day, [], 'Duty only')).toEqual({ state: 'kept', words: 'Duty only' })
    expect(standing(desk([taken('09:00', '17:00')]), day, [], 'Duty only').state).toBe('taken')
  })
  test('free comes first, and labels as people count', () => {
    const of = (label: string, spans: Space['spans'] = []) => {
      const space = desk(spans, { label })
      return { space, standing: standing(space, day, []) }
    }
    const order = [of('B10'), of('B9', [taken('09:00', '17:00')]), of('B2')].sort(byStanding).map((one) => one.space.label)
    expect(order).toEqual(['B2', 'B10', 'B9'])
  })
})

describe('for whom a space is kept', () => {
  const me = { team: { code: 'fs1', name: 'Family Support 1' }, blue_badge: false, essential_car_user: true, ev: false } as Me
  const zone = (access: Zone['access'], team: string | null): Zone => ({
    code: 'z',
    name: 'Z',
    team,
    team_name: 'Duty and Assessment',
    access,
    team_first_until: access === 'team first' ? '16:00' : null,
  })

  test('another team’s own zone, always; its first zone, early', () => {
    expect(keptFor(desk(), zone('team only', 'duty'), me, false)).toBe('Duty and Assessment only')
    expect(keptFor(desk(), zone('team first', 'duty'), me, true)).toBe('Duty and Assessment first')
    expect(keptFor(desk(), zone('team first', 'duty'), me, false)).toBeNull()
    expect(keptFor(desk(), zone('team only', 'fs1'), me, true)).toBeNull()
  })
  test('bays go by what the driver has; desks do not', () => {
    const bay = (feature: string) => desk([], { kind: 'bay', features: [feature] })
    expect(keptFor(bay('blue badge'), undefined, me, false)).toBe('Blue badge holders only')
    expect(keptFor(bay('essential user'), undefined, me, false)).toBeNull()
    expect(keptFor(bay('visitor'), undefined, me, false)).toBe('Kept for visitors')
    expect(keptFor(desk([], { features: ['ev'] }), undefined, me, false)).toBeNull()
  })
  test('a team’s zone opens at its hour of the working day before', () => {
    const days = ['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'].map((one) => ({
      day: one,
      open: one !== '2026-11-28' && one !== '2026-11-29',
    }))
    const site = { today: '2026-11-27', days } as Site
    const monday = (time: string) => teamFirst(zone('team first', 'duty'), site, '2026-11-30', at(time))
    expect(monday('15:59')).toBe(true)
    expect(monday('16:00')).toBe(false)
    expect(teamFirst(zone('team first', 'duty'), site, '2026-12-01', at('23:00'))).toBe(true)
    expect(teamFirst(zone('team first', 'duty'), site, '2026-11-27', at('07:00'))).toBe(false)
    expect(teamFirst(zone('open', null), site, '2026-11-30', 0)).toBe(false)
  })
})

describe('one desk and one bay at a time', () => {
  const have = { space: { id: 'a', kind: 'desk' }, person: { id: 'me' }, starts: '13:00', ends: '17:00', lent: null } as Booking
  test('what one has already stands in the way of another one of its kind in those hours', () => {
    expect(already([have], 'me', 'desk', day)).toBe(have)
    expect(already([have], 'me', 'bay', day)).toBeUndefined()
    expect(already([have], 'me', 'desk', { starts: at('09:00'), ends: at('13:00') })).toBeUndefined()
  })
  test('a visitor’s does not, nor the hours for which one’s own is lent', () => {
    expect(already([{ ...have, person: null }], 'me', 'desk', day)).toBeUndefined()
    const lent = { ...have, lent: { starts: '14:00', ends: '16:00' } }
    expect(already([lent], 'me', 'desk', { starts: at('14:00'), ends: at('15:00') })).toBeUndefined()
    expect(already([lent], 'me', 'desk', { starts: at('14:00'), ends: at('16:30') })).toBe(lent)
  })
})

test('all that is taken of the asked hours is said, in order', () => {
  const space = desk([taken('13:00', '17:30'), taken('09:00', '13:00'), taken('18:00', '19:00')])
  expect(takenHours(space, day)).toBe('09:00–13:00, 13:00–17:30')
})
