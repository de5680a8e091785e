/** A text as the rules read it. server/roost/people/guard/plain.py does the same, letter for letter. */

const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
// Marks on letters, and signs that nobody sees.
const UNSEEN =
  /[\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060-\u206f\u20d0-\u20ff\u2800\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/
const QUOTE = /[\u2018\u2019\u02bc\u00b4`\u2032\uff07]/
// Letters with a stroke; then those of other scripts that look just like ours.
const THEIRS = 'øØłŁđĐðÐħĦŧŦı' + 'АВЕЅІЈКМНОРСТУХаеѕіјорсух' + 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο'
const OURS = 'oOlLdDdDhHtTi' + 'ABESIJKMHOPCTYXaesijopcyx' + 'ABEZHIKMNOPTYXo'
const TWINS = new Map([...THEIRS].map((sign, at) => [sign, OURS[at]!]))
// The nought of each script whose figures Unicode gives no plain twin.
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
  0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
  0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
]

/** `text`: plain letters, single spaces. `at`: for each of them, where it stands in what was written (code points). */
export interface Plain {
  text: string
  at: number[]
}

/** Without accents, strokes, wide or unseen characters; every space, dash and apostrophe in its plain form. */
export function plain(written: string): Plain {
  const text: string[] = []
  const at: number[] = []
  let index = 0
  for (const sign of written) {
    for (const one of read(sign)) {
      if (one === ' ' && (!text.length || text.at(-1) === ' ')) continue
      text.push(one)
      at.push(index)
    }
    index += 1
  }
  return { text: text.join(''), at }
}

function read(sign: string): string {
  if (SPACE.test(sign)) return ' '
  if (QUOTE.test(sign)) return "'"
  return [...sign.normalize('NFKD')].map(one).join('')
}

function one(sign: string): string {
  if (UNSEEN.test(sign)) return ''
  if (SPACE.test(sign)) return ' '
  if (DASH.test(sign)) return '-'
  const code = sign.codePointAt(0)!
  const zero = ZEROS.find((zero) => zero <= code && code <= zero + 9)
  if (zero !== undefined) return String(code - zero)
  return code > 0xffff ? '\ufffc' : (TWINS.get(sign) ?? sign)
}
