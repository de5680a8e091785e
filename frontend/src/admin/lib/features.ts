/** What a space of each kind may have: as `server/roost/places/kinds.py` has it. A room also says how many it seats. */
export const FEATURES: Record<string, string[]> = {
  desk: ['step-free', 'sit-stand', 'two screens', 'dock', 'near plug tower', 'window', 'quiet'],
  bay: ['blue badge', 'essential user', 'ev', 'visitor', 'step-free'],
  room: ['screen', 'step-free', 'quiet', 'window'],
}

const SEATS = /^seats ([1-9]\d?)$/

/** How many a room seats; null: nobody said. */
export function seats(features: string[]): number | null {
  const found = features.map((one) => SEATS.exec(one)).find(Boolean)
  return found ? Number(found[1]) : null
}

/** `features` of a space that is of that kind now, and seats so many. */
export function fitting(features: string[], kind: string, seating: number | null): string[] {
  const kept = features.filter((one) => FEATURES[kind]?.includes(one))
  return kind === 'room' && seating ? [...kept, `seats ${seating}`] : kept
}
