import { describe, expect, test } from 'vitest'
import vectors from '../../../tests/vectors/guard.json'
import { findings, marked, says } from './guard'

describe('ordinary talk of an office is left alone', () => {
  test.each(vectors.innocent.map((text) => [text]))('%s', (text) => {
    expect(findings(text, vectors.known)).toEqual([])
  })
})
describe("what may be somebody's is found, and just that", () => {
  test.each(vectors.guilty.map(({ text, finds }) => [text, finds] as const))('%s', (text, finds) => {
    const found = findings(text, vectors.known)
    expect(found.map(({ kind, verdict, words }) => [kind, verdict, words])).toEqual(finds)
    expect(found.map(({ starts, ends }) => [...text].slice(starts, ends).join(''))).toEqual(finds.map(([, , words]) => words))
  })
})
test('a preview is the text, cut where something was found', () => {
  const text = '🙂 ask Mrs Khan, ME7 5QB'
  const cut = marked(text, findings(text, []))
  expect(cut.map(({ words, finding }) => [words, finding?.verdict])).toEqual([
    ['🙂 ask ', undefined],
    ['Mrs Khan', 'ask'],
    [', ', undefined],
    ['ME7 5QB', 'block'],
  ])
  expect(marked('Chair broken', [])).toEqual([{ words: 'Chair broken', finding: null }])
  expect(marked('', [])).toEqual([])
})
test('each kind of finding has its sentence', () => {
  const kinds = new Set(vectors.guilty.flatMap(({ text }) => findings(text, vectors.known)).map(says))
  expect(kinds.size).toBeGreaterThan(10)
  expect(kinds).not.toContain(undefined)
})
test.each(vectors.nasty.map((text) => [text]))('ten times as much of %j takes no forty times as long', (text) => {
  // Of several runs the best, and only what this process computed: what the machine did besides is no fault of the
  // rules. A square would be a hundred.
  const took = (length: number) => Math.min(...Array.from({ length: 8 }, () => timed(text.repeat(length).slice(0, length))))
  took(4000)
  expect(took(40_000)).toBeLessThan(40 * took(4000))
})

function timed(text: string): number {
  const began = process.cpuUsage()
  findings(text, vectors.known)
  const { user, system } = process.cpuUsage(began)
  return user + system
}
