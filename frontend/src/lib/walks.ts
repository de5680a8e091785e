/** Floor walks: what is read and written of them. */
import { ask, client } from './api/client'
import type { components } from './api/schema'
import { keep, stale, type Kept } from './kept.svelte'
import { once } from './once'
import type { WalkIn } from './walk'

export type Walk = components['schemas']['Walk']

// As other lists of issues: news of an issue makes it old.
export const walks = (): Kept<{ walks: Walk[] }> => keep('issues/walks', () => ask(client.GET('/api/walks')))

export async function log(body: WalkIn): Promise<Walk> {
  const made = await once(['walks', body], (header) => ask(client.POST('/api/walks', { params: { header }, body })))
  for (const key of ['issues/', 'board/', 'queues', 'day/']) stale(key)
  return made
}

export async function redact(walk: string): Promise<void> {
  await ask(client.POST('/api/walks/{walk}/redaction', { params: { path: { walk } } }))
  await walks().refresh()
}
