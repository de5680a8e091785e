/** Fixes: what is read of them, and what changes them. */
import { ask, client } from './api/client'
import type { components } from './api/schema'
import type { Card } from './board'
import { free, type Fix } from './fix'
import { keep, stale, type Kept } from './kept.svelte'
import { once } from './once'

type Schemas = components['schemas']
export type Wish = Schemas['FixIn']
export type Matching = Schemas['Matching']

export const fix = (number: number): Kept<Fix> =>
  keep(`fix/${number}/`, () => ask(client.GET('/api/fixes/{number}', { params: { path: { number } } })))

/** The copy of a fix that somebody looked at when they decided. */
export type SeenFix = Pick<Fix, 'number' | 'version'>
const on = (it: SeenFix) => ({ path: { number: it.number }, header: { 'If-Match': `"${it.version}"` } })

function changed(it: Fix): Fix {
  const kept = fix(it.number)
  kept.data = it
  kept.dataAt = kept.askedAt = performance.now()
  for (const key of ['fixes', 'board/', 'issue', 'queues']) stale(key)
  return it
}

export const plan = async (body: Wish): Promise<Fix> =>
  changed(await once(['fixes', body], (header) => ask(client.POST('/api/fixes', { params: { header }, body }))))
export const take = async (number: number, body: Schemas['FixIssuesIn']): Promise<Fix> =>
  changed(await ask(client.POST('/api/fixes/{number}/issues', { params: { path: { number } }, body })))
export const leaveOut = async (number: number, issue: number): Promise<Fix> =>
  changed(await ask(client.DELETE('/api/fixes/{number}/issues/{issue}', { params: { path: { number, issue } } })))
export const order = async (seen: SeenFix, body: Schemas['OrderIn']): Promise<Fix> =>
  changed(await ask(client.POST('/api/fixes/{number}/order', { params: on(seen), body })))
export const install = async (seen: SeenFix, body: Schemas['InstallationIn']): Promise<Fix> =>
  changed(await ask(client.POST('/api/fixes/{number}/installation', { params: on(seen), body })))
export const drop = async (seen: SeenFix): Promise<Fix> =>
  changed(await ask(client.POST('/api/fixes/{number}/dropping', { params: on(seen) })))
export const redact = async (number: number, what: ('title' | 'outcome')[]): Promise<Fix> => {
  const now = changed(await ask(client.POST('/api/fixes/{number}/redaction', { params: { path: { number } }, body: { what } })))
  stale('day/')
  return now
}

/** What a filter of a fix takes in: everything open with this chip or category, at one site or everywhere. */
export interface Filter {
  chip?: { code: string; words: string }
  category?: { code: string; name: string }
  site?: string
}

const OPEN = ['new', 'looking', 'doing', 'waiting'] as const
// The server takes no more than 500 at once; past this the count alone would be no help.
const PAGES = 20

/** The cards that the filter takes in, as the board has them: without what lies in another fix that is under way. */
export const matching = (by: Filter, live: ReadonlySet<number>): Kept<Card[]> => {
  const q = by.chip?.words ?? by.category?.name ?? ''
  const query = { q: q.slice(0, 100), ...(by.site ? { site: by.site } : {}) }
  const fits = (card: Card): boolean => (by.chip ? card.chip?.code === by.chip.code : card.category.code === by.category?.code) && free(card, live)
  return keep(`board/fix/${JSON.stringify([by, [...live]])}`, async () => {
    const board = await ask(client.GET('/api/board', { params: { query } }))
    const all = new Map(board.director.map((card) => [card.number, card]))
    for (const column of board.columns) {
      const state = OPEN.find((one) => one === column.state)
      if (!state) continue
      for (const card of column.cards) all.set(card.number, card)
      let left = column.total - column.cards.length
      let cursor: string | null | undefined
      for (let page = 0; left > 0 && page < PAGES; page++) {
        const got: Schemas['ColumnPage'] = await ask(
          client.GET('/api/board/{column}', { params: { path: { column: state }, query: cursor ? { ...query, cursor } : query } }),
        )
        for (const card of got.cards) all.set(card.number, card)
        cursor = got.next
        if (!cursor) left = 0
      }
    }
    return [...all.values()].filter(fits)
  })
}

/** Open issues with this number, ticket or these words. */
export const found = (q: string): Kept<Card[]> =>
  keep(`board/found/${q}`, async () => {
    const board = await ask(client.GET('/api/board', { params: { query: { q } } }))
    return [...board.director, ...board.columns.filter((one) => OPEN.some((state) => state === one.state)).flatMap((one) => one.cards)]
  })
