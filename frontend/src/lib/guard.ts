/**
 * No child and no family on the board: what in a sentence may be somebody's, while it is being typed.
 * server/roost/people/guard/rules.py says the same and decides; tests/vectors/guard.json holds the two together.
 */
import { checks, numbers, type Raw } from './guard-checks'
import { base, Known, names, places, rules, SAYS, type Verdict, words } from './guard-lists'
import { plain } from './guard-plain'

/** What may be somebody's. `starts`, `ends`: in code points of what was written, as the server counts. */
export interface Finding {
  kind: string
  verdict: Verdict
  starts: number
  ends: number
  words: string
}

const made = new WeakMap<object, Known>()

/**
 * Everything in it that may be somebody's, in order, no two overlapping.
 * `known`: names of places, teams and queues here, and addresses of sites (GET /api/guard/words).
 */
export function findings(text: string, known: ReadonlySet<string> | readonly string[]): Finding[] {
  let ours = made.get(known)
  if (!ours) made.set(known, (ours = new Known([...known].map((one) => plain(one).text.trim().toLowerCase()))))
  const signs = [...text]
  const read = plain(text)
  return apart(raw(read.text, ours)).map(({ kind, verdict, starts, ends }) => {
    const [from, to] = [read.at[starts]!, read.at[ends - 1]! + 1]
    return { kind, verdict, starts: from, ends: to, words: signs.slice(from, to).join('') }
  })
}

/** What was written, cut at the findings, for a preview that marks them. */
export function marked(text: string, found: readonly Finding[]): { words: string; finding: Finding | null }[] {
  const signs = [...text]
  const cut: { words: string; finding: Finding | null }[] = []
  let at = 0
  for (const finding of found) {
    if (finding.starts > at) cut.push({ words: signs.slice(at, finding.starts).join(''), finding: null })
    cut.push({ words: signs.slice(finding.starts, finding.ends).join(''), finding })
    at = finding.ends
  }
  if (at < signs.length) cut.push({ words: signs.slice(at).join(''), finding: null })
  return cut
}

/** One sentence to the writer: "That looks like a postcode." or "Is that somebody's name?" */
export const says = (finding: Finding) => SAYS[finding.kind]!

function raw(text: string, known: Known): Raw[] {
  const found: Raw[] = []
  for (const { kind, verdict, find } of rules) {
    for (const one of text.matchAll(find)) {
      const [starts, ends] = [one.index, one.index + one[0].length]
      if (checks[kind]?.(text, starts, ends, known) ?? true) found.push({ kind, verdict, starts, ends })
    }
  }
  return [...found, ...numbers(text), ...named(text, known)]
}

/** What must go before what is asked, the longer before the shorter; then in the order of the text. */
function apart(found: Raw[]): Raw[] {
  const kept: Raw[] = []
  const taken = new Set<number>()
  const first = (one: Raw) => (one.verdict === 'block' ? 0 : 1)
  found.sort((a, b) => first(a) - first(b) || a.starts - a.ends - (b.starts - b.ends) || a.starts - b.starts)
  for (const one of found) {
    const range = Array.from({ length: one.ends - one.starts }, (_, at) => one.starts + at)
    if (range.some((at) => taken.has(at))) continue
    for (const at of range) taken.add(at)
    kept.push(one)
  }
  return kept.sort((a, b) => a.starts - b.starts)
}

const capital = (word: string) => word[0] !== word[0]!.toLowerCase()

function named(text: string, known: Known): Raw[] {
  const all = words(text).filter((one) => !/[0-9]/.test((text[one.index - 1] ?? '') + (text[one.index + one[0].length] ?? '')))
  const long = all.filter(([word]) => word.length > 1)
  // In a text like "No Socket In Reach At My Desk" capitals tell nothing.
  const telling = long.length < 5 || long.filter(([word]) => capital(word)).length < 0.7 * long.length
  const found: Raw[] = []
  for (const one of all) {
    const bare = base(one[0])
    const capitalsTell = telling && !startsSentence(text, one.index) && !ofPlace(text, one.index + one[0].length)
    if (/\bSt[. ]{1,2}$/.test(text.slice(Math.max(0, one.index - 5), one.index)) || !isName(bare, capitalsTell, known)) continue
    const previous = found.at(-1)
    const ends = one.index + bare.length
    if (previous && text.slice(previous.ends, one.index) === ' ') previous.ends = ends
    else found.push({ kind: 'name', verdict: 'ask', starts: one.index, ends })
  }
  return found
}

function isName(word: string, capitalsTell: boolean, known: Known): boolean {
  const low = word.toLowerCase()
  if (known.words.has(low)) return false
  if (names.has(low)) return true
  if (!capitalsTell || word.length < 2 || !capital(word) || word === word.toUpperCase()) return false
  return !known.ordinary(low) && !low.split('-').every((part) => part.length < 2 || known.ordinary(part))
}

function startsSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 4), at).replace(/[ ']+$/, '')
  return !before || '.!?:;-/|\u2022"(['.includes(before.at(-1)!)
}

/** Elm House, Maidstone Hospital. */
function ofPlace(text: string, ends: number): boolean {
  const following = /^[^ ]+/.exec(text.slice(ends + 1, ends + 40))?.[0]
  const word = following && words(following)[0]
  return !!word && word.index === 0 && capital(word[0]) && places.has(word[0].toLowerCase())
}
