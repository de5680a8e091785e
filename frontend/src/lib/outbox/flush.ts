/** Sends what waits, in order. Runs in a page and in the service worker alike: nothing here may need a window. */
import { lastHere, saveWhileHere } from '../offline/reads'
import { TOLD } from '../offline/keys'
import { packed } from './packing'
import { head, postponed, refused, retryAfter, verdict, type Item, type Refusal } from './rules'
import { all, alone, put, remove, tell } from './store'

// So long an answer may take, in milliseconds. What was sent twice is done once.
const PATIENCE = 30_000
const WITH_PHOTO = 120_000

export interface Flushed {
  sent: Item[]
  /** How many still wait for a signal, or for the server. */
  left: number
  /** When the next one may go, in milliseconds since 1970; null where none waits. */
  next: number | null
  /** The server does not know who is asking, or it is somebody else by now. */
  signedOut: boolean
}

/** What became of one that had waited. */
export interface Told {
  words: string
  href: string | null
}

/** `sync` of the service worker: whoever was here last. It fails where something is left, so that it is called again. */
export async function flush(): Promise<void> {
  const person = await lastHere()
  if (person && (await flushFor(person, true)).left > 0) throw new Error('Something still waits to be sent.')
}

/** Sends what waits of `person`. `eager`: there is reason to think that there is a signal now. */
export function flushFor(person: string, eager: boolean): Promise<Flushed> {
  return alone(() => empty(person, eager))
}

async function empty(person: string, eager: boolean): Promise<Flushed> {
  const sent: Item[] = []
  let tried = false
  let signedOut = false
  for (;;) {
    const { item } = head(await all(person), Date.now(), eager)
    if (!item) break
    tried = true
    const how = await one(item)
    if (how === 'done') sent.push(item)
    if (how === 'signed out') signedOut = true
    // The others wait behind it: what was said later must not arrive sooner.
    if (how === 'keep' || how === 'signed out') break
  }
  if (tried) tell({ sent, signedOut })
  const left = (await all(person)).filter((it) => it.state === 'waiting')
  return { sent, left: left.length, next: left[0]?.notBefore ?? null, signedOut }
}

async function one(item: Item): Promise<ReturnType<typeof verdict>> {
  const answer = await send(item)
  const problem = answer && !answer.ok ? await refusal(answer) : undefined
  const how = answer ? verdict(answer.ok && !(await ours(item, answer)) ? 0 : answer.status, problem?.type) : 'keep'
  if (how === 'done') {
    await saveWhileHere(item.person, TOLD + item.id, await told(item, answer!))
    await remove(item.person, item.id)
  } else if (how === 'refused') await put(refused(item, problem!))
  // Who is not signed in has to wait for that, not for a quarter of a minute.
  else if (how === 'keep') await put(postponed(item, Date.now(), retryAfter(answer?.headers.get('Retry-After') ?? null, Date.now())))
  return how
}

async function send(item: Item): Promise<Response | null> {
  const photo = item.photo && { blob: new Blob([item.photo.bytes], { type: item.photo.type }), name: item.photo.name }
  const body = item.body === null ? null : packed(item.body, photo ?? null)
  const headers = new Headers({ 'Idempotency-Key': item.id, 'Roost-Person': item.person })
  if (typeof body === 'string') headers.set('Content-Type', 'application/json')
  try {
    const signal = AbortSignal.timeout(photo ? WITH_PHOTO : PATIENCE)
    return await fetch(item.url, { method: 'POST', credentials: 'same-origin', redirect: 'error', headers, body, signal })
  } catch {
    return null
  }
}

/** Whether a yes is the server's own, and came whole: a hotel's network, or a proxy, answers everything in its own way. */
async function ours(item: Item, answer: Response): Promise<boolean> {
  const made = await said<{ number: number; id: string }>(answer.clone())
  return item.kind === 'report' ? Number.isInteger(made.number) : typeof made.id === 'string'
}

/** What stands in an answer; nothing where it is not an object of JSON. */
async function said<T>(answer: Response): Promise<Partial<T>> {
  const found = (await answer.json().catch(() => null)) as Partial<T> | null
  return found ?? {}
}

async function refusal(answer: Response): Promise<Refusal> {
  const { type = '', detail = 'Roost could not take this. Change it, or leave it out.', errors = [] } = await said<Refusal>(answer)
  return { status: answer.status, type, detail, errors }
}

async function told(item: Item, answer: Response): Promise<Told> {
  if (item.kind === 'report') {
    const { number } = (await answer.json()) as { number: number }
    return { words: `Sent: ${item.words}. It is #${number}.`, href: `/issue/${number}` }
  }
  return { words: `${item.kind === 'booking' ? 'Booked' : 'Cancelled'}: ${item.words}.`, href: item.day ? `/?day=${item.day}` : null }
}
