import { describe, expect, it } from 'vitest'
import { came, ours } from './sign-in-words'

describe('Why somebody was not signed in', () => {
  it('is said with what to do, for each word the server knows', () => {
    for (const problem of ['unknown', 'left', 'expired', 'refused', 'provider-away', 'mismatch']) {
      expect(came(problem)!.detail, problem).toMatch(/ask |again/i)
    }
  })

  it('is said of what only somebody else can mend with whom to ask', () => {
    expect(['unknown', 'left', 'expired', 'refused', 'provider-away', 'mismatch'].filter((it) => came(it)!.asks)).toEqual(['unknown', 'left'])
  })

  it('is not taken from the address: whatever else stands there says that it went wrong', () => {
    for (const problem of ['', 'nonsense', 'constructor', '<b>']) expect(came(problem)!.title).toBe('You were not signed in')
  })

  it('is nothing where nothing went wrong', () => {
    expect(came(null)).toBeNull()
  })
})

describe('After signing in', () => {
  it('one comes to an address of ours only', () => {
    expect(ours('/plan/riv-2?day=2026-11-24')).toBe('/plan/riv-2?day=2026-11-24')
    for (const elsewhere of [null, '', '//evil.example', '/\\evil.example', 'https://evil.example', 'plan']) expect(ours(elsewhere)).toBe('/')
  })
})
