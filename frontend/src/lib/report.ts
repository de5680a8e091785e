/** What a report is made of, as far as that needs no browser. */

export type Kind = 'irritation' | 'idea'
export type Level = 'named' | 'hidden' | 'unlinked'

/** What can be tapped instead of written. `space_kind` null: anywhere. */
export interface Chip {
  code: string
  words: string
  category: string
  space_kind: string | null
}

export interface Rule {
  site: string | null
  category: string | null
  space_kind: string | null
  queue: string
}

/** Where it is: always a site; more where that is known. */
export interface Spot {
  site: { code: string; name: string }
  floor: { code: string; name: string } | null
  zone: { code: string; name: string } | null
  space: { id: string; label: string; kind: string } | null
}

/** Two spots are the same where they name the same place. */
export function sameSpot(a: Spot | undefined, b: Spot | undefined): boolean {
  const code = (it: Spot | undefined): string | undefined => it?.space?.id ?? it?.zone?.code ?? it?.site.code
  return code(a) === code(b)
}

/** The chips of a kind of space, and after them those that fit anywhere. Null: only those. */
export function chipsFor<C extends Pick<Chip, 'space_kind'>>(chips: C[], kind: string | null): C[] {
  const own = kind === null ? [] : chips.filter((one) => one.space_kind === kind)
  return [...own, ...chips.filter((one) => one.space_kind === null)]
}

/** The code of the queue by the first rule that fits; the rules come most specific first. */
export function queueFor(rules: Rule[], site: string, category: string, kind: string | null): string | undefined {
  const fits = (wanted: string | null, have: string | null): boolean => wanted === null || wanted === have
  return rules.find((one) => fits(one.site, site) && fits(one.category, category) && fits(one.space_kind, kind))?.queue
}

type Near = { chip: { code: string } | null; category: { code: string }; why: string }

/**
 * Of what is known nearby, that which may be the same: about the same thing, at the same place, or in similar words.
 * What was tapped already comes first.
 */
export function alike<I extends Near>(issues: I[], chip: string | null, category: string | null): I[] {
  const near = (one: I): boolean => one.category.code === category || one.why === 'this desk' || one.why === 'similar words'
  const other = (one: I): number => Number(chip !== null && one.chip?.code !== chip)
  return issues.filter((one) => category === null || near(one)).sort((a, b) => other(a) - other(b))
}

/** What a telephone dials: the number without what only helps the eye. */
export function dialled(number: string): string {
  return `tel:${number.replace(/[^\d+*#]/g, '')}`
}

/** A receipt as it was typed, in the groups in which it was given: "ABCD-EFGH-…". */
export function receiptOf(typed: string): string {
  const signs = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return signs.match(/.{1,4}/g)?.join('-') ?? ''
}
