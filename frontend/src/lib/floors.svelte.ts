/** A floor's day as the asker may use it: every space with how it stands for the chosen span. */
import type { Booking, Floor, FloorDay, Site, Space, Zone } from './api/types'
import type { Choice } from './choice'
import { floorDay, dayOf } from './reads'
import { session } from './session.svelte'
import { keptFor, standing, teamFirst, type Standing } from './spans'
import { minuteAt, zoneOf } from './where.svelte'

export interface Placed {
  space: Space
  standing: Standing
  /** For whom it is kept, in words, where the asker is not one of them. */
  kept: string | null
  zone: Zone | undefined
  floor: Floor
}

/** Every space of `floor` with how it stands; undefined until it is known. */
export function placed(site: Site, floor: Floor, choice: Choice): Placed[] | undefined {
  const data = floorDay(floor.code, choice.day).data
  return data && standings(data, site, floor, choice, dayOf(choice.day).data?.mine ?? [])
}

function standings(data: FloorDay, site: Site, floor: Floor, choice: Choice, mine: Booking[]): Placed[] {
  const me = session.me!
  const minute = minuteAt(site)
  const early = new Map(floor.zones.map((zone) => [zone.code, teamFirst(zone, site, choice.day, minute)]))
  return data.spaces.map((space) => {
    const zone = zoneOf(floor, space.zone)
    const kept = keptFor(space, zone, me, early.get(space.zone) ?? false)
    return { space, zone, floor, kept, standing: standing(space, choice, mine, kept) }
  })
}

/** How many of `spaces` the asker can have for the whole span. */
export function free(spaces: Placed[]): number {
  return spaces.filter((one) => one.standing.state === 'free').length
}
