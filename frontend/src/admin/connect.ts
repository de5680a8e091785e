/** What connects Roost to other systems: tokens that let them in, webhooks that tell them. */
import { ask, client } from '../lib/api/client'
import { keep, stale, type Kept } from '../lib/kept.svelte'
import { moment } from '../lib/moment'
import { Problem } from '../lib/problem'
import type { components } from '../lib/api/schema'

type Schemas = components['schemas']
export type ApiToken = Schemas['ApiToken']
export type ApiTokenMade = Schemas['ApiTokenMade']
type Scope = ApiToken['scopes'][number]

export const SCOPES: [Scope, string, string][] = [
  ['scim', 'Keep people up to date', 'SCIM 2.0: joiners, leavers and groups from your directory, such as Microsoft Entra ID'],
  ['import', 'Import files', 'People and places from files, as on the screen Import'],
  ['board', 'Read the board', 'The board, the scorecard and the register, without names'],
]

export const scopeWords = (scope: string): string => SCOPES.find(([one]) => one === scope)?.[1] ?? scope

export const tokens = (): Kept<{ tokens: ApiToken[] }> => keep('admin/tokens', () => ask(client.GET('/api/admin/tokens')))

/** The token itself is in this answer and nowhere else. */
export async function makeToken(name: string, scopes: Scope[], endsOn: string): Promise<ApiTokenMade> {
  const made = await ask(client.POST('/api/admin/tokens', { body: { name, scopes, ends_on: endsOn } }))
  stale('admin/tokens')
  return made
}

export async function endToken(token: string): Promise<void> {
  await ask(client.DELETE('/api/admin/tokens/{api_token}', { params: { path: { api_token: token } } }))
  stale('admin/tokens')
}

export type Webhook = Schemas['Webhook']
export type WebhookMade = Schemas['WebhookMade']
export type Kind = Schemas['KindTold']
type Delivery = Schemas['WebhookDelivery']
type Tested = Schemas['WebhookTested']

/** What is typed of a webhook. `address` empty: as it is, for what is shown of it is not the whole. */
export interface Wanted {
  name: string
  address: string
  kinds: Webhook['kinds']
  format: Webhook['format']
}

export const webhooks = (): Kept<Schemas['Webhooks']> => keep('admin/webhooks', () => ask(client.GET('/api/admin/webhooks')))

export const deliveries = (webhook: string): Kept<{ deliveries: Delivery[] }> =>
  keep(`admin/deliveries/${webhook}`, () => ask(client.GET('/api/admin/webhooks/{webhook}/deliveries', { params: { path: { webhook } } })))

/** The secret is in this answer and nowhere else. */
export async function makeWebhook({ name, address, ...rest }: Wanted): Promise<WebhookMade> {
  const made = await ask(client.POST('/api/admin/webhooks', { body: { name: name.trim(), address: address.trim(), ...rest } }))
  stale('admin/webhooks')
  return made
}

export async function changeWebhook(webhook: string, version: string, { name, address, ...rest }: Wanted, on: boolean): Promise<Webhook> {
  const body = { name: name.trim(), address: address.trim() || null, ...rest, on }
  const now = await ask(client.PUT('/api/admin/webhooks/{webhook}', { params: { path: { webhook }, header: { 'If-Match': `"${version}"` } }, body }))
  stale('admin/webhooks')
  return now
}

export async function endWebhook(webhook: string): Promise<void> {
  await ask(client.DELETE('/api/admin/webhooks/{webhook}', { params: { path: { webhook } } }))
  stale('admin/webhooks')
}

export async function testWebhook(webhook: string): Promise<Tested> {
  const came = await ask(client.POST('/api/admin/webhooks/{webhook}/test', { params: { path: { webhook } } }))
  for (const key of ['admin/webhooks', 'admin/deliveries']) stale(key)
  return came
}

/** Throws a Problem that names what is missing. `known`: it has an address already. */
export function lacking(wanted: Wanted, known: boolean): void {
  const errors = [
    ...(wanted.name.trim() ? [] : [{ pointer: '/name', detail: 'Give it a name' }]),
    ...(wanted.address.trim() || known ? [] : [{ pointer: '/address', detail: 'Enter the address to tell' }]),
    ...(wanted.kinds.length ? [] : [{ pointer: '/kinds', detail: 'Choose what it is told' }]),
  ]
  if (errors.length) throw new Problem('invalid', 'Nothing was saved yet.', 0, errors)
}

const bare = (words: string | null): string => (words ?? 'no answer').replace(/\.$/, '')

/** How a webhook is doing, in words. */
export function standing(of: Pick<Webhook, 'state' | 'off_at' | 'off_why' | 'failing_since' | 'failure' | 'sent_at' | 'waiting'>, now = new Date()): { ok: boolean; words: string } {
  if (of.state === 'off') return { ok: false, words: `Off since ${moment(of.off_at!, now)}: ${bare(of.off_why)}.` }
  const waiting = of.waiting ? ` ${of.waiting.toLocaleString('en-GB')} waiting.` : ''
  if (of.state === 'failing') return { ok: false, words: `Not arriving since ${moment(of.failing_since!, now)}: ${bare(of.failure)}. Roost keeps trying for a day.${waiting}` }
  return { ok: true, words: (of.sent_at ? `Working. Last told ${moment(of.sent_at, now)}.` : 'On. Nothing has happened yet that it is told of.') + waiting }
}

/** What became of one message, in words. */
export function outcome(of: Pick<Delivery, 'state' | 'tries' | 'status' | 'failure'>): { ok: boolean; words: string } {
  const tries = of.tries > 1 ? ` after ${of.tries} tries` : ''
  if (of.state === 'sent') return { ok: true, words: `Arrived${tries}.` }
  if (of.state === 'failed') return { ok: false, words: `Given up${tries}: ${bare(of.failure)}.` }
  if (!of.tries) return { ok: true, words: 'On its way.' }
  return { ok: false, words: `Tried ${of.tries === 1 ? 'once' : `${of.tries} times`}: ${bare(of.failure)}. It is tried again.` }
}
