/** What the board and an issue are read and changed with. The keys say which live events make them old (see live.ts). */
import { ask, client } from './api/client'
import type { components } from './api/schema'
import type { Board, Card, Column, Narrowed } from './board'
import { keep, stale, type Kept } from './kept.svelte'
import { once } from './once'

type Schemas = components['schemas']
export type Issue = Schemas['Issue']
export type Queue = Schemas['QueueOut']
export type Fix = Schemas['Fix']

const said = (by: object): string => new URLSearchParams(Object.entries(by).map(([name, value]) => [name, String(value)])).toString()

export const board = (by: Narrowed): Kept<Board> =>
  keep(`board/${said(by)}`, () => ask(client.GET('/api/board', { params: { query: by } })))

// So many cards come with each page of a column.
export const PAGE = 30

/** The first `pages` pages of a column, one after the other: a card that moved meanwhile is not shown twice. */
export const column = (state: Column, by: Narrowed, pages: number): Kept<Card[]> =>
  keep(`board/${state}/${pages}/${said(by)}`, async () => {
    const all = new Map<number, Card>()
    let cursor: string | null = null
    for (let page = 0; page < pages; page++) {
      const query: Narrowed & { cursor?: string } = cursor ? { ...by, cursor } : by
      const got: Schemas['ColumnPage'] = await ask(client.GET('/api/board/{column}', { params: { path: { column: state }, query } }))
      for (const card of got.cards) all.set(card.number, card)
      cursor = got.next
      if (!cursor) break
    }
    return [...all.values()]
  })

export const issue = (number: number): Kept<Issue> =>
  keep(`issue/${number}/`, () => ask(client.GET('/api/issues/{number}', { params: { path: { number } } })))

export const queues = (): Kept<{ queues: Queue[] }> => keep('queues', () => ask(client.GET('/api/queues')))

export const fixes = (): Kept<{ fixes: Fix[] }> => keep('fixes', () => ask(client.GET('/api/fixes')))

type Listed = { mine?: boolean; queue?: string; state?: Card['state']; q?: string }

// A person's own, and a queue's unowned ones, are never this many pages; a list that does not end must not hang.
const ENOUGH = 20

async function every(query: Listed): Promise<Card[]> {
  const all: Card[] = []
  let cursor: string | undefined
  for (let page = 0; page < ENOUGH; page++) {
    const got = await ask(client.GET('/api/issues', { params: { query: { ...query, ...(cursor ? { cursor } : {}) } } }))
    all.push(...got.issues)
    if (!got.next) break
    cursor = got.next
  }
  return all
}

/** The numbers of what I reported or said me too to. */
export const mine = (): Kept<Set<number>> => keep('issues/said', async () => new Set((await every({ mine: true })).map((one) => one.number)))

/** What lies in these queues and nobody owns, held ones included. */
export const unownedIn = (codes: string[]): Kept<Card[]> =>
  keep(`issues/new/${codes.join('+')}`, async () =>
    (await Promise.all(codes.map((queue) => every({ queue, state: 'new' })))).flat(),
  )

/** What is overdue: in these queues, or for null everywhere. */
export const overdueIn = (codes: string[] | null): Kept<Card[]> =>
  keep(`issues/overdue/${codes?.join('+') ?? ''}`, async () => {
    const asked = (codes ?? [undefined]).map((queue) =>
      ask(client.GET('/api/board', { params: { query: { overdue: true, ...(queue ? { queue } : {}) } } })),
    )
    return (await Promise.all(asked)).flatMap((it) => [...it.director, ...it.columns.flatMap((column) => column.cards)])
  })

/** Open ones like this one, and answered ones that cannot change. */
export const similar = (to: Card): Kept<{ issues: (Card & { why: string })[] }> =>
  keep(`issues/similar/${to.number}`, () => {
    const { site, zone, space } = to.place
    const query = {
      site,
      ...(zone ? { zone } : {}),
      ...(space ? { space } : {}),
      ...(to.chip ? { chip: to.chip.code } : { category: to.category.code }),
      ...(to.words ? { words: to.words } : {}),
    }
    return ask(client.GET('/api/issues/similar', { params: { query } }))
  })

/** A changed issue is shown at once, and what it stands in is asked for again. */
function changed(it: Issue): Issue {
  const kept = issue(it.number)
  kept.data = it
  kept.dataAt = kept.askedAt = performance.now()
  for (const key of ['board/', 'issues/', 'queues']) stale(key)
  return it
}

