/** Codes that are made of words: a chip gets its own without anybody having to think of it. */

const LONGEST = 40

/** "No socket in reach" as "no-socket-in-reach", and not one of `taken`. */
export function codeOf(words: string, taken: string[]): string {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’']/g, '')
  const base = plain.replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST - 4).replace(/^-+|-+$/g, '') || 'chip'
  for (let at = 1; ; at++) {
    const code = at === 1 ? base : `${base}-${at}`
    if (!taken.includes(code)) return code
  }
}
