/**
 * The service worker: the shell from the phone's own store, so that Roost opens in a stairwell. It keeps no answer of
 * the API; what was read is kept by the page, which knows whose it is (lib/offline).
 */
import { flush } from '../lib/outbox/flush'
import './push'

declare const self: ServiceWorkerGlobalScope

/** What the build put in: see vite.config.ts. */
declare const __SHELL__: {
  /** Differs with every build that differs. */
  version: string
  /** The files that the page names itself, and all others. */
  first: string[]
  rest: string[]
  /** The first words of the screens' addresses; '' is Today. */
  screens: string[]
}
const SHELL = __SHELL__

const OURS = `shell-${SHELL.version}`
const PAGE = '/'
// Which version was the last to be at work; a version that was fetched and never was is not it.
const LAST = { cache: 'shell', url: '/last' }

self.addEventListener('install', (event) => event.waitUntil(keepShell()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

// A browser lets the next version in once this one is idle, which may take half a minute or more.
let aside = false

self.addEventListener('message', (event) => {
  // Only when somebody tapped "refresh": a version that comes by itself would pull the files from under an open form.
  if (event.data === 'skip waiting') void self.skipWaiting()
  if (event.data === 'step aside') aside = true
})

self.addEventListener('sync', (event) => (event as ExtendableEvent).waitUntil(flush()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  // Whatever is left alone here goes the browser's own way, the API always.
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (SHELL.screens.includes(url.pathname.split('/')[1]!)) event.respondWith(kept(PAGE, request))
  } else if (url.pathname.startsWith('/assets/')) event.respondWith(kept(url.pathname, request))
})

/** From any version's store: a tab that was opened with the last version finds its own files too. */
async function kept(path: string, request: Request): Promise<Response> {
  const shell = aside && path === PAGE ? (await shells()).at(-1)! : OURS
  const own = await (await caches.open(shell)).match(path, { ignoreVary: true })
  return own ?? (path === PAGE ? undefined : await caches.match(path, { ignoreVary: true })) ?? fetch(request)
}

async function keepShell(): Promise<void> {
  const page = await fetch(PAGE, { cache: 'reload' })
  const text = await page.clone().text()
  // A redirected answer opens no page; and while servers are being renewed one may still hold the page of another version.
  if (!page.ok || page.redirected || !SHELL.first.every((file) => text.includes(file))) throw new Error('The page is not of this version.')
  const cache = await caches.open(OURS)
  await Promise.all([...SHELL.first, ...SHELL.rest].map((file) => keepFile(cache, file)))
  // Last: where the page is, everything is.
  await cache.put(PAGE, page)
}

/** Names carry a hash of the content: what any version has need not be fetched again. */
async function keepFile(cache: Cache, file: string): Promise<void> {
  if (await cache.match(file)) return
  const had = await caches.match(file, { ignoreVary: true })
  const answer = had && fits(file, had) ? had : await fetch(file, { priority: 'low' })
  if (!fits(file, answer)) throw new Error(`${file}: ${answer.status}, ${answer.headers.get('Content-Type')}`)
  await cache.put(file, answer)
}

/** Whether that is the file: a network that wants a sign-in first answers with its own page, and that would stay. */
function fits(file: string, answer: Response): boolean {
  const type = answer.headers.get('Content-Type') ?? ''
  const right = /\.js$/.test(file) ? type.includes('javascript') : /\.css$/.test(file) ? type.startsWith('text/css') : !type.startsWith('text/html')
  return answer.ok && !answer.redirected && right
}

/** The stores of versions, the newest last. */
async function shells(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith('shell-'))
}

async function takeOver(): Promise<void> {
  const notes = await caches.open(LAST.cache)
  const last = await (await notes.match(LAST.url))?.text()
  for (const name of await shells()) if (name !== OURS && name !== last) await caches.delete(name)
  await notes.put(LAST.url, new Response(OURS))
  // The page that was open on the first visit finds the other screens without a signal too.
  await self.clients.claim()
}
