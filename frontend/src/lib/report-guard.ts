/** What the guard of personal data finds, in the words of the report screen. */

export interface Finding {
  kind: string
  verdict: 'block' | 'ask'
  starts: number
  ends: number
  words: string
}
export const findings = (_text: string, _known: ReadonlySet<string>): Finding[] => []

export const blocks = (found: Finding[]): Finding[] => found.filter((one) => one.verdict === 'block')
export const asks = (found: Finding[]): Finding[] => found.filter((one) => one.verdict === 'ask')
export const CALLED: Record<string, string> = {}
