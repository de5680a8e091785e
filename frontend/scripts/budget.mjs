// The first load's weight as it goes over the wire, by what was built: fails where it is more than was promised.
// tests/browser measures the same with a real browser, the server's answers included.
import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('../../server/roost/web/dist', import.meta.url))
const KB = 1024
// The first load asks for: the page, its script, its style; me, sites, day, suggestion, events.
const API_CALLS = 5
const MOST = { all: 60 * KB, js: 40 * KB, css: 6 * KB, requests: 8 }

const page = readFileSync(`${dist}/index.html`, 'utf8')
// The manifest and the icon for iPhones are named too, but no browser fetches them before the screen stands.
const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((found) => found[1])
const weigh = (suffix) => (file) => statSync(`${dist}${file}${suffix}`).size
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0)

let over = false
for (const [coding, suffix] of Object.entries({ gzip: '.gz', brotli: '.br' })) {
  const size = weigh(suffix)
  const found = {
    all: sum(['/index.html', ...files].map(size)),
    js: sum(files.filter((file) => file.endsWith('.js')).map(size)),
    css: sum(files.filter((file) => file.endsWith('.css')).map(size)),
    requests: 1 + files.length + API_CALLS,
  }
  for (const [what, most] of Object.entries(MOST)) if (found[what] > most) over = true
  const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`
  console.log(`first load, ${coding}: ${kb(found.all)} of ${kb(MOST.all)}, script ${kb(found.js)} of ${kb(MOST.js)}, style ${kb(found.css)} of ${kb(MOST.css)}, ${found.requests} of ${MOST.requests} requests`)
}
if (over) {
  console.error('The first load is over its budget. Load later what the first screen does not need.')
  process.exit(1)
}
