/** The guard of personal data while somebody types. It is fetched after the screen; until then the server alone looks. */
import type { Finding } from './guard'

let guard = $state.raw<typeof import('./guard')>()

/** For an `$effect`: nothing waits for it, and without a signal the server still says no. */
export function fetchGuard(): void {
  if (!guard) void import('./guard').then((it) => (guard = it)).catch(() => {})
}

/** What may be somebody's, and a sentence about each. */
export function found(text: string, known: readonly string[]): (Finding & { says: string })[] {
  const it = guard
  return it && text.trim() ? it.findings(text, known).map((one) => ({ ...one, says: it.says(one) })) : []
}

/** Whether the writer still has to say that nobody can be recognised by these words, and may. */
export function asks(of: Finding[]): boolean {
  return of.some((one) => one.verdict === 'ask')
}
