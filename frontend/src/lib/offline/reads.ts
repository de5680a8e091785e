/**
 * What was read, kept in this browser for who is signed in: so that it can be looked at without a signal. Whoever asks
 * for another person's gets nothing. A browser that keeps nothing is none the worse for it.
 */
import { base, type Saved } from './base'
import { keepable, later, toDrop } from './keys'
import type { Site } from '../api/types'

/** Of the answers' types, put in by the build. */
declare const __SHAPE__: string
const SHAPE = typeof __SHAPE__ === 'string' ? __SHAPE__ : ''

// So often the old ones are looked for.
const TRIMMED = 20
let written = 0

export async function save(person: string, key: string, data: unknown, now = Date.now()): Promise<void> {
  if (!keepable(key)) return
  try {
    await (await base()).put('reads', { person, key, data, at: now, shape: SHAPE })
    if (written++ % TRIMMED === 0) await trim(now)
  } catch (error) {
    console.info('Not kept on this phone:', error)
  }
}

/** The same, where they are still here by then: who signed out leaves nothing, also not what came late. */
export async function saveWhileHere(person: string, key: string, data: unknown, now = Date.now()): Promise<void> {
  try {
    const change = (await base()).transaction('reads', 'readwrite')
    if (await change.store.getKey([person, 'me'])) await change.store.put({ person, key, data, at: now, shape: SHAPE })
    await change.done
  } catch (error) {
    console.info('Not kept on this phone:', error)
  }
}

/** What `person` read last under `key`, and when. */
export async function saved(person: string, key: string, now = Date.now()): Promise<{ data: unknown; at: number } | undefined> {
  try {
    const found = await (await base()).get('reads', [person, key])
    if (!found || found.shape !== SHAPE || toDrop([found], now, dayOf(now)).length) return undefined
    if (key !== 'sites') return found
    return { data: { sites: later((found.data as { sites: Site[] }).sites, now - found.at) }, at: found.at }
  } catch {
    return undefined
  }
}

/** All of `person` whose keys begin alike, the newest first. */
export async function savedAll(person: string, prefix: string): Promise<Saved[]> {
  try {
    const all = await (await base()).getAll('reads', IDBKeyRange.bound([person, prefix], [person, `${prefix}\uffff`]))
    return all.filter((one) => one.shape === SHAPE).sort((a, b) => b.at - a.at)
  } catch {
    return []
  }
}

/** Whose session this browser had last: they alone have their own `me` here. */
export async function lastHere(): Promise<string | undefined> {
  return (await (await base()).getAll('reads')).find((one) => one.key === 'me')?.person
}

/** Forgets what was read: everybody's, or everybody else's. */
export async function clear(but?: string): Promise<void> {
  try {
    const all = (await base()).transaction('reads', 'readwrite')
    for (let at = await all.store.openCursor(); at; at = await at.continue()) if (at.value.person !== but) await at.delete()
    await all.done
  } catch (error) {
    console.info('Nothing is kept on this phone:', error)
  }
}

async function trim(now: number): Promise<void> {
  const all = (await base()).transaction('reads', 'readwrite')
  for (const old of toDrop(await all.store.getAll(), now, dayOf(now))) await all.store.delete([old.person, old.key])
  await all.done
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}
