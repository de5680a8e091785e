import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clear, savedAll, save } from '../offline/reads'
import { flush, flushFor } from './flush'
import type { Item } from './rules'
import { add, all, find, remove, removeAll } from './store'

const item = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  person: 'nimmi',
  at: Date.now(),
  kind: 'report',
  url: `/api/issues?${id}`,
  body: { words: id },
  words: id,
  back: '/report',
  state: 'waiting',
  tries: 0,
  notBefore: 0,
  bound: false,
  ...more,
})

/** What was asked, and what each address answers: a status, or nothing at all. */
let asked: Request[] = []
let answers: Record<string, () => Response> = {}
const yes = (): Response => Response.json({ number: 12 }, { status: 201 })
const no = (status: number, headers = {}): (() => Response) => () =>
  Response.json({ type: '/problems/x', detail: 'No.' }, { status, headers })

beforeEach(() => {
  asked = []
  answers = {}
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push(new Request(`http://roost.example${url}`, { ...init, signal: null }))
    return (answers[url.split('?')[1]!] ?? yes)()
  })
})
afterEach(async () => {
  for (const person of ['nimmi', 'samir']) await removeAll(person)
  await clear()
})
const queued = async (person = 'nimmi'): Promise<string[]> => (await all(person)).map((one) => one.id)

