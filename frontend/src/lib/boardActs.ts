/** What can be done about an issue, in the order of the buttons, each with its key. */
import type { Issue } from './issues'
import { Problem } from './problem'

export type Act = 'own' | 'promise' | 'ask' | 'pass' | 'cannot' | 'sort' | 'wait' | 'same' | 'fix' | 'mark' | 'seen' | 'redact' | 'ticket' | 'split' | 'reopen'

interface Button {
  act: Act
  key: string
  words: string
  /** Any of these in what the reader may do. */
  may: string[]
  /** One of the few that most cards want. */
  first: boolean
  /** What this card wants above all. */
  main?: boolean
}

export const BUTTONS: Button[] = [
  { act: 'own', key: 'o', words: 'I own it', may: ['own'], first: true },
  { act: 'promise', key: 'p', words: 'Promise a date', may: ['promise'], first: true },
  { act: 'ask', key: 'a', words: 'Ask', may: ['word'], first: true },
  { act: 'pass', key: 'h', words: 'Pass on', may: ['route', 'pass on'], first: true },
  { act: 'cannot', key: 'c', words: 'Can’t change', may: ['cannot'], first: true },
  { act: 'sort', key: 's', words: 'It is sorted', may: ['sort'], first: false },
  { act: 'wait', key: 'w', words: 'Waiting on…', may: ['wait'], first: false },
  { act: 'same', key: 'm', words: 'Same as…', may: ['same as'], first: false },
  { act: 'fix', key: 'f', words: 'Into a fix', may: ['fix'], first: false },
  { act: 'mark', key: 'q', words: 'Quick or systemic', may: ['mark'], first: false },
  { act: 'ticket', key: 't', words: 'Ticket number', may: ['ticket'], first: false },
  { act: 'seen', key: 'v', words: 'Who sees what', may: ['show'], first: false },
  { act: 'redact', key: 'x', words: 'Take words away', may: ['redact'], first: false },
  { act: 'split', key: 'n', words: 'Not the same', may: ['split'], first: true },
  { act: 'reopen', key: 'r', words: 'Open it again', may: ['reopen'], first: true },
]

/** The buttons for this issue; one of them, at most, is what it wants above all, and stands first. */
export function buttons(it: Pick<Issue, 'may' | 'owner' | 'state'>, me: string | undefined): Button[] {
  const mine = it.owner?.id === me
  const main: Act | null = it.state === 'new' ? 'own' : mine ? 'sort' : null
  return BUTTONS.filter((one) => one.may.some((verb) => it.may.includes(verb)))
    .map((one) => (one.act === main ? { ...one, first: true, main: true } : one))
    // Who owns it already still says when the next word comes.
    .map((one) => (one.act === 'own' && mine ? { ...one, words: 'Next word by…', first: false } : one))
    .sort((a, b) => Number(b.main ?? false) - Number(a.main ?? false))
}

/** What a form of these is given. `close(true)`: it was done. */
export interface Formed {
  issue: Issue
  today: string
  /** Bank holidays that the site told of. */
  closed: ReadonlySet<string>
  close: (done: boolean) => void
}

/** Is it a key that may stand for a button, and not a letter that somebody types? */
export function shortcut(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return null
  const into = event.target as HTMLElement | null
  // Also a select, which takes letters to jump to an entry.
  if (into?.closest?.('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog')) return null
  return event.key.length === 1 ? event.key.toLowerCase() : null
}

const SWITCH = 'roost-keys'

// A screen reader, or a voice, may send letters nobody meant: who wants no single keys has none (WCAG 2.1.4).
export const keysOn = (): boolean => localStorage.getItem(SWITCH) !== 'off'
export function setKeys(on: boolean): void {
  if (on) localStorage.removeItem(SWITCH)
  else localStorage.setItem(SWITCH, 'off')
}

/** What is missing in a form: the sentence, and the field it belongs to. */
export function missing(pointer: string, detail: string): Problem {
  return new Problem('invalid', detail, 0, [{ pointer, detail }])
}
