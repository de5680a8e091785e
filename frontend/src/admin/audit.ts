/** What the audit is asked for, and what it says. Pure. */
import type { components } from '../lib/api/schema'

type Change = components['schemas']['Change']

/** What something is about, as the journal calls it, and in words. */
export const ENTITIES: [string, string][] = [
  ['person', 'People and their roles'],
  ['team', 'Teams'],
  ['site', 'Sites and their rules'],
  ['floor', 'Floors'],
  ['zone', 'Zones'],
  ['space', 'Desks, bays and rooms'],
  ['outage', 'Out of use'],
  ['booking', 'Bookings, without whose'],
  ['issue', 'Reports'],
  ['fix', 'Fixes'],
  ['walk', 'Floor walks'],
  ['queue', 'Queues'],
  ['category', 'Categories and chips'],
  ['routes', 'Who gets what'],
  ['import', 'Imports'],
  ['token', 'API tokens'],
  ['webhook', 'Webhooks'],
  ['group-role', 'Roles by group'],
  ['group', 'Groups of the directory'],
  ['display', 'Links for walls'],
  ['retention', 'How long things are kept'],
  ['record_look', 'Records looked at'],
  ['holder_lookup', 'Bay holders looked up'],
]

/** "opens: 07:00 → 08:00", "days: 30". */
export function said(of: Change): string {
  const what = of.what ? `${of.what}: ` : ''
  if (of.from === null && of.to === null) return `${of.what || 'something'} was changed`
  if (of.from === null) return `${what}${of.to}`
  return `${what}${of.from} → ${of.to ?? 'nothing'}`
}

/** What the audit is asked for. `days` false: without bookings, arrivals and talks. */
export interface Asked {
  entity?: string
  from?: string
  to?: string
  days?: boolean
}

/** The words of an address that mean something to the audit. What people booked is most of it, and is asked for. */
export function asked(query: URLSearchParams): Asked {
  const entity = query.get('entity')
  const day = (name: string): string | undefined => {
    const value = query.get(name)
    return value && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined
  }
  const [from, to] = [day('since'), day('until')]
  const about = entity && ENTITIES.some(([one]) => one === entity) ? { entity } : query.get('days') ? {} : { days: false }
  return { ...about, ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

/** The address of the same as a table. */
export function exportAddress(of: Asked): string {
  const words = new URLSearchParams(Object.entries(of).map(([name, value]): [string, string] => [name, String(value)])).toString()
  return `/api/admin/audit/export${words ? `?${words}` : ''}`
}
