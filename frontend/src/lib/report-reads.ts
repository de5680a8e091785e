/** What the screens of reporting read. Keys begin with `issues/`, so that news of an issue makes them old (live.ts). */
import { ask, client } from './api/client'
import type { Card, FloorCodes, ReportForm, SimilarCard } from './api/types'
import { keep, type Kept } from './kept.svelte'
import type { Spot } from './report'

export const reportForm = (): Kept<ReportForm> => keep('report', () => ask(client.GET('/api/report')))

/** What the guard need not ask about: the names of places, teams and kit here. */
export const knownWords = (): Kept<readonly string[]> => 
  keep('guard/words', async () => (await ask(client.GET('/api/guard/words'))).words)

/** Open issues at and around `spot`, the nearest first. */
export function similar(spot: Spot, chip: string | null, category: string | null, words: string): Kept<{ issues: SimilarCard[] }> {
  const query: Record<string, string> = spot.space ? { space: spot.space.id } : spot.zone ? { zone: spot.zone.code } : { site: spot.site.code }
  if (chip) query.chip = chip
  if (category) query.category = category
  if (words) query.words = words
  return keep(`issues/similar/${new URLSearchParams(query)}`, () => ask(client.GET('/api/issues/similar', { params: { query } })))
}

/** What one reported or said me too to, the newest first. */
export const reported = (cursor?: string): Kept<{ issues: Card[]; next: string | null }> =>
  keep(`issues/mine/${cursor ?? ''}`, () =>
    ask(client.GET('/api/issues', { params: { query: { mine: true, ...(cursor ? { cursor } : {}) } } })),
  )

export const codesOf = (floor: string): Kept<FloorCodes> =>
  keep(`codes/${floor}`, () => ask(client.GET('/api/floors/{floor}/codes', { params: { path: { floor } } })))
