/** Links for screens on walls. */
import { ask, client } from './api/client'
import type { components } from './api/schema'
import { keep, stale, type Kept } from './kept.svelte'

export type Display = components['schemas']['Display']
export type Made = components['schemas']['DisplayMade']

export const displays = (): Kept<{ displays: Display[] }> => keep('displays', () => ask(client.GET('/api/displays')))

/** The address is in this answer and nowhere else. */
export async function make(name: string, site: string): Promise<Made> {
  const made = await ask(client.POST('/api/displays', { body: { name, ...(site ? { site } : {}) } }))
  stale('displays')
  return made
}

export async function revoke(display: string): Promise<void> {
  await ask(client.DELETE('/api/displays/{display}', { params: { path: { display } } }))
  stale('displays')
}
