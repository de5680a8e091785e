/** What Roost knows of me: who looked at my record. */
import { ask, client } from './api/client'
import type { components } from './api/schema'
import { keep, type Kept } from './kept.svelte'

export type Look = components['schemas']['Look']

export const looks = (): Kept<{ looks: Look[] }> => keep('my-record', () => ask(client.GET('/api/me/record')))

const WHAT: Record<Look['what'], string> = {
  record: 'looked at what was changed about you',
  export: 'made a copy of everything that Roost holds on you',
  bay: 'looked up whose car it is',
}
const NOBODY: Record<Look['what'], string> = { record: 'Whoever runs the server', export: 'Whoever runs the server', bay: 'The parking desk' }

/** "Pat Archer looked at what was changed about you". */
export const lookWords = (of: Look): string => `${of.by ?? NOBODY[of.what]} ${WHAT[of.what]}`
