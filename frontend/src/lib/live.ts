/**
 * What changes while a screen is open. One tab of a browser holds the stream and tells the others (a Web Lock says
 * which one); where the browser has no locks every tab holds its own. Only a tab that can be seen competes: a phone
 * puts hidden tabs to sleep, and a sleeping one would keep the news to itself.
 */
import { isKept, stale } from './kept.svelte'
import { signal } from './signal.svelte'

const LOCK = 'roost-live'
// Another person's booking can change whom we sit beside, on any floor; ask for that at most this often.
const OTHERS = 4000
// What a changed issue may move: the board, lists of issues, queues' counts, fixes.
const BOARD = ['board/', 'issues/', 'queues', 'fix']
const GRACE = 3000
const AWAY = 1000

type News = { name: string; data: string }

class Live {
  #on = false
  #source: EventSource | null = null
  #release: (() => void) | null = null
  #waiting: AbortController | null = null
  #channel: BroadcastChannel | null = null
  #onEnded = (): void => {}
  #who = async (): Promise<void> => {}
  #hellos = 0
  #again = 2000
  #later = new Map<string, { more: boolean }>()

  /** `who` asks who is signed in by now, and takes the answer. */
  start(onEnded: () => void, who: () => Promise<void>): void {
    if (this.#on) return
    this.#on = true
    this.#onEnded = onEnded
    this.#who = who
    if ('BroadcastChannel' in window) {
      this.#channel = new BroadcastChannel(LOCK)
      this.#channel.onmessage = (event: MessageEvent<News>) => this.#hear(event.data)
    }
    document.addEventListener('visibilitychange', this.#turn)
    addEventListener('pagehide', this.#rest)
    addEventListener('pageshow', this.#shown)
    this.#turn()
  }

  stop(): void {
    this.#on = false
    document.removeEventListener('visibilitychange', this.#turn)
    removeEventListener('pagehide', this.#rest)
    removeEventListener('pageshow', this.#shown)
    this.#rest()
    this.#channel?.close()
    this.#channel = null
    this.#hellos = 0
  }

  tellSignedOut(): void {
    this.#channel?.postMessage({ name: 'signed-out', data: '' })
  }

  /** Who is here changed: the other tabs ask for themselves. */
  tellDoubt(): void {
    this.#channel?.postMessage({ name: 'who', data: '' })
  }

  #turn = (): void => {
    if (!this.#on) return
    if (document.visibilityState !== 'visible') return this.#rest()
    this.#lead()
    const heard = this.#hellos
    // Seen again, and another tab leads: no hello will come, and what was said meanwhile was not heard.
    if (heard > 0) setTimeout(() => this.#on && this.#hellos === heard && stale(''), AWAY)
  }

  #shown = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#turn()
  }

  #rest = (): void => {
    this.#source?.close()
    this.#source = null
    this.#release?.()
    this.#release = null
    this.#waiting?.abort()
    this.#waiting = null
  }

  #lead(): void {
    if (this.#waiting) return
    const waiting = new AbortController()
    this.#waiting = waiting
    if (!navigator.locks) return this.#open()
    navigator.locks
      .request(LOCK, { signal: waiting.signal }, () => {
        if (waiting.signal.aborted) return
        this.#open()
        return new Promise<void>((release) => (this.#release = release))
      })
      .catch(() => {})
  }

  #open(): void {
    const source = new EventSource('/api/events')
    this.#source = source
    for (const name of ['hello', 'floor/day', 'me', 'issue', 'board']) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        const news = { name, data: event.data }
        this.#channel?.postMessage(news)
        this.#hear(news)
      })
    }
    source.addEventListener('error', () => void this.#lost(source))
  }

  /** Did the session end, or only the line? Asking says, and it says too whether there is a signal at all. */
  async #lost(source: EventSource): Promise<void> {
    const closed = source.readyState === EventSource.CLOSED
    // Where we know already that there is no signal, the browser's own tries are enough.
    if (closed || signal.state === 'up') {
      // A 401 shows the sign-in screen by itself; without signal there is nothing to do but wait.
      await this.#who()
    }
    if (!closed || source !== this.#source) return
    setTimeout(() => source === this.#source && this.#open(), this.#again)
    this.#again = Math.min(this.#again * 2, 30_000)
  }

  #hear({ name, data }: News): void {
    if (name === 'signed-out') return this.#onEnded()
    if (name === 'who') return void this.#who()
    if (name === 'hello') return this.#hello()
    if (name === 'me') {
      for (const key of ['day/', 'suggestion/', 'bookings/', 'visitors/', 'issue', 'me']) stale(key)
      // What follows one's own news (lib/mine) comes after the first screen; what is said before is asked for here.
      if (!isKept('me')) void this.#who()
      return
    }
    if (name === 'issue') return stale(`issue/${(JSON.parse(data) as { number: number }).number}/`)
    if (name === 'board') {
      for (const key of BOARD) this.#soon(key)
      return
    }
    const { floor, day } = JSON.parse(data) as { floor: string | null; day: string | null }
    stale(floor ? `floor/${floor}/${day ?? ''}` : 'floor/')
    if (!floor) stale('sites')
    for (const key of ['day/', 'suggestion/']) this.#soon(key + (day ?? ''))
  }

  #hello(): void {
    this.#again = 2000
    signal.back()
    // What was asked for while nobody listened may be old. On the first hello the page has only just asked.
    stale('', performance.now() - (this.#hellos++ === 0 ? GRACE : 0))
  }

  /** At once the first time, then at most once in a while, and never short of the last word. */
  #soon(key: string): void {
    const waiting = this.#later.get(key)
    if (waiting) {
      waiting.more = true
      return
    }
    stale(key)
    const pause = { more: false }
    this.#later.set(key, pause)
    setTimeout(() => {
      this.#later.delete(key)
      if (pause.more && this.#on) this.#soon(key)
    }, OTHERS)
  }
}

export const live = new Live()
