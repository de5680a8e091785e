/** The one list of words and patterns, which the server reads too (server/roost/people/guard/lists.py). */
import raw from '../../../server/roost/people/guard/words.json'

const LETTER = 'A-Za-z\u00c0-\u024f\u0370-\u052f'
const listed: Record<string, string[]> = raw.lists
const parts: Record<string, string> = raw.parts

export const SAYS: Record<string, string> = raw.says
export const ticket = pattern(raw.ticket)
export const rules = raw.rules.map(([kind, verdict, text]) => ({ kind: kind!, verdict: verdict as Verdict, find: pattern(text!) }))
export const masks = raw.mask.map(pattern)

/** "block": it must go. "ask": the writer may say that nobody can be recognised by it. */
export type Verdict = 'block' | 'ask'

/** Every word of a text. */
export const words = (text: string) => [...text.matchAll(new RegExp(`[${LETTER}]+(?:['-][${LETTER}]+)*`, 'g'))]
const wordsAndNumbers = (text: string) => text.match(new RegExp(`[0-9${LETTER}']+`, 'g')) ?? []

function pattern(text: string): RegExp {
  while (/<[A-Z]+>/.test(text)) text = text.replace(/<([A-Z]+)>/g, (_, name: string) => parts[name]!)
  return new RegExp(text, 'gi')
}

const of = (text: string) => new Set(text.split(' '))
const list = (name: string) => of(listed[name]!.join(' '))

export const everyday = new Set([...list('things'), ...list('plain'), ...list('capitals')])
export const things = list('things')
export const plainWords = list('plain')
export const names = list('names')
export const areas = of(raw.areas)
export const ordinaryEnds = of(raw.ordinary_ends)
export const sureStreets = of(raw.sure_streets)
export const numbered = of(raw.numbered)
export const compounds = of(raw.compounds)
export const neverOwners = of(raw.never_owners)
export const people = of(raw.people)
export const kitLetters = of(raw.kit_letters)
export const strictTitles = of(raw.strict_titles)
export const places = of(raw.places)

const singulars = (word: string) => [word, word.replace(/s$/, ''), word.replace(/es$/, '')]
export const isThing = (word: string) => singulars(word).some((one) => things.has(one))
export const isEveryday = (word: string) => singulars(word).some((one) => everyday.has(one))

/** Without the 's or ' of whose it is. */
export const base = (word: string) => word.replace(/'s?$/i, '')

/** What has a name here, ready to be looked up. `texts`: plain, in small letters. */
export class Known {
  readonly wholes: Set<string>
  readonly words = new Set<string>()
  private lines: string[]

  constructor(texts: string[]) {
    this.wholes = new Set(texts)
    for (const text of texts) {
      for (const [word] of words(text)) for (const part of [word, base(word), ...base(word).split('-')]) this.words.add(part)
    }
    this.lines = texts.filter((text) => /[0-9]/.test(text)).map((text) => ` ${wordsAndNumbers(text).join(' ')} `)
  }

  holdsLine(line: string): boolean {
    const inner = ` ${wordsAndNumbers(line.toLowerCase()).join(' ')} `
    return this.lines.some((ours) => ours.includes(inner))
  }

  ordinary(word: string): boolean {
    return this.words.has(word) || isEveryday(word)
  }
}
