/** How long things are kept, as people say it. Pure. */

/** "30 days", "13 months" (395 days), "6 years" (2,190 days): in what comes out whole, or nearly. */
export function long(days: number): string {
  if (days % 365 === 0) return days === 365 ? '1 year' : `${days / 365} years`
  const months = Math.round(days / 30.4375)
  if (days >= 80 && Math.abs(months * 30.4375 - days) < 2) return `${months} months`
  return days === 1 ? '1 day' : `${days.toLocaleString('en-GB')} days`
}

/** The days that were typed, or why they cannot be. */
export function daysOf(typed: string | number | null, name: string, least: number, most: number): number | string {
  const bare = String(typed ?? '').trim()
  const days = Number(bare)
  if (!bare || !Number.isInteger(days)) return `${name}: enter a whole number of days`
  if (days < least || days > most) return `${name}: enter ${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')} days`
  return days
}
