import { describe, expect, test } from 'vitest'
import type { Site } from './api/types'
import { bookable, choose, presets, usual } from './choice'

// A Thursday before a long Christmas, at a site open from 07:00 to 20:00.
const site = {
  name: 'Riverside House',
  opens: '07:00',
  closes: '20:00',
  today: '2026-12-24',
  days: [
    { day: '2026-12-24', open: true, why: null, name: null },
    { day: '2026-12-25', open: false, why: 'bank holiday', name: 'Christmas Day' },
    { day: '2026-12-26', open: false, why: 'weekend', name: null },
    { day: '2026-12-27', open: false, why: 'weekend', name: null },
    { day: '2026-12-28', open: false, why: 'bank holiday', name: 'Boxing Day (substitute)' },
    { day: '2026-12-29', open: true, why: null, name: null },
  ],
} as Site
const at = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const chosen = (query: string, now: string) => choose(site, new URLSearchParams(query), at(now))

describe('the choice a screen opens on', () => {
  test('before nine it is the usual day', () => {
    expect(chosen('', '06:40')).toMatchObject({ day: '2026-12-24', starts: at('09:00'), ends: at('17:00'), note: null })
  })
  test('later it starts with the quarter-hour that is running', () => {
    expect(chosen('', '10:22')).toMatchObject({ starts: at('10:15'), ends: at('17:00') })
  })
  test('in the evening it is what is left until closing', () => {
    expect(chosen('', '17:50')).toMatchObject({ starts: at('17:45'), ends: at('20:00') })
  })
  test('after closing it opens on the next open day and says so', () => {
    expect(chosen('', '19:45')).toMatchObject({
      day: '2026-12-29',
      starts: at('09:00'),
      note: 'Riverside House has closed for today. Here is Tuesday 29 December.',
    })
  })
  test('a closed day gives the next open one and names the holiday', () => {
    expect(chosen('day=2026-12-25', '08:00')).toMatchObject({
      day: '2026-12-29',
      note: 'Riverside House is closed for Christmas Day. Here is Tuesday 29 December.',
    })
    expect(chosen('day=2026-12-26', '08:00')?.note).toContain('closed at the weekend')
  })
  test('a day beyond the horizon gives one that can be had', () => {
    expect(chosen('day=2027-06-01', '08:00')).toMatchObject({ day: '2026-12-24' })
    expect(chosen('day=nonsense', '08:00')?.note).toContain('from today to')
  })
  test('the span of the address counts where it can be booked', () => {
    expect(chosen('from=10:00&to=12:30', '08:00')).toMatchObject({ starts: at('10:00'), ends: at('12:30') })
  })
  test('a span that has begun starts now', () => {
    expect(chosen('from=09:00&to=17:00', '11:07')).toMatchObject({ starts: at('11:00'), ends: at('17:00') })
  })
  test('a span that is over, backwards, too short or no quarter-hour is the usual one', () => {
    for (const query of ['from=09:00&to=10:00', 'from=15:00&to=14:00', 'from=15:00&to=15:15', 'from=15:07&to=16:00', 'from=x&to=y'])
      expect(chosen(query, '13:00'), query).toMatchObject({ starts: at('13:00'), ends: at('17:00') })
  })
  test('where no day is open there is no choice', () => {
    const shut = { ...site, days: site.days.map((day) => ({ ...day, open: false })) }
    expect(choose(shut, new URLSearchParams(), at('09:00'))).toBeNull()
  })
})

describe('what can still be booked', () => {
  test('is nothing less than half an hour', () => {
    expect(bookable(site, '2026-12-24', at('19:30'))).toEqual({ starts: at('19:30'), ends: at('20:00') })
    expect(bookable(site, '2026-12-24', at('19:46'))).toBeNull()
  })
  test('the usual day keeps within a shorter one', () => {
    expect(usual({ starts: at('10:00'), ends: at('16:00') })).toEqual({ starts: at('10:00'), ends: at('16:00') })
  })
  test('presets that are over are not offered, nor one twice', () => {
    const words = (from: string) => presets({ starts: at(from), ends: at('20:00') }).map((one) => one.words)
    expect(words('07:00')).toEqual(['All day', 'Morning', 'Afternoon'])
    expect(words('12:45')).toEqual(['All day', 'Afternoon'])
    expect(words('14:00')).toEqual(['All day'])
  })
})
