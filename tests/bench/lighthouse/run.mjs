/**
 * A phone opens Today, signed in.
 *
 *     node run.mjs URL EMAIL ROUNDS
 *
 * prints, as one line of JSON, what Lighthouse says of each round, and how long the same takes a phone that was here
 * before and has no line to the server. CHROME names the browser.
 */

import net from 'node:net'
import lighthouse from 'lighthouse'
import puppeteer from 'puppeteer-core'

const [url, email, rounds] = process.argv.slice(2)
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const CATEGORIES = ['performance', 'accessibility', 'best-practices']
/** What Lighthouse takes for a phone: the size of a Moto G, a quarter of this machine's speed. */
const PHONE = { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true }
const SLOWER = 4
/** Today has been read, from wherever. */
const THERE = 'main .columns h2'

async function browsing(work) {
  const browser = await puppeteer.launch({ executablePath: process.env.CHROME, args: FLAGS })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

async function signedIn(browser, address) {
  const page = await browser.newPage()
  await page.setViewport(PHONE)
  await page.goto(address)
  const status = await page.evaluate(async (email) => {
    const headers = { 'Content-Type': 'application/json' }
    return (await fetch('/api/session', { method: 'POST', headers, body: JSON.stringify({ email }) })).status
  }, email)
  if (status >= 300) throw new Error(`signing in: ${status}`)
  return page
}

/** A cold start: Lighthouse empties cache and workers itself, and leaves the session. */
async function audit() {
  return browsing(async (browser) => {
    const page = await signedIn(browser, url)
    const { lhr } = await lighthouse(`${url}/`, { onlyCategories: CATEGORIES, logLevel: 'error' }, undefined, page)
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
    const scores = CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)])
    const lost = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs)
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ''}`.trim())
    return {
      ...Object.fromEntries(scores),
      lcp: lhr.audits['largest-contentful-paint'].numericValue,
      tbt: lhr.audits['total-blocking-time'].numericValue,
      bytes: lhr.audits['total-byte-weight'].numericValue,
      lost,
    }
  })
}

/** A line to the server that can be cut. */
async function lineTo(port) {
  const ends = new Set()
  const ears = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1')
    for (const end of [near, far]) {
      ends.add(end)
      end.on('error', () => undefined).on('close', () => ends.delete(end))
    }
    near.pipe(far).pipe(near)
  })
  await new Promise((listening) => ears.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${ears.address().port}`,
    cut: () => {
      ears.close()
      for (const end of ends) end.destroy()
    },
  }
}

const idle = (page) => page.evaluate(() => new Promise((done) => requestIdleCallback(() => done())))

/** Milliseconds to the largest paint where the worker and what was read before are all there is. */
async function withoutALine() {
  const line = await lineTo(Number(new URL(url).port))
  return browsing(async (browser) => {
    const before = await signedIn(browser, line.url)
    // Twice: on the first visit the worker comes after the screen.
    for (let visit = 0; visit < 2; visit++) {
      await before.goto(`${line.url}/`)
      await before.waitForSelector(THERE)
      await before.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    }
    await idle(before)
    await before.close()
    line.cut()
    const page = await browser.newPage()
    await page.setViewport(PHONE)
    await page.emulateCPUThrottling(SLOWER)
    await page.evaluateOnNewDocument(() => {
      globalThis.paints = []
      new PerformanceObserver((list) => globalThis.paints.push(...list.getEntries())).observe({
        type: 'largest-contentful-paint',
        buffered: true,
      })
    })
    await page.goto(`${line.url}/`)
    await page.waitForSelector(THERE)
    await idle(page)
    return page.evaluate(() => globalThis.paints.at(-1).startTime)
  }).finally(line.cut)
}

const audits = []
const offline = []
for (let round = 0; round < Number(rounds); round++) {
  audits.push(await audit())
  offline.push(await withoutALine())
}
process.stdout.write(`${JSON.stringify({ audits, offline })}\n`)
