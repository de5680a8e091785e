/** A text as the rules read it. server/roost/people/guard/plain.py does the same, letter for letter. */

const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]/
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/
const QUOTE = /[\u2018\u2019\u02bc\u00b4`\u2032\uff07]/
const STROKED = new Map([...'øØłŁđĐðÐħĦŧŦı'].map((sign, at) => [sign, [...'oOlLdDdDhHtTi'][at]!]))
const ZEROS = [0x660, 0x6f0, 0x966]

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
  return code > 0xffff ? '\ufffc' : (STROKED.get(sign) ?? sign)
}
