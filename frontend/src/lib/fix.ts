/** Fixes, as far as they need no browser: where one stands, and its words. */
import { byDay, people, what, where, type Card } from './board'
import type { components } from './api/schema'
import { pounds } from './money'
import { after } from './time'

export type Fix = components['schemas']['Fix']

/** Where a fix stands. Within a week of its day, or past it, it is arriving. */
export type Stage = 'planned' | 'ordered' | 'arriving' | 'installed' | 'dropped'
type Dated = Pick<Fix, 'ordered_on' | 'arrives_on' | 'installed_on' | 'dropped_on'>

export function stage(it: Dated, today: string): Stage {
  if (it.dropped_on) return 'dropped'
  if (it.installed_on) return 'installed'
  if (it.arrives_on && it.arrives_on <= after(today, 7)) return 'arriving'
  return it.ordered_on && it.ordered_on <= today ? 'ordered' : 'planned'
}

export const STAGES: Record<Stage, string> = { planned: 'Planned', ordered: 'Ordered', arriving: 'Arriving', installed: 'Installed', dropped: 'Dropped' }
/** What stands where the server took a title or an outcome away for good. */
export const GONE = '(taken away)'
export const over = (it: Dated): boolean => Boolean(it.installed_on || it.dropped_on)

/** One sentence about its date. */
export function dated(it: Dated & Pick<Fix, 'made_on'>, today: string): string {
  const on = (day: string): string => (/^to/.test(byDay(day, today)) ? byDay(day, today) : `on ${byDay(day, today)}`)
  if (it.dropped_on) return `Dropped ${on(it.dropped_on)}.`
  if (it.installed_on) return `Installed ${on(it.installed_on)}.`
  if (it.arrives_on && it.arrives_on < today) return `Was to arrive ${on(it.arrives_on)}.`
  if (it.arrives_on) return `Arrives ${on(it.arrives_on)}.`
  return it.ordered_on ? `Ordered ${on(it.ordered_on)}; no day of arrival yet.` : 'Not ordered yet.'
}

/** "£624 · 11 issues · 37 people". */
export function sized(it: Pick<Fix, 'cost_pence' | 'people'> & { issues: unknown[] }): string {
  const issues = it.issues.length === 1 ? '1 issue' : `${it.issues.length} issues`
  return [it.cost_pence === null ? null : pounds(it.cost_pence), issues, people(it.people)].filter(Boolean).join(' · ')
}

/** Open issues that may still go into a fix. */
export const free = (card: Card, live: ReadonlySet<number>): boolean =>
  !['sorted', 'cannot', 'same as'].includes(card.state) && !(card.fix && live.has(card.fix.number))

/** "#12 No socket in reach", and where. */
export const named = (card: Card): string => `#${card.number} ${what(card)}`
export const placed = (card: Card): string => `${where(card.place)} · ${people(card.people)}`
