/** The board's words: columns, ages, dates and whose something is. Nothing here needs a browser. */
import type { components } from './api/schema'
import { capital, titled } from './kinds'
import { after, longDay } from './time'

type Schemas = components['schemas']
export type Card = Schemas['Card']
export type Board = Schemas['Board']
export type Place = Card['place']
export type Column = Board['columns'][number]['state']

/** The columns in their order; `empty` is what one says that holds nothing. */
export const COLUMNS: { state: Column; words: string; empty: string }[] = [
  { state: 'new', words: 'Nobody’s yet', empty: 'Everything that was said has an owner.' },
  { state: 'looking', words: 'Looking', empty: 'Nobody is looking into anything at the moment.' },
  { state: 'doing', words: 'Doing', empty: 'Nothing is promised for a date at the moment.' },
  { state: 'waiting', words: 'Waiting', empty: 'Nothing waits on anybody else.' },
  { state: 'sorted', words: 'Sorted', empty: 'Nothing was sorted in the last 30 days.' },
  { state: 'cannot', words: 'Can’t change', empty: 'Nothing was found that cannot change.' },
]

/** The columns' words for those who only read codes: also of what lies within another column. */
const STATES: Record<Card['state'], string> = {
  new: 'Nobody’s yet',
  looking: 'Looking',
  doing: 'Doing',
  waiting: 'Waiting',
  'passed on': 'Passed on',
  sorted: 'Sorted',
  cannot: 'Can’t change',
  'same as': 'Same as another',
}
export const stateWords = (state: Card['state']): string => STATES[state]

export const REASONS: [NonNullable<Card['reason']>, string][] = [
  ['money', 'Money'],
  ['building', 'The building'],
  ['law', 'The law'],
  ['policy', 'Policy'],
  ['safety', 'Safety'],
  ['other organisation', 'Another organisation'],
]

/** What is wrong, in a few words: the chip's, or the category's. */
export const what = (card: { chip: Card['chip']; category: Card['category'] }): string => card.chip?.name ?? card.category.name

/** "Desk 2A07, Duty and Assessment, Riverside House", as exactly as it may be told. */
export function where(place: Place): string {
  const parts = [place.zone_name, place.site_name].filter((one): one is string => one !== null)
  const floor = place.floor_name?.toLowerCase()
  if (floor && !parts.some((one) => one.toLowerCase().includes(floor))) parts.splice(-1, 0, place.floor_name!)
  if (place.label && place.kind) parts.unshift(titled({ kind: place.kind, label: place.label }))
  return parts.join(', ')
}

export const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`)

/** How long it has been waiting, or took. */
export function age(days: number): string {
  if (days === 0) return 'since today'
  return days === 1 ? '1 working day' : `${days} working days`
}

/** The age of a card, or how long it took. */
export const waited = (card: Pick<Card, 'state' | 'working_days'>): string =>
  card.state === 'sorted' && card.working_days > 0 ? `took ${age(card.working_days)}` : age(card.working_days)

/** "Friday 4 December", with its year where that is not the one of `today`. */
export function dayWords(day: string, today: string): string {
  const year = day.slice(0, 4)
  return year === today.slice(0, 4) ? longDay(day) : `${longDay(day)} ${year}`
}

/** "tomorrow", or "Friday 4 December". */
export function byDay(day: string, today: string): string {
  if (day === today) return 'today'
  return day === after(today) ? 'tomorrow' : dayWords(day, today)
}

const DUE = {
  'next word': ['Next word by', 'a word was due by'],
  promised: ['Promised for', 'promised for'],
  'look again': ['We look at it again on', 'was to be looked at again on'],
} as const

/** What its date means: `before` goes before the day, which is said apart so that it can stand out. */
export function due(card: Pick<Card, 'due' | 'due_for' | 'overdue'>, today: string): { before: string; day: string } | null {
  if (!card.due || !card.due_for) return null
  const [ahead, over] = DUE[card.due_for]
  const day = byDay(card.due, today)
  // "We look at it again on tomorrow" is nobody's English.
  const before = card.overdue ? over : ahead
  return { before: /^to/.test(day) ? before.replace(/ (by|on|for)$/, (word) => (word === ' on' ? '' : word)) : before, day }
}

/** "Naomi Khan, director". */
export const owner = (who: { name: string; role: string }): string => `${who.name}, ${who.role === 'it' ? 'IT' : who.role}`

/** Whose it is while nobody owns it. */
export function unowned(card: Pick<Card, 'escalated' | 'queue'>): string {
  const told = [`With ${card.queue.name}`, `With the lead of ${card.queue.name}`, 'With the leaders', 'With the director']
  return told[card.escalated] ?? told[0]!
}

/** One sentence that says how it stands. */
export function standing(card: Card & { held?: string | null }, today: string): string {
  const who = card.owner && owner(card.owner)
  const date = card.due ? byDay(card.due, today) : ''
  const since = card.ended_on ? ` ${card.ended_on === today ? 'today' : `on ${dayWords(card.ended_on, today)}`}` : ''
  switch (card.state) {
    case 'new':
      return `Nobody owns it yet. ${card.held ? 'Only its queue sees it until somebody lets it onto the board' : unowned(card)}.`
    case 'looking':
      return `${who}, is looking into it.`
    case 'doing':
      return `${who}, is seeing to it.`
    case 'waiting':
      return `Waiting on ${card.waiting_on}. ${who}, keeps an eye on it.`
    case 'passed on':
      return `Passed on to ${card.waiting_on}. ${who}, keeps an eye on it.`
    case 'sorted':
      return `Sorted${since}.`
    case 'cannot':
      return `Can’t change${card.reason ? `: ${reasonWords(card.reason).toLowerCase()}` : ''}.${date ? '' : since}`
    case 'same as':
      return `The same as #${card.same_as}.`
  }
}

export const reasonWords = (reason: string): string => REASONS.find(([code]) => code === reason)?.[1] ?? capital(reason)

export const natureWords = (nature: 'tame' | 'wicked'): string => (nature === 'tame' ? 'Quick' : 'Systemic')

/** As the board orders: the most people for the longest time first. */
export function byWeight(a: Card, b: Card): number {
  const weight = b.people * b.working_days - a.people * a.working_days
  return weight || a.reported_on.localeCompare(b.reported_on) || b.people - a.people || a.number - b.number
}

/** What the board is narrowed to, as its address has it. */
export interface Narrowed {
  site?: string
  queue?: string
  nature?: 'tame' | 'wicked'
  mine?: boolean
  overdue?: boolean
  q?: string
}

export function narrowed(query: URLSearchParams): Narrowed {
  const words = (name: string): string | undefined => query.get(name)?.trim() || undefined
  const nature = query.get('nature')
  const all = {
    site: words('site'),
    queue: words('queue'),
    nature: nature === 'tame' || nature === 'wicked' ? nature : undefined,
    mine: query.get('mine') === 'true' || undefined,
    overdue: query.get('overdue') === 'true' || undefined,
    q: words('q'),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
