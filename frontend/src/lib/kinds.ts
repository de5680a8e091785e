/** What can be booked. A new kind (locker, pool car) is one entry here and one in `server/roost/places/kinds.py`. */

export interface Kind {
  word: string
  plural: string
  /** What a space of this kind is called in running text: "desk 2B07". */
  name: (label: string) => string
  /** What a person may need of it; they set these under Me. */
  needs: string[]
}

export const kinds: Record<string, Kind> = {
  desk: {
    word: 'desk',
    plural: 'desks',
    name: (label) => `desk ${label}`,
    needs: ['step-free', 'sit-stand', 'two screens', 'dock', 'near plug tower', 'window', 'quiet'],
  },
  bay: { word: 'bay', plural: 'bays', name: (label) => `bay ${label}`, needs: [] },
  // Rooms have names of their own.
  room: { word: 'room', plural: 'rooms', name: (label) => label, needs: [] },
}

export function kindOf(kind: string): Kind {
  return kinds[kind] ?? { word: kind, plural: `${kind}s`, name: (label) => `${kind} ${label}`, needs: [] }
}

/** "desk 2B07" of a space. */
export function named(space: { kind: string; label: string }): string {
  return kindOf(space.kind).name(space.label)
}

/** "Desk 2B07", where a sentence or a title begins. */
export function titled(space: { kind: string; label: string }): string {
  return capital(named(space))
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "1 desk", "9 desks". */
export function counted(n: number, kind: string): string {
  return `${n} ${n === 1 ? kindOf(kind).word : kindOf(kind).plural}`
}

/** "EV" of a feature; the others read as they stand. */
export function featured(feature: string): string {
  return feature === 'ev' ? 'electric car' : feature
}
