/**
 * What a screen on a wall knows, and how it keeps knowing it: by asking, for nobody is there to press anything. It
 * has a link and no session, so it goes past the client that would lead to the sign-in screen.
 */
import type { components } from './api/schema'
import { pause, stale } from './wallTimes'

export type Wall = components['schemas']['Wall']
export type WallCard = components['schemas']['WallCard']

const PATIENCE = 15_000
// The council's wall clock, whatever the stick behind the television believes.
const ZONE = 'Europe/London'

class Screen {
  data = $state.raw<Wall>()
  /** away: nobody answers; what is shown is as old as `asOf`. off: the link is switched off, or there is none. */
  state = $state<'starting' | 'up' | 'away' | 'off'>('starting')
  asOf = $state('')
  now = $state('')
  #token = ''
  #tag = ''
  #failed = 0
  /** How far the server's clock is ahead of the screen's. */
  #ahead = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #clock: ReturnType<typeof setInterval> | undefined
  #turn = 0

  start(): () => void {
    this.#begin()
    this.#clock = setInterval(() => (this.now = this.#time()), 1000)
    addEventListener('hashchange', this.#begin)
    addEventListener('online', this.#ask)
    document.addEventListener('visibilitychange', this.#ask)
    return () => {
      this.#turn++
      clearTimeout(this.#timer)
      clearInterval(this.#clock)
      removeEventListener('hashchange', this.#begin)
      removeEventListener('online', this.#ask)
      document.removeEventListener('visibilitychange', this.#ask)
    }
  }

  #begin = (): void => {
    this.#token = location.hash.slice(1)
    this.#tag = ''
    this.data = undefined
    this.now = this.#time()
    void this.#ask()
  }

  #ask = async (): Promise<void> => {
    // What was asked before is not waited for any more: only the newest answer counts.
    const turn = ++this.#turn
    clearTimeout(this.#timer)
    if (!this.#token) {
      this.state = 'off'
      return
    }
    try {
      const answer = await fetch('/api/wall', {
        headers: { Authorization: `Bearer ${this.#token}`, ...(this.#tag ? { 'If-None-Match': this.#tag } : {}) },
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(PATIENCE),
      })
      const data = answer.status === 200 ? ((await answer.json()) as Wall) : undefined
      if (turn === this.#turn) this.#heard(answer, data)
    } catch {
      if (turn === this.#turn) this.#missed()
    }
    if (turn !== this.#turn) return
    const off = this.state === 'off'
    this.#timer = setTimeout(this.#ask, pause(this.#failed, off, Math.random()))
  }

  #heard(answer: Response, data: Wall | undefined): void {
    if (answer.status === 401) {
      // Whoever switched it off wants nothing shown any more.
      this.state = 'off'
      this.data = undefined
      this.#tag = ''
      return
    }
    if (answer.status !== 200 && answer.status !== 304) return this.#missed()
    if (data) {
      this.data = data
      this.#tag = answer.headers.get('etag') ?? ''
    }
    const said = Date.parse(answer.headers.get('date') ?? '')
    if (said) this.#ahead = said - Date.now()
    this.state = 'up'
    this.#failed = 0
    this.now = this.asOf = this.#time()
    // Only while somebody answers: a page that loads anew without a server is a browser's error page until morning.
    if (stale(Number(this.now.slice(0, 2)), performance.now())) location.reload()
  }

  #missed(): void {
    this.#failed++
    this.state = 'away'
  }

  #time(): string {
    const at = new Date(Date.now() + this.#ahead)
    return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ZONE }).format(at)
  }
}

export const screen = new Screen()
