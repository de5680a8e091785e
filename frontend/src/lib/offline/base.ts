/** The one database in this browser: what was read, and what waits to be sent. Both by whose it is. */
import { openDB, unwrap, type DBSchema, type IDBPDatabase } from 'idb'
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
  })
    .then(watched)
    .catch((error: unknown) => {
      opening = undefined
      throw error
    })
  return opening
}

// Safari lays a page aside that one may go back to, with whatever it had begun to read or write, and the next page
// waits for that for ever. So it is called off by then, and nothing more is begun: nobody was told yet that it was done.
const running = new Set<IDBTransaction>()
let aside = false

function watched(db: IDBPDatabase<Base>): IDBPDatabase<Base> {
  const own = unwrap(db)
  const begin = own.transaction.bind(own)
  own.transaction = (...what: Parameters<IDBDatabase['transaction']>) => {
    if (aside) throw new DOMException('This page was laid aside.', 'AbortError')
    const one = begin(...what)
    running.add(one)
    for (const end of ['complete', 'abort']) one.addEventListener(end, () => running.delete(one))
    return one
  }
  return db
}

globalThis.addEventListener?.('pagehide', (event: Event & { persisted?: boolean }) => {
  aside = event.persisted === true
  if (aside) for (const one of running) callOff(one)
})
globalThis.addEventListener?.('pageshow', () => (aside = false))

function callOff(one: IDBTransaction): void {
  try {
    one.abort()
  } catch {
    // It is done, and only has not said so yet.
  }
}

export async function close(): Promise<void> {
  const open = opening
  opening = undefined
  ;(await open)?.close()
}
