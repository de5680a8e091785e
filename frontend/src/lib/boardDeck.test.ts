import { describe, expect, test } from 'vitest'
import type { Card } from './board'
import { grown, order } from './boardDeck'

const card = (number: number, queue: string, people: number, working_days: number, escalated = 0): Card =>
  ({ number, queue: { code: queue, name: queue }, people, working_days, reported_on: '2026-11-24', escalated }) as Card

describe('the deck of a triage', () => {
  test('the director’s come first, then one’s own, then others’', () => {
    const all = [card(1, 'it', 9, 9), card(2, 'fac', 1, 1), card(3, 'fac', 2, 12, 3), card(4, 'fac', 3, 3)]
    expect(order(all, new Set(['fac']))).toEqual([3, 4, 2, 1])
  })
  test('a card that came twice stands once', () => {
    expect(order([card(1, 'it', 1, 1), card(1, 'it', 1, 1)], new Set())).toEqual([1])
  })
  test('what was decided stays in its place and what is new goes to the end', () => {
    expect(grown([5, 6, 7], [6, 8, 7])).toEqual([5, 6, 7, 8])
    const deck = [5, 6]
    expect(grown(deck, [6])).toBe(deck)
  })
})
