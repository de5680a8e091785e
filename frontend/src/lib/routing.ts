/** Who gets what: the rules as they are read and changed. */
import { ask, client } from './api/client'
import { keep, stale, type Kept } from './kept.svelte'
import type { Rule } from './rules'

/** `tag`: the copy that a change rests on. */
export interface Rules {
  routes: Rule[]
  tag: string
}

const tagged = (get: ReturnType<typeof read>): Promise<Rules> => {
  let tag = ''
  return ask(get.then((it) => ((tag = it.response.headers.get('etag') ?? ''), it))).then(({ routes }) => ({ routes, tag }))
}
const read = () => client.GET('/api/routes')

export const rules = (): Kept<Rules> => keep('routes', () => tagged(read()))

/** Replaces them all; the newest copy is shown at once. */
export async function setRules(routes: Rule[], tag: string): Promise<Rules> {
  const now = await tagged(client.PUT('/api/routes', { params: { header: { 'If-Match': tag } }, body: { routes } }) as ReturnType<typeof read>)
  const kept = rules()
  kept.data = now
  kept.dataAt = kept.askedAt = performance.now()
  stale('report')
  return now
}
