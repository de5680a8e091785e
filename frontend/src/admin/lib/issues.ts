/** Queues, categories and chips as an administrator reads and changes them. */
import { ask, client } from '../../lib/api/client'
import type { components } from '../../lib/api/schema'
import { keep, stale, type Kept } from '../../lib/kept.svelte'

type Schemas = components['schemas']
export type Queue = Schemas['QueueKept']
export type QueueEdit = Schemas['QueueIn']
export type Category = Schemas['CategoryKept']
export type CategoryEdit = Schemas['CategoryIn']
export type Chip = Schemas['ChipKept']

export const queues = (): Kept<{ queues: Queue[] }> => keep('admin/queues', () => ask(client.GET('/api/admin/queues')))
export const categories = (): Kept<{ categories: Category[] }> => keep('admin/categories', () => ask(client.GET('/api/admin/categories')))

async function after<T>(act: Promise<T>): Promise<T> {
  const done = await act
  for (const key of ['admin/queues', 'admin/categories', 'report', 'queues', 'routes']) stale(key)
  return done
}
const header = (version: string) => ({ 'If-Match': `"${version}"` })

export const addQueue = (body: Schemas['QueueNew']) => after(ask(client.POST('/api/admin/queues', { body })))
export const changeQueue = (code: string, body: QueueEdit, version: string) =>
  after(ask(client.PUT('/api/admin/queues/{code}', { params: { path: { code }, header: header(version) }, body })))
export const retireQueue = (code: string) => after(ask(client.POST('/api/admin/queues/{code}/retirement', { params: { path: { code } } })))
export const bringQueueBack = (code: string) => after(ask(client.POST('/api/admin/queues/{code}/return', { params: { path: { code } } })))

export const addCategory = (body: Schemas['CategoryNew']) => after(ask(client.POST('/api/admin/categories', { body })))
export const changeCategory = (code: string, body: CategoryEdit, version: string) =>
  after(ask(client.PUT('/api/admin/categories/{code}', { params: { path: { code }, header: header(version) }, body })))
export const retireCategory = (code: string) => after(ask(client.POST('/api/admin/categories/{code}/retirement', { params: { path: { code } } })))
export const bringCategoryBack = (code: string) => after(ask(client.POST('/api/admin/categories/{code}/return', { params: { path: { code } } })))
