/** A floor walk while it is being written. */
import type { components } from './api/schema'
import { kinds } from './kinds'
import type { Chip } from './report'

export type WalkIn = components['schemas']['WalkIn']

/** One thing that broke, while it is being written. `about`: "chip:no-socket" or "category:comfort". */
export interface Note {
  id: number
  about: string
  space: string
  words: string
}

/** A walk while it is being written. */
export interface Written {
  floor: string
  space: string
  words: string
  notes: Note[]
  /** All the words as they were when their writer said that nobody can be recognised by them. */
  nobody: string
}

export const isEmpty = (note: Note): boolean => !note.about && !note.space && !note.words.trim()

/** All that was written, to see whether it was changed since somebody confirmed it. */
export const allWords = (it: Written): string => JSON.stringify([it.words.trim(), ...it.notes.map((note) => note.words.trim())])

/** As it goes to the server: without notes that say nothing at all. */
export function toSend(it: Written): WalkIn {
  const words = it.words.trim()
  return {
    floor: it.floor,
    ...(it.space ? { space: it.space } : {}),
    ...(words ? { words } : {}),
    notes: it.notes.filter((note) => !isEmpty(note)).map((note) => {
      const [of, code] = note.about.split(/:(.*)/)
      return {
        ...(of === 'chip' ? { chip: code! } : { category: code! }),
        ...(note.space ? { space: note.space } : {}),
        ...(note.words.trim() ? { words: note.words.trim() } : {}),
      }
    }),
    confirmed: it.nobody === allWords(it),
  }
}

/** What is offered for a note: what is said of its kind of space, what fits anywhere, or by kind where none is known. */
export function offered(chips: Chip[], kind: string | null): { kind: string | null; chips: Chip[] }[] {
  const known: (string | null)[] = [...new Set([...Object.keys(kinds), ...chips.flatMap((one) => one.space_kind ?? [])]), null]
  return (kind === null ? known : [kind, null])
    .map((one) => ({ kind: one, chips: chips.filter((chip) => chip.space_kind === one) }))
    .filter((one) => one.chips.length)
}
