/** The order in which cards come to be decided about. */
import { byWeight, type Card } from './board'

/**
 * Numbers of what is to be decided: the director's first, then what lies in one's own queues, then others'; within
 * each as the board orders.
 */
export function order(cards: Card[], own: ReadonlySet<string>): number[] {
  const rank = (card: Card): number => (card.escalated >= 3 ? 0 : own.has(card.queue.code) ? 1 : 2)
  const known = new Map(cards.map((card) => [card.number, card]))
  return [...known.values()].sort((a, b) => rank(a) - rank(b) || byWeight(a, b)).map((card) => card.number)
}

/**
 * The deck goes on while one works on it: what was decided stays where it was, what has come since goes to the end.
 * A deck that reorders itself under one's fingers makes one decide about the wrong card.
 */
export function grown(deck: number[], now: number[]): number[] {
  const held = new Set(deck)
  const more = now.filter((number) => !held.has(number))
  return more.length ? [...deck, ...more] : deck
}
