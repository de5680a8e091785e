/**
 * What was read from the server, kept for as long as somebody is signed in: a screen that was open before shows at
 * once what it knew, and asks again. Two parts that need the same thing share one request. What a phone keeps beyond
 * that (lib/offline) is shown where there is no signal, or a weak one; it comes after the first screen stands.
 */
import { asProblem, type Problem } from './problem'

const SLOW = 1000
const AT_MOST = 60

/** What was kept on this phone under `key`, of who is signed in; nothing where it cannot be had. */
type Saved = (key: string) => Promise<{ data: unknown; at: number } | undefined>
let saved: Saved = async () => undefined
let save = (_key: string, _data: unknown): void => {}

/** Where to look. */
export function lookIn(phone: Saved): void {
  saved = phone
}

/** Where to keep what is read from now on, and what is here already. */
export function keepIn(phone: typeof save): void {
  save = phone
  for (const [key, one] of kept) if (one.data !== undefined && !one.old) save(key, one.data)
}

export class Kept<T> {
  data = $state.raw<T>()
  problem = $state.raw<Problem>()
  /** Asking has taken over a second: the screen must say that it is still at it. */
  slow = $state(false)
  /** The data is not the server's last word: it comes from the phone, or could not be read again. */
  old = $state(false)
  /** When the data was read from the server, in milliseconds since 1970. */
  readAt = 0
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
    const timer = setTimeout(() => {
      this.slow = true
      void this.#look()
    }, SLOW)
    const asked = performance.now()
    this.askedAt = asked
    try {
      this.data = await this.load()
      this.dataAt = asked
      this.readAt = Date.now()
      this.problem = undefined
      this.old = false
      // Forgotten meanwhile: it may have been somebody else's.
      if (kept.get(this.key) === this) save(this.key, this.data)
    } catch (error) {
      const problem = asProblem(error)
      if (problem.unreached) await this.#look()
      this.problem = problem
      this.old = true
    } finally {
      clearTimeout(timer)
      this.slow = false
    }
  }

  /** Nothing is on the screen yet: shows what was read some time ago. */
  async #look(): Promise<void> {
    if (this.data !== undefined) return
    const found = await saved(this.key)
    if (!found || this.data !== undefined || kept.get(this.key) !== this) return
    this.data = found.data as T
    this.readAt = found.at
    this.dataAt = performance.now()
    this.old = true
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

/** Whether anybody has asked for what is under `key`. */
export const isKept = (key: string): boolean => kept.has(key)

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
