/** What is read of the scorecard, the register and the digest. */
import { ask, client } from './api/client'
import type { Card } from './board'
import type { Digest, Scorecard } from './figures'
import { keep, type Kept } from './kept.svelte'

// Keys begin as the board's do: what changes the board changes these.
export const scorecard = (site: string | null, queue: string | null): Kept<Scorecard> =>
  keep(`board/scorecard/${site ?? ''}/${queue ?? ''}`, () =>
    ask(client.GET('/api/scorecard', { params: { query: { ...(site ? { site } : {}), ...(queue ? { queue } : {}) } } })),
  )

export const register = (): Kept<{ entries: Card[] }> => keep('board/register', () => ask(client.GET('/api/register')))

export const digest = (site: string | null, week: string | null): Kept<Digest> =>
  keep(`board/digest/${site ?? ''}/${week ?? ''}`, () =>
    ask(client.GET('/api/digest', { params: { query: { ...(site ? { site } : {}), ...(week ? { week } : {}) } } })),
  )