test('what waits goes out in order, each under its own key and as its writer, and is gone after the yes', async () => {
  await save('nimmi', 'me', { id: 'nimmi' })
  for (const id of ['a', 'b', 'c']) await add(item(id))
  const done = await flushFor('nimmi', false)
  expect(asked.map((one) => one.headers.get('Idempotency-Key'))).toEqual(['a', 'b', 'c'])
  expect(asked.every((one) => one.headers.get('Roost-Person') === 'nimmi')).toBe(true)
  expect(done).toMatchObject({ left: 0, next: null, signedOut: false })
  expect(await queued()).toEqual([])
  expect((await savedAll('nimmi', 'told/')).map((one) => one.data)).toContainEqual({ words: 'Sent: a. It is #12.', href: '/issue/12' })
})
test.each([401, 408, 425, 429, 500, 503])('%i keeps everything, and nothing passes what has to wait', async (status) => {
  for (const id of ['a', 'b']) await add(item(id))
  answers.a = no(status)
  const done = await flushFor('nimmi', false)
  expect(asked).toHaveLength(1)
  expect(await queued()).toEqual(['a', 'b'])
  expect(done.left).toBe(2)
  expect(done.signedOut).toBe(status === 401)
})
test('no answer, a redirect, and a yes that is not ours keep it too', async () => {
  const strange: (() => Response)[] = [
    () => {
      throw new TypeError('Failed to fetch')
    },
    () => new Response('<h1>Welcome to our Wi-Fi</h1>', { status: 200 }),
    () => new Response('{"number": 1', { status: 201 }),
  ]
  await add(item('a'))
  for (const answer of strange) {
    answers.a = answer
    await flushFor('nimmi', true)
    expect(await queued()).toEqual(['a'])
  }
  expect((await find('nimmi', 'a'))!.tries).toBe(3)
})
test.each([
  ['report', { status: 'maintenance' }],
  ['report', null],
  ['report', { number: 'twelve' }],
  ['booking', { status: 'maintenance' }],
  ['booking', []],
  ['cancellation', { ok: true }],
  ['cancellation', null],
] as const)('for a %s a yes with %j is another’s: it stays, and is tried again later', async (kind, body) => {
  await add(item('a', { kind }))
  answers.a = () => Response.json(body)
  const { sent } = await flushFor('nimmi', true)
  expect(sent).toEqual([])
  expect(await find('nimmi', 'a')).toMatchObject({ state: 'waiting', tries: 1 })
  expect((await find('nimmi', 'a'))!.notBefore).toBeGreaterThan(Date.now())
})
test('nothing came whole where there is nothing: an empty yes is not ours', async () => {
  await add(item('a', { kind: 'cancellation' }))
  answers.a = () => new Response(null, { status: 204 })
  await flushFor('nimmi', true)
  expect(await queued()).toEqual(['a'])
})
test.each(['booking', 'cancellation'] as const)('a %s is done once the server names what it made of it', async (kind) => {
  await add(item('a', { kind }))
  answers.a = () => Response.json({ id: 'b7' })
  await flushFor('nimmi', true)
  expect(await queued()).toEqual([])
})
test('a no without any words stands in nobody’s way', async () => {
  for (const id of ['a', 'b']) await add(item(id))
  answers.a = () => Response.json(null, { status: 422 })
  await flushFor('nimmi', true)
  expect(await find('nimmi', 'a')).toMatchObject({ state: 'refused', problem: { type: '', errors: [] } })
  expect(await queued()).toEqual(['a'])
})
test('an answer that comes after its writer signed out leaves none of their words here', async () => {
  await save('nimmi', 'me', { id: 'nimmi' })
  await add(item('a'))
  let answer = (_: Response): void => {}
  const asked = new Promise<void>((there) => {
    vi.stubGlobal('fetch', () => (there(), new Promise<Response>((done) => (answer = done))))
  })
  const flushing = flushFor('nimmi', true)
  await asked
  await clear()
  answer(yes())
  await flushing
  expect(await queued()).toEqual([])
  expect(await savedAll('nimmi', '')).toEqual([])
})
test('another no is kept for its writer with its words, and the next one goes out', async () => {
  for (const id of ['a', 'b']) await add(item(id))
  answers.a = no(422)
  await flushFor('nimmi', false)
  expect(await queued()).toEqual(['a'])
  expect(await find('nimmi', 'a')).toMatchObject({ state: 'refused', problem: { status: 422, detail: 'No.' } })
  await flushFor('nimmi', true)
  expect(asked).toHaveLength(2)
})
test('a Retry-After holds back also a signal that returns', async () => {
  await add(item('a'))
  answers.a = no(429, { 'Retry-After': '3600' })
  const { next } = await flushFor('nimmi', true)
  expect(next! - Date.now()).toBeGreaterThan(3_500_000)
  await flushFor('nimmi', true)
  expect(asked).toHaveLength(1)
})
test('nobody sees or sends what is another person’s', async () => {
  await add(item('a'))
  await flushFor('samir', true)
  expect(asked).toEqual([])
  expect(await queued('samir')).toEqual([])
  expect(await find('samir', 'a')).toBeUndefined()
  expect(await remove('samir', 'a')).toBe(false)
  expect(await queued()).toEqual(['a'])
})
test('without a page the worker sends for who was here last, and asks to be called again while something waits', async () => {
  await add(item('a'))
  await flush()
  expect(asked).toEqual([])
  await save('nimmi', 'me', { id: 'nimmi' })
  answers.a = no(503)
  await expect(flush()).rejects.toThrow('still waits')
  answers.a = yes
  await flush()
  expect(await queued()).toEqual([])
})
test('a photo goes out with its bytes and its name', async () => {
  const bytes = new Uint8Array([1, 2, 3]).buffer
  await add(item('a', { photo: { type: 'image/jpeg', name: 'photo.jpg', bytes } }))
  await flushFor('nimmi', false)
  const form = await asked[0]!.formData()
  const photo = form.get('photo') as File
  expect([photo.name, photo.type, ...new Uint8Array(await photo.arrayBuffer())]).toEqual(['photo.jpg', 'image/jpeg', 1, 2, 3])
  expect(JSON.parse(await (form.get('report') as File).text())).toEqual({ words: 'a' })
})
test('the same thing is queued once', async () => {
  await add(item('a'))
  await add(item('a', { words: 'again' }))
  expect((await all('nimmi')).map((one) => one.words)).toEqual(['a'])
})
