/** What the screens of reporting change. */
import { ask, client } from './api/client'
import type { Issue, Left, ReceiptState } from './api/types'
import { stale } from './kept.svelte'
import { Problem } from './problem'
import { attached, packed } from './outbox/packing'
import type { Kind, Level, Spot } from './report'
import type { Writing } from './report-writing.svelte'
import { patient, QUICK } from './signal.svelte'
import { offline } from './waiting.svelte'

interface Said {
  kind: Kind
  chip?: string
  category?: string
  words?: string
  confirmed: boolean
}

/** The report of a sheet, without where it is. */
export function said(writing: Writing, what: { chip: string | null; category: string | null }): Said {
  const words = writing.words.trim()
  return {
    kind: writing.kind,
    ...(what.chip ? { chip: what.chip } : { category: what.category! }),
    ...(words ? { words } : {}),
    confirmed: words !== '' && writing.nobody === writing.words,
  }
}

const form = (photo: Blob | null) => (body: unknown) => packed(body, photo && attached(photo))

/** Sends under the key of this attempt; a no of the server ends the attempt, a lost answer does not. */
async function attempt<T>(writing: Writing, what: unknown, send: (header: { 'Idempotency-Key': string }) => Promise<T>): Promise<T> {
  const picture = writing.picture && [writing.picture.file.name, writing.picture.file.size, writing.boxes]
  try {
    const done = await send({ 'Idempotency-Key': writing.attempt([what, picture]) })
    writing.answered()
    return done
  } catch (error) {
    if (error instanceof Problem && error.status >= 400 && error.status < 500) writing.answered()
    throw error
  }
}

function changed(): void {
  for (const key of ['issues/', 'board']) stale(key)
}

/** The report screen for that place. */
function addressOf({ site, floor, zone, space }: Spot): string {
  const words: Record<string, string> = space && floor ? { space: space.id, floor: floor.code } : zone ? { zone: zone.code } : { site: site.code, whole: '1' }
  return `/report?${new URLSearchParams(words)}`
}

// A photo takes its time; so long, in milliseconds, before it is kept for later.
const WITH_PHOTO = 60_000

/**
 * What it became; or, without a signal, the key under which it waits on this phone: the one that it was tried with,
 * for it may have arrived. `words`: what it is, for its writer.
 */
export async function report(writing: Writing, it: Said, spot: Spot, level: Exclude<Level, 'unlinked'>, photo: Blob | null, words: string): Promise<Issue | string> {
  const at = spot.space ? { space: spot.space.id } : spot.zone ? { zone: spot.zone.code } : { site: spot.site.code }
  const body = { ...it, ...at, level }
  let key = ''
  try {
    const made = await attempt(writing, body, (header) => {
      key = header['Idempotency-Key']
      const signal = patient(photo ? WITH_PHOTO : QUICK)
      return ask(client.POST('/api/issues', { body, params: { header }, bodySerializer: form(photo), signal }))
    })
    changed()
    return made
  } catch (error) {
    if (!(error instanceof Problem) || !error.offline) throw error
    try {
      const back = addressOf(spot)
      await (await offline()).keep({ id: key, kind: 'report', url: '/api/issues', body, words, back }, photo && attached(photo))
    } catch {
      throw error
    }
    writing.answered()
    return key
  }
}

// For what nobody is to be linked to: no cookie, and not the address of the screen, which may name a desk.
const unlinked = { credentials: 'omit', referrerPolicy: 'no-referrer' } as const

/** Leaves a report that nobody can be linked to, by a code of the place. `zone`: only with the code of a whole site. */
export function leave(writing: Writing, it: Said, code: string, zone: string | null, photo: Blob | null): Promise<Left> {
  const body = { ...it, code, ...(zone ? { zone } : {}) }
  return attempt(writing, body, (header) =>
    ask(client.POST('/api/unlinked', { body, params: { header }, bodySerializer: form(photo), ...unlinked })),
  )
}

export const readReceipt = (receipt: string): Promise<ReceiptState> => ask(client.POST('/api/receipts', { body: { receipt }, ...unlinked }))

export const writeByReceipt = (receipt: string, words: string, confirmed: boolean): Promise<ReceiptState> =>
  ask(client.POST('/api/receipts/messages', { body: { receipt, words, confirmed }, ...unlinked }))

export const answerByReceipt = (receipt: string, sorted: boolean, words?: string): Promise<ReceiptState> =>
  ask(client.POST('/api/receipts/answer', { body: { receipt, sorted, ...(words ? { words } : {}) }, ...unlinked }))

export async function makeCodes(floor: string): Promise<void> {
  await ask(client.POST('/api/floors/{floor}/codes', { params: { path: { floor } } }))
  stale('codes/')
}

export async function newCode(space: string): Promise<void> {
  await ask(client.POST('/api/spaces/{space}/code', { params: { path: { space } } }))
  stale('codes/')
}
