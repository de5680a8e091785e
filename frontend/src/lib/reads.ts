/** Everything the screens read, one line each. The key of a read says which live events make it old (see live.ts). */
import { ask, client } from './api/client'
import { keep, type Kept } from './kept.svelte'
import type { Booking, Colleague, ComingBack, Day, FloorDay, Outage, Site, Suggestion } from './api/types'
import { time, type Span } from './time'

export const sites = (): Kept<{ sites: Site[] }> => keep('sites', () => ask(client.GET('/api/sites')))

export const floorDay = (floor: string, day: string): Kept<FloorDay> =>
  keep(`floor/${floor}/${day}`, () => ask(client.GET('/api/floors/{floor}/days/{day}', { params: { path: { floor, day } } })))

export const dayOf = (day: string): Kept<Day> =>
  keep(`day/${day}`, () => ask(client.GET('/api/days/{day}', { params: { path: { day } } })))

export const suggestion = (site: string, day: string, span: Span): Kept<Suggestion> => {
  const query = { day, starts: time(span.starts), ends: time(span.ends), site }
  return keep(`suggestion/${day}/${site}/${query.starts}/${query.ends}`, () =>
    ask(client.GET('/api/suggestion', { params: { query } })),
  )
}

/** The rest of today; its key is one of the suggestions', so that it is asked for again with them. */
export const comingBack = (today: string): Kept<ComingBack> =>
  keep(`suggestion/${today}/back`, () => ask(client.GET('/api/coming-back')))

export const bookings = (from: string, to: string): Kept<{ bookings: Booking[] }> =>
  keep(`bookings/${from}/${to}`, () => ask(client.GET('/api/bookings', { params: { query: { from, to } } })))

export const outages = (): Kept<{ outages: Outage[] }> => keep('outages', () => ask(client.GET('/api/outages')))

export const visitors = (day: string): Kept<{ bookings: Booking[] }> =>
  keep(`visitors/${day}`, () => ask(client.GET('/api/days/{day}/visitors', { params: { path: { day } } })))

export const people = (q: string): Kept<{ people: Colleague[] }> =>
  keep(`people/${q}`, () => ask(client.GET('/api/people', { params: { query: { q } } })))
