/** What was changed by whom, what is kept for how long, how Roost is doing, and who gets which role at sign-in. */
import { ask, client } from '../lib/api/client'
import { keep, stale, type Kept } from '../lib/kept.svelte'
import type { Asked } from './audit'
import type { components } from '../lib/api/schema'

type Schemas = components['schemas']
export type Retention = Schemas['Retention']
export type Act = Schemas['Act']
export type RolesTable = Schemas['GroupRoles']

const matching = (version: string) => ({ header: { 'If-Match': `"${version}"` } })

export const roles = (): Kept<RolesTable> => keep('admin/roles', () => ask(client.GET('/api/admin/roles')))

export async function setRoles(rows: RolesTable['rows'], version: string): Promise<RolesTable> {
  return shown(roles(), await ask(client.PUT('/api/admin/roles', { params: matching(version), body: { rows } })))
}

export const retention = (): Kept<Retention> => keep('admin/retention', () => ask(client.GET('/api/admin/retention')))

export async function setRetention(rules: { what: string; days: number }[], version: string): Promise<Retention> {
  const now = shown(retention(), await ask(client.PUT('/api/admin/retention', { params: matching(version), body: { rules } })))
  // The privacy notice says it too.
  stale('about')
  return now
}

/** What the server answered to a change is the newest there is. */
function shown<T>(kept: Kept<T>, now: T): T {
  kept.data = now
  kept.dataAt = kept.askedAt = performance.now()
  return now
}

export const health = (): Kept<Schemas['HealthReport']> => keep('admin/health', () => ask(client.GET('/api/admin/health')))

export const acts = (query: Asked, cursor?: string): Promise<Schemas['Audit']> =>
  ask(client.GET('/api/admin/audit', { params: { query: { ...query, ...(cursor ? { cursor } : {}) } } }))

/** Asked once: each look is noted, and the person is told. */
export const lookAt = (person: string, reason: string): Promise<Schemas['Record']> =>
  ask(client.POST('/api/admin/people/{person}/record', { params: { path: { person } }, body: { reason } }))

export type ForgetWhy = Schemas['Forgetting']['reason']

export async function forgetPerson(person: string, reason: ForgetWhy): Promise<void> {
  await ask(client.POST('/api/admin/people/{person}/forgetting', { params: { path: { person } }, body: { reason } }))
  stale('admin/people')
}
