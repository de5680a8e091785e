/** What a pattern cannot tell alone: server/roost/people/guard/checks.py and numbers.py say the same. */
import * as lists from './guard-lists'
import { isThing, type Known, type Verdict, words } from './guard-lists'

export interface Raw {
  kind: string
  verdict: Verdict
  starts: number
  ends: number
}

const NEAR = 40
const capital = (word: string) => word[0] !== word[0]!.toLowerCase()

function before(text: string, at: number): string {
  const found = /([A-Za-z]+)[ .,:]{0,2}$/.exec(text.slice(Math.max(0, at - NEAR), at))
  return found ? found[1]!.toLowerCase() : ''
}

function after(text: string, at: number): string {
  const found = /^[ ,]{0,2}([A-Za-z-]+)/.exec(text.slice(at, at + NEAR))
  return found ? found[1]!.toLowerCase() : ''
}

type Check = (text: string, starts: number, ends: number, known: Known) => boolean

const address: Check = (text, starts, ends, known) => {
  const found = text.slice(starts, ends)
  const said = words(found).map(([word]) => word).filter((word) => word.length > 1)
  if (known.holdsLine(found) || lists.numbered.has(before(text, starts))) return false
  if (said[0]!.toLowerCase() === 'flat') return true
  if (isThing(after(text, ends))) return false
  const last = said.pop()!
  if (said.every(capital)) return capital(last) || lists.sureStreets.has(last)
  if (said.some(capital)) return false
  return lists.sureStreets.has(last.toLowerCase()) && !said.some((word) => lists.plainWords.has(word) || isThing(word))
}

const postcode: Check = (text, starts, ends, known) => {
  const found = text.slice(starts, ends)
  const area = /^[a-z]{1,2}/i.exec(found)![0].toLowerCase()
  const end = found.slice(-2)
  if (!lists.areas.has(area) || /[cikmov]/i.test(end) || known.wholes.has(found.toLowerCase())) return false
  if (/^[gt]b$/i.test(end)) return area.length === 2
  const wholeCapitals = found === found.toUpperCase() && after(text, ends) !== 'floor'
  return !lists.ordinaryEnds.has(end.toLowerCase()) || (wholeCapitals && end !== 'WD' && end !== 'FA')
}

const caseNumber: Check = (text, starts) =>
  !(before(text, starts) === 'in' && text.slice(starts, starts + 5).toLowerCase() === 'case ')

const age: Check = (text, starts, ends) => {
  const things = (part: string) => words(part).map(([word]) => isThing(word.toLowerCase()))
  if (things(text.slice(ends, ends + NEAR)).slice(0, 2).includes(true)) return false
  if (!text.slice(starts, ends).toLowerCase().includes('years')) return true
  return !things(text.slice(Math.max(0, starts - NEAR), starts)).slice(-5).includes(true)
}

const family: Check = (text, starts, ends, known) => {
  const found = text.slice(starts, ends).split(' ')
  const last = found.at(-1)!
  const of = last.toLowerCase() === 'of'
  const owner = found[0]!.toLowerCase()
  const following = after(text, ends)
  if (last.length <= 2 && !of && last.toLowerCase() !== 'yp') {
    return last === last.toUpperCase() && last !== last.toLowerCase() && !lists.kitLetters.has(last.toLowerCase())
  }
  if (isThing(following) || (!of && lists.compounds.has(following))) return false
  if (of || ['his', 'her', 'their', 'this', 'that', 'the'].includes(owner)) return true
  const bare = owner.includes("'") ? owner.split("'")[0]! : owner.replace(/s$/, '')
  if (lists.people.has(bare) || lists.names.has(bare)) return true
  return owner.includes("'") && !lists.neverOwners.has(bare) && !known.ordinary(bare)
}

const title: Check = (text, starts, ends, known) => {
  const [, said, name] = /^([a-z]+)[. ]+(.*)$/i.exec(text.slice(starts, ends))!
  if (known.ordinary(name!.toLowerCase().split("'")[0]!)) return false
  return capital(name!) || !lists.strictTitles.has(said!.toLowerCase())
}

export const checks: Record<string, Check | undefined> = { address, postcode, case: caseNumber, age, family, title }

interface Group {
  starts: number
  ends: number
  digits: string
}

/** Whether ten figures are an NHS number: the last one checks the others, modulus 11. */
export function nhsNumber(digits: string): boolean {
  if (digits.length !== 10 || new Set(digits).size === 1) return false
  let sum = 0
  for (let at = 0; at < 9; at++) sum += Number(digits[at]) * (10 - at)
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}

/** Numbers of people among the numbers of an office. Dates, times and prices are looked away from first. */
export function numbers(text: string): Raw[] {
  let masked = text
  for (const mask of lists.masks) masked = masked.replace(mask, (found) => '\ufffc'.repeat(found.length))
  const found: Raw[] = []
  for (const run of masked.matchAll(/[0-9](?:[ ._·•()-]{0,3}[0-9])*/g)) {
    const groups = [...run[0].matchAll(/[0-9]+/g)].map(({ 0: digits, index }): Group => {
      const starts = run.index + index
      return { starts, ends: starts + digits.length, digits }
    })
    found.push(...ofRun(text, groups.filter((group) => !touchesLetter(text, group))))
  }
  return found
}

function* ofRun(text: string, groups: Group[]): Generator<Raw> {
  for (let at = 0, to = 0; at < groups.length; at = to + 1) {
    let found: string | null = null
    let digits = ''
    to = at
    for (let end = at; end < groups.length; end++) {
      digits += groups[end]!.digits
      if (digits.length > 15) break
      const kind = kindOf(text, groups, at, end, digits)
      if (kind) [found, to] = [kind, end]
    }
    const { starts } = groups[at]!
    if (found) yield { kind: found, verdict: 'block', starts, ends: groups[to]!.ends }
    else if (asked(text, groups[at]!)) yield { kind: 'number', verdict: 'ask', starts, ends: groups[at]!.ends }
  }
}

function kindOf(text: string, groups: Group[], at: number, end: number, digits: string): string | null {
  const last = end === groups.length - 1
  const abroad = text[groups[at]!.starts - 1] === '+' || digits.startsWith('00')
  if (abroad && digits.length >= 10 && !digits.startsWith('000')) return 'phone'
  if (/^0[127]/.test(digits) && (digits.length === 11 || (digits.length === 10 && last))) return 'phone'
  if (!nhsNumber(digits)) return null
  const shape = groups.slice(at, end + 1).map((group) => group.digits.length).join()
  const whole = at === 0 && last && at < end
  return shape === '3,3,4' || whole || (shape === '10' && !isTicket(text, groups[at]!)) ? 'nhs' : null
}

const asked = (text: string, group: Group) =>
  group.digits.length >= 6 && !group.digits.endsWith('000') && !isTicket(text, group)

function isTicket(text: string, group: Group): boolean {
  const before = text.slice(Math.max(0, group.starts - 30), group.starts)
  return before.endsWith('#') || before.search(lists.ticket) >= 0
}

const touchesLetter = (text: string, { starts, ends }: Group) =>
  /\p{L}/u.test(text[starts - 1] ?? '') || /\p{L}/u.test(text[ends] ?? '')
