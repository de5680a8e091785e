/** The one database in this browser: what was read, and what waits to be sent. Both by whose it is. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Item } from '../outbox/rules'

/** An answer of the server as it came. */
export interface Saved {
  person: string
  key: string
  data: unknown
  /** When it was read, in milliseconds since 1970. */
  at: number
  /** The shape of answers at that time: what another version kept is not read. */
  shape: string
}

export interface Base extends DBSchema {
  reads: { key: [string, string]; value: Saved; indexes: { at: number } }
  outbox: { key: number; value: Item; indexes: { id: string; person: string } }
}

let opening: Promise<IDBPDatabase<Base>> | undefined

/** Throws where this browser keeps nothing: whoever asks goes on without. */
export function base(): Promise<IDBPDatabase<Base>> {
  opening ??= openDB<Base>('roost', 1, {
    upgrade(db) {
      db.createObjectStore('reads', { keyPath: ['person', 'key'] }).createIndex('at', 'at')
      const outbox = db.createObjectStore('outbox', { keyPath: 'nth', autoIncrement: true })
      outbox.createIndex('id', 'id', { unique: true })
      outbox.createIndex('person', 'person')
    },
    // A newer version in another tab must not wait for this one; a browser may close it too. It is opened again when needed.
    blocking: () => void close(),
    terminated: () => (opening = undefined),
  }).catch((error: unknown) => {
    opening = undefined
    throw error
  })
  return opening
}

export async function close(): Promise<void> {
  const open = opening
  opening = undefined
  ;(await open)?.close()
}
