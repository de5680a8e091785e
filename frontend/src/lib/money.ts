/** Pounds as people write them; on the wire they are pence. */

// As much as the server takes: twenty million pounds.
const MOST = 2_000_000_000

/** Pence of "1,250", "£1250.50" or "1 250"; null where nothing was written, NaN where it is no amount. */
export function pence(typed: string): number | null {
  const bare = typed.trim().replace(/^£/, '').replace(/[\s,]/g, '')
  if (!bare) return null
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(bare)
  if (!found) return NaN
  const all = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return all <= MOST ? all : NaN
}

/** "£1,250", or "£1,250.50" where there are pence. */
export function pounds(of: number): string {
  const digits = of % 100 === 0 ? 0 : 2
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(of / 100)
}

/** What is typed to change it: "1250", "1250.50", nothing. */
export function typed(of: number | null): string {
  return of === null ? '' : (of / 100).toFixed(of % 100 === 0 ? 0 : 2)
}
