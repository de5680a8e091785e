/**
 * What was read from the server, kept for as long as somebody is signed in: a screen that was open before shows at
 * once what it knew, and asks again. Two parts that need the same thing share one request.
 */
import { asProblem, type Problem } from './problem'

const SLOW = 1000
const AT_MOST = 60

export class Kept<T> {
  data = $state.raw<T>()
  problem = $state.raw<Problem>()
  /** Asking has taken over a second: the screen must say that it is still at it. */
  slow = $state(false)
  /** When the data was asked for, in the page's own milliseconds. */
  askedAt = -Infinity
  /** The same of the data that is here now. */
  dataAt = -Infinity
  watchers = 0
  #asking: Promise<void> | null = null
  #again = false

  constructor(
    readonly key: string,
    readonly load: () => Promise<T>,
  ) {}

  /** Asks the server. While an answer is on its way any number of further calls make one more request after it. */
  refresh(): Promise<void> {
    if (this.#asking) {
      this.#again = true
      return this.#asking
    }
    this.#asking = this.#ask().finally(() => {
      this.#asking = null
      if (this.#again) {
        this.#again = false
        if (kept.get(this.key) === this) void this.refresh()
      }
    })
    return this.#asking
  }

  async #ask(): Promise<void> {
    const timer = setTimeout(() => (this.slow = true), SLOW)
    const asked = performance.now()
    this.askedAt = asked
    try {
      this.data = await this.load()
      this.dataAt = asked
      this.problem = undefined
    } catch (error) {
      this.problem = asProblem(error)
    } finally {
      clearTimeout(timer)
      this.slow = false
    }
  }

  /** Asks unless it was just asked for. */
  need(): void {
    if (!this.#asking && performance.now() - this.askedAt > SLOW) void this.refresh()
  }

  /** For an `$effect` of a screen: asks if need be, and lets live events ask again while the screen is open. */
  watch(): () => void {
    this.watchers++
    this.need()
    return () => {
      this.watchers--
    }
  }
}

const kept = new Map<string, Kept<unknown>>()

/** The one Kept under `key`. */
export function keep<T>(key: string, load: () => Promise<T>): Kept<T> {
  const known = kept.get(key) as Kept<T> | undefined
  if (known) return known
  // In a root of its own: Svelte lets nothing depend on state that was made in its own course.
  let made!: Kept<T>
  $effect.root(() => {
    made = new Kept(key, load)
  })
  kept.set(key, made)
  if (kept.size > AT_MOST) dropOldest()
  return made
}

function dropOldest(): void {
  for (const [key, one] of kept) {
    if (one.watchers > 0 || key === 'sites') continue
    kept.delete(key)
    return
  }
}

/** Asks again for what is open and whose key starts with `prefix`; what is not open asks again when it is opened. */
export function stale(prefix: string, askedBefore = Infinity): void {
  for (const [key, one] of kept) {
    if (!key.startsWith(prefix) || one.askedAt >= askedBefore) continue
    if (one.watchers > 0) void one.refresh()
    else one.askedAt = -Infinity
  }
}

/** Forgets everything: who reads next may be somebody else. */
export function forget(): void {
  kept.clear()
}

// A screen that could not be read asks again by itself when the signal comes back.
addEventListener('online', () => stale(''))
