import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressed, asking, calls } from './calls'

let heard: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }
let answer = { status: 200, body: '' }
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (piece) => (body += piece))
  request.on('end', () => {
    heard = { method: request.method, url: request.url, headers: request.headers, body }
    response.writeHead(answer.status).end(answer.body)
  })
})
const plain = globalThis.fetch

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  // A page's addresses are of its own server; there is no page here.
  const { port } = server.address() as AddressInfo
  globalThis.fetch = (path, init) => plain(new URL(path as string, `http://127.0.0.1:${port}`), init)
})
afterAll(() => {
  globalThis.fetch = plain
  server.close()
})

test('names in an address are filled in and cannot lead elsewhere', () => {
  expect(addressed('/api/floors/{floor}/days/{day}', { path: { floor: 'riv-2', day: '2026-11-24' } })).toBe('/api/floors/riv-2/days/2026-11-24')
  expect(addressed('/api/at/{code}', { path: { code: '../me?x#y' } })).toBe('/api/at/..%2Fme%3Fx%23y')
})

test('a query says what there is, a list one by one', () => {
  expect(addressed('/api/board', { query: { q: 'a b&c', site: undefined, queue: null, kind: ['desk', 'bay'], n: 0, mine: false } })).toBe(
    '/api/board?q=a+b%26c&kind=desk&kind=bay&n=0&mine=false',
  )
  expect(addressed('/api/board', { query: {} })).toBe('/api/board')
})

test('a body goes as JSON with the headers that have a value', async () => {
  answer = { status: 201, body: '{"id":"x"}' }
  const header = { 'Idempotency-Key': 'k', 'If-Match': undefined }
  const { data, response } = await calls.POST('/api/session', { body: { email: 'é@x' }, params: { header } as never })
  expect([data, response.status]).toEqual([{ id: 'x' }, 201])
  expect([heard.method, heard.url, heard.body]).toEqual(['POST', '/api/session', '{"email":"é@x"}'])
  expect(heard.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'k' })
  expect(heard.headers['if-match']).toBeUndefined()
})

test('without a body nothing is said of one', async () => {
  answer = { status: 204, body: '' }
  const { data, response } = await calls.DELETE('/api/session')
  expect([data, response.ok, heard.method, heard.body]).toEqual([undefined, true, 'DELETE', ''])
  expect(heard.headers['content-type']).toBeUndefined()
})

test('every call says as whom it asks, but for the question who is here, signing in and out, and what nobody is linked to', async () => {
  answer = { status: 200, body: '{}' }
  const said = async (call: Promise<unknown>): Promise<unknown> => (await call, heard.headers['roost-person'])
  expect(await said(calls.GET('/api/sites'))).toBeUndefined()
  asking.as = 'nimmi'
  expect(await said(calls.GET('/api/sites'))).toBe('nimmi')
  expect(await said(calls.GET('/api/me/notices'))).toBe('nimmi')
  expect(await said(calls.DELETE('/api/me/notices/hours'))).toBe('nimmi')
  expect(await said(calls.GET('/api/me'))).toBeUndefined()
  expect(await said(calls.POST('/api/session', { body: { email: 'x' } }))).toBeUndefined()
  expect(await said(calls.POST('/api/receipts', { body: { receipt: 'x' }, credentials: 'omit' }))).toBeUndefined()
  asking.as = ''
})

test('a form says itself what it is', async () => {
  answer = { status: 200, body: '{}' }
  const packed = (body: unknown): FormData => {
    const form = new FormData()
    form.set('report', JSON.stringify(body))
    return form
  }
  await calls.POST('/api/session', { body: { email: 'x' }, bodySerializer: packed })
  expect(heard.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  expect(heard.body).toContain('{"email":"x"}')
})

test('a refusal is handed on as it was said, also where it is no JSON', async () => {
  answer = { status: 409, body: '{"type":"/problems/taken"}' }
  expect(await calls.GET('/api/me')).toMatchObject({ error: { type: '/problems/taken' } })
  answer = { status: 502, body: '<h1>Bad gateway</h1>' }
  const { error, response } = await calls.GET('/api/me')
  expect([error, response.status]).toEqual(['<h1>Bad gateway</h1>', 502])
})
