import { beforeEach, expect, test, vi } from 'vitest'

/** The stores of a browser, by their names. */
let stores: Map<string, Map<string, Response>>
let served: Record<string, () => Response>
const on: Record<string, (event: { waitUntil: (what: Promise<unknown>) => void }) => void> = {}
const PAGE = '<script src="/assets/a.js"></script>'
const file = (text: string, type: string): (() => Response) => () => new Response(text, { headers: { 'Content-Type': type } })

const cacheOf = (name: string) => {
  const there = stores.get(name) ?? new Map<string, Response>()
  stores.set(name, there)
  return { match: async (path: string) => there.get(path)?.clone(), put: async (path: string, it: Response) => void there.set(path, it) }
}

beforeEach(async () => {
  stores = new Map()
  served = { '/': file(PAGE, 'text/html'), '/assets/a.js': file('a', 'text/javascript'), '/assets/b.js': file('b', 'text/javascript'), '/assets/b.css': file('c', 'text/css') }
  vi.resetModules()
  vi.stubGlobal('caches', {
    open: async (name: string) => cacheOf(name),
    match: async (path: string) => [...stores.values()].find((one) => one.has(path))?.get(path)?.clone(),
  })
  vi.stubGlobal('self', { addEventListener: (name: string, act: (typeof on)[string]) => (on[name] = act) })
  vi.stubGlobal('__SHELL__', { version: '2', first: ['/assets/a.js'], rest: ['/assets/b.js', '/assets/b.css'], screens: [''] })
  vi.stubGlobal('fetch', async (path: string) => served[path]!())
  await import('./sw')
})

async function install(): Promise<void> {
  let done: Promise<unknown> | undefined
  on.install!({ waitUntil: (what) => (done = what) })
  await done
}
const kept = async (path: string): Promise<string | undefined> => (await cacheOf('shell-2').match(path))?.text()

/** What a network says that wants its own sign-in first. */
function signIn(redirected: boolean): Response {
  const page = new Response('<h1>Sign in to the network</h1>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
  Object.defineProperty(page, 'redirected', { value: redirected })
  return page
}

test('what the build made is kept, each file as it came', async () => {
  await install()
  expect(await Promise.all(['/', '/assets/a.js', '/assets/b.js', '/assets/b.css'].map(kept))).toEqual([PAGE, 'a', 'b', 'c'])
})
test.each([
  ['/assets/b.js', true],
  ['/assets/b.js', false],
  ['/assets/b.css', true],
  ['/assets/b.css', false],
])('another’s page in the place of %s is not kept, and the version waits for its own (redirected: %s)', async (path, redirected) => {
  served[path] = () => signIn(redirected)
  await expect(install()).rejects.toThrow(path)
  expect(await kept(path)).toBeUndefined()
  expect(await kept('/')).toBeUndefined()
})
test('what was led elsewhere is not kept, whatever it says that it is', async () => {
  served['/assets/b.js'] = () => Object.defineProperty(new Response('x', { headers: { 'Content-Type': 'text/javascript' } }), 'redirected', { value: true })
  await expect(install()).rejects.toThrow('/assets/b.js')
})
test('a file of another version is taken from there, unless it never was the file', async () => {
  await cacheOf('shell-1').put('/assets/a.js', new Response('kept', { headers: { 'Content-Type': 'text/javascript' } }))
  await cacheOf('shell-1').put('/assets/b.js', signIn(false))
  await install()
  expect([await kept('/assets/a.js'), await kept('/assets/b.js')]).toEqual(['kept', 'b'])
})
