/** When a screen on a wall asks again, and when it starts afresh. Times in milliseconds. */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

export const PAGE_TURN = 15 * SECOND

/** After an answer; after `failed` tries in a row without one; after being told that the link is switched off. */
export function pause(failed: number, revoked: boolean, random: number): number {
  if (revoked) return 5 * MINUTE
  const base = failed === 0 ? 20 * SECOND : Math.min(10 * SECOND * 2 ** (failed - 1), MINUTE)
  // Forty screens that lost the same server must not all come back in the same second.
  return base * (0.9 + 0.2 * random)
}

/** Is it time to load the page anew? Once a day between three and four at night, and only after it ran for a while. */
export function stale(hour: number, ran: number): boolean {
  return hour === 3 && ran > 2 * HOUR
}

/** The part of `all` that stands on the page whose turn it is. */
export function pageOf<T>(all: T[], size: number, turn: number): T[] {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const at = (turn % pages) * size
  return all.slice(at, at + size)
}
