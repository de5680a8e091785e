/**
 * What openapi-fetch does, as much of it as Roost asks for, under its own types: the whole of it is a fifteenth of all
 * the script that a phone fetches before it can book.
 */
import type { Client } from 'openapi-fetch'
import type { paths } from './schema'

export type Calls = Pick<Client<paths>, 'GET' | 'PUT' | 'POST' | 'DELETE'>

interface Params {
  path?: Record<string, string | number>
  query?: Record<string, unknown>
  header?: Record<string, string | null | undefined>
}

interface Options extends Omit<RequestInit, 'body'> {
  params?: Params
  body?: unknown
  bodySerializer?: (body: unknown) => BodyInit
}

/** The address with its `{names}` filled in; what is null or undefined of the query is left out, a list is said one by one. */
export function addressed(path: string, { path: names = {}, query = {} }: Params = {}): string {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== null && one !== undefined) words.append(name, String(one))
  }
  const whole = path.replace(/{(\w+)}/g, (_, name: string) => encodeURIComponent(names[name]!))
  return words.size ? `${whole}?${words.toString()}` : whole
}

/** As whom a screen asks, by their id; nothing before that is known. */
export const asking = { as: '' }
// Who is here is asked of everybody, and signing in and out is nobody's yet.
const ANYBODY = /^\/api\/(me|session)$/

let reading = 0
let sending = 0
const waiting = new Set<() => void>()

/** Once nothing is on its way that changes something. */
export async function sent(): Promise<void> {
  while (sending) await ended()
}

/** Once there was nothing to ask for a while, in milliseconds: what a screen needs first it has by then. */
export async function quiet(long: number): Promise<void> {
  do {
    while (reading + sending) await ended()
    await new Promise((resolve) => setTimeout(resolve, long))
  } while (reading + sending)
}

const ended = (): Promise<void> => new Promise((resolve) => waiting.add(resolve))

async function counted(method: string, path: string, options?: Options): Promise<unknown> {
  const safe = method === 'GET'
  if (safe) reading++
  else sending++
  try {
    return await call(method, path, options)
  } finally {
    if (safe) reading--
    else sending--
    for (const go of waiting) go()
    waiting.clear()
  }
}

async function call(method: string, path: string, { params, body, bodySerializer = JSON.stringify, headers, ...init }: Options = {}): Promise<unknown> {
  const all = new Headers(headers)
  for (const [name, value] of Object.entries(params?.header ?? {})) if (value) all.set(name, value)
  // Another tab may have signed in somebody else meanwhile: then the server refuses, and nothing is done as theirs.
  if (asking.as && init.credentials !== 'omit' && !ANYBODY.test(path)) all.set('Roost-Person', asking.as)
  const sent = body === undefined ? undefined : bodySerializer(body)
  // A form says itself what it is, and where its parts end.
  if (typeof sent === 'string') all.set('Content-Type', 'application/json')
  const response = await fetch(addressed(path, params), { credentials: 'same-origin', ...init, method, headers: all, body: sent })
  const text = await response.text()
  if (response.ok) return { data: text ? (JSON.parse(text) as unknown) : undefined, response }
  try {
    return { error: JSON.parse(text) as unknown, response }
  } catch {
    // Not ours: a page of some gateway.
    return { error: text, response }
  }
}

const by = (method: string) => (path: string, options?: Options) => counted(method, path, options)

export const calls = { GET: by('GET'), PUT: by('PUT'), POST: by('POST'), DELETE: by('DELETE') } as unknown as Calls
