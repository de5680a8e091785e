/** What people do beyond their own bookings: who may, where it stands, and what Facilities and the parking desk change. */
import { ask, client } from './api/client'
import type { Holder, Me, Outage } from './api/types'
import { stale } from './kept.svelte'
import type { Part } from './outage'

export type Reason = 'blocking' | 'lights on' | 'wrong bay' | 'emergency'
export const REASONS: Reason[] = ['blocking', 'lights on', 'wrong bay', 'emergency']

/** The screens of one's work, each with what one must be allowed to do. */
export const WORK: [Me['verbs'][number], string, string][] = [
  ['put_out_of_use', '/me/out-of-use', 'Out of use'],
  ['see_visitors', '/me/visitors', 'Visitors'],
  ['look_up_holder', '/me/holder', 'Find a bay’s holder'],
  ['plan_fix', '/fixes', 'Fixes'],
  ['walk', '/walks/new', 'Log a floor walk'],
  ['print_codes', '/me/codes', 'Codes to print'],
  ['put_on_wall', '/me/displays', 'Screens on walls'],
  ['route', '/me/routing', 'Who gets what'],
]

/** Whoever may do one of these finds the administration under Me. */
const RUNNING: Me['verbs'] = ['manage_people', 'manage_places', 'manage_queues', 'connect', 'audit', 'keep_records', 'watch_health', 'import']
export const runs = (me: Me): boolean => RUNNING.some((verb) => me.verbs.includes(verb))

function changed(): void {
  for (const key of ['outages', 'floor/', 'day/', 'suggestion/']) stale(key)
}

export async function putOut(part: Part, code: string, from: string, until: string | null, reason: string): Promise<Outage> {
  const body = { [part]: code, from, ...(until ? { until } : {}), reason }
  const made = await ask(client.POST('/api/outages', { body }))
  changed()
  return made
}

export async function endOutage(outage: string): Promise<void> {
  await ask(client.POST('/api/outages/{outage}/end', { params: { path: { outage } } }))
  changed()
}

/** Whose car it is, by its registration or by the bay it stands in (an id). */
export function lookUp(of: { registration: string } | { space: string }, reason: Reason): Promise<Holder> {
  return ask(client.POST('/api/parking/lookups', { body: { ...of, reason } }))
}
