import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const on = new Map<string, (event: { persisted: boolean }) => void>()

beforeEach(() => {
  vi.resetModules()
  on.clear()
  vi.stubGlobal('addEventListener', (name: string, act: (event: { persisted: boolean }) => void) => on.set(name, act))
})
afterEach(() => vi.unstubAllGlobals())

const begun = async () => {
  const { base, close } = await import('./base')
  const db = await base()
  const one = db.transaction('outbox', 'readwrite')
  one.done.catch(() => {})
  return { db, close, one, key: one.store.count() }
}

test('what a page that is laid aside has begun is called off, and holds nobody up', async () => {
  const { db, close, one, key } = await begun()
  on.get('pagehide')!({ persisted: true })
  await expect(key).rejects.toThrow()
  await expect(one.done).rejects.toThrow()
  await expect(db.getAll('outbox')).rejects.toThrow('laid aside')
  on.get('pageshow')!({ persisted: true })
  expect(await db.getAll('outbox')).toEqual([])
  await close()
})

test('a page that goes for good ends what it has begun', async () => {
  const { close, one, key } = await begun()
  on.get('pagehide')!({ persisted: false })
  expect(await key).toBe(0)
  await one.done
  await close()
})
