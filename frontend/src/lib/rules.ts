/** Rules of who gets what, as far as they need no browser. */
import type { components } from './api/schema'
import { kindOf } from './kinds'

export type Rule = components['schemas']['Route']

/** A rule while it is being changed; '' names nothing. The last one takes all the rest. */
export interface Row {
  id: number
  site: string
  category: string
  space_kind: string
  queue: string
}

let last = 0
export const row = (of: Partial<Rule> = {}): Row => ({
  id: ++last,
  site: of.site ?? '',
  category: of.category ?? '',
  space_kind: of.space_kind ?? '',
  queue: of.queue ?? '',
})
const isRest = (one: Rule): boolean => one.site === null && one.category === null && one.space_kind === null

/** The rules as rows, the one that takes all the rest last, also where there is none yet. */
export function rows(of: Rule[]): Row[] {
  return [...of.filter((one) => !isRest(one)).map(row), row(of.find(isRest))]
}

export const wire = (of: Row[]): Rule[] =>
  of.map(({ site, category, space_kind, queue }) => ({ site: site || null, category: category || null, space_kind: space_kind || null, queue }))

/** What a row lacks before it can be sent: pointers as the server's. */
export function lacking(of: Row[]): { pointer: string; detail: string }[] {
  return of.flatMap((one, at) => {
    const rest = at === of.length - 1
    const nth = rest ? 'everything else' : `rule ${at + 1}`
    return [
      ...(!rest && !one.site && !one.category && !one.space_kind ? [{ pointer: `/routes/${at}`, detail: `Say what ${nth} is for, or take it away` }] : []),
      ...(one.queue ? [] : [{ pointer: `/routes/${at}/queue`, detail: `Choose who gets ${rest ? nth : `what ${nth} is for`}` }]),
    ]
  })
}

/** "Power and charging, desks, at Riverside House". */
export function about(one: { site?: string | null; category?: string | null; space_kind?: string | null }, names: { site: (code: string) => string; category: (code: string) => string }): string {
  const kind = one.space_kind && kindOf(one.space_kind).plural
  const parts = [one.category && names.category(one.category), kind, one.site && `at ${names.site(one.site)}`].filter(Boolean)
  const words = parts.join(', ')
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'Everything else'
}