/** For openapi-fetch: which issue, and which copy of it the change rests on. */
const on = (it: { number: number; version: number }) => ({ path: { number: it.number }, header: { 'If-Match': `"${it.version}"` } })
const at = (number: number) => ({ path: { number } })

/** The copy of an issue that somebody looked at when they decided. */
export type Seen = Pick<Issue, 'number' | 'version'>
type Said = { words?: string; confirmed?: boolean }

export const meToo = async (number: number): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/me-too', { params: at(number) })))
export const notMeToo = async (number: number): Promise<Issue> =>
  changed(await ask(client.DELETE('/api/issues/{number}/me-too', { params: at(number) })))
export const say = async (number: number, kind: 'word' | 'question', words: string, confirmed: boolean): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/updates', { params: at(number), body: { kind, words, confirmed } })))
export const isSorted = async (number: number): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/confirmation', { params: at(number) })))
export const reopen = async (number: number, body: Said): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/reopening', { params: at(number), body })))
export const edit = async (number: number, words: string, confirmed: boolean): Promise<Issue> =>
  changed(await ask(client.PUT('/api/issues/{number}/words', { params: at(number), body: { words, confirmed } })))
export const redact = async (number: number, what: ('words' | 'photo' | 'updates')[]): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/redaction', { params: at(number), body: { what } })))

export const own = async (seen: Seen, body: { person?: string; next_word_by?: string; ticket?: string }): Promise<Issue> =>
  changed(await ask(client.PUT('/api/issues/{number}/owner', { params: on(seen), body })))
export const setTicket = async (seen: Seen, ticket: string | null): Promise<Issue> =>
  changed(await ask(client.PUT('/api/issues/{number}/ticket', { params: on(seen), body: { ticket } })))
export const mark = async (seen: Seen, body: { nature: 'tame' | 'wicked' | null; next_word_by?: string; sponsor?: string }): Promise<Issue> =>
  changed(await ask(client.PUT('/api/issues/{number}/nature', { params: on(seen), body })))
export const promise = async (seen: Seen, body: Said & { promised_for: string }): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/promise', { params: on(seen), body })))
export const wait = async (seen: Seen, body: Said & { on: string; look_again_on: string }): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/waiting', { params: on(seen), body })))
export const sort = async (seen: Seen, body: Said & { words: string }): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/sorted', { params: on(seen), body })))
export const cannot = async (seen: Seen, body: Said & { reason: NonNullable<Card['reason']>; words: string; look_again_on: string }): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/cannot', { params: on(seen), body: body as Schemas['CannotIn'] })))
export const passOn = async (seen: Seen, body: Said & { to: string; look_again_on: string }): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/passed-on', { params: on(seen), body })))
export const reroute = async (seen: Seen, body: { queue: string; reason: string; confirmed?: boolean }): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/queue', { params: on(seen), body })))
export const sameAs = async (seen: Seen, target: number): Promise<Issue> =>
  changed(await ask(client.POST('/api/issues/{number}/same-as', { params: on(seen), body: { number: target } })))
export const split = async (seen: Seen): Promise<Issue> =>
  changed(await ask(client.DELETE('/api/issues/{number}/same-as', { params: on(seen) })))
export const show = async (seen: Seen, body: { board?: true; words?: boolean; photo?: boolean }): Promise<Issue> =>
  changed(await ask(client.PUT('/api/issues/{number}/shown', { params: on(seen), body })))

/** Into a fix that there is; it gives the fix. */
export async function intoFix(seen: Seen, fix: number): Promise<Fix> {
  const made = await ask(client.POST('/api/fixes/{number}/issues', { params: at(fix), body: { issues: [seen.number] } }))
  return fixChanged(seen, made)
}

/** Into a fix that begins with it. */
export async function newFix(seen: Seen, title: string, confirmed: boolean): Promise<Fix> {
  const body = { title, issues: [seen.number], confirmed }
  const made = await once(['fixes', body], (header) => ask(client.POST('/api/fixes', { params: { header }, body })))
  return fixChanged(seen, made)
}

function fixChanged(seen: Seen, made: Fix): Fix {
  for (const key of [`issue/${seen.number}/`, 'board/', 'issues/', 'queues', 'fixes']) stale(key)
  return made
}
