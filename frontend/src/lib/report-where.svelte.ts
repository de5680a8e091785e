/** Where a report is about: as the address says, else where its writer sits today. */
import type { Booking, Floor, Site, Space } from './api/types'
import { find } from './find'
import { dayOf, floorDay } from './reads'
import type { Spot } from './report'
import { router } from './router.svelte'
import { allSites, floorOf, office, siteOf, zoneOf } from './where.svelte'

const named = (it: { code: string; name: string }): { code: string; name: string } => ({ code: it.code, name: it.name })

export function spotOfSpace(site: Site, floor: Floor, space: Pick<Space, 'id' | 'label' | 'kind' | 'zone'>): Spot {
  const zone = zoneOf(floor, space.zone)
  const { id, label, kind } = space
  return { site: named(site), floor: named(floor), zone: zone ? named(zone) : null, space: { id, label, kind } }
}

function spotOfBooking({ space }: Booking): Spot {
  return {
    site: { code: space.site, name: space.site_name },
    floor: { code: space.floor, name: space.floor_name },
    zone: { code: space.zone, name: space.zone_name },
    space: { id: space.id, label: space.label, kind: space.kind },
  }
}

/** The places of one's bookings today: a desk first, for that is where most is wrong. */
export function today(): Spot[] {
  const site = office()
  const mine = (site && dayOf(site.today).data?.mine) ?? []
  const order = ['desk', 'bay', 'room']
  const spots = mine.filter((one) => one.state === 'booked' || one.state === 'in').map(spotOfBooking)
  const once = spots.filter((one, at) => spots.findIndex((other) => other.space!.id === one.space!.id) === at)
  return once.sort((a, b) => order.indexOf(a.space!.kind) - order.indexOf(b.space!.kind))
}

/** What the address names; undefined while that is not known, null where it names nothing. */
export function addressed(): Spot | undefined | null {
  const { query } = router
  const space = query.get('space')
  if (space) {
    const at = floorOf(query.get('floor') ?? '')
    const found = at && floorDay(at.floor.code, at.site.today).data?.spaces.find((one) => one.id === space)
    return found && spotOfSpace(at.site, at.floor, found)
  }
  const zone = query.get('zone')
  if (zone) {
    for (const site of allSites()) {
      const floor = site.floors.find((one) => zoneOf(one, zone))
      if (floor) return { site: named(site), floor: named(floor), zone: named(zoneOf(floor, zone)!), space: null }
    }
    return allSites().length ? null : undefined
  }
  // A site alone is what other screens carry along; that all of it is meant is said apart.
  const site = query.get('whole') && siteOf(query.get('site'))
  return site ? { site: named(site), floor: null, zone: null, space: null } : null
}

/** Writes a place into the address, for the way back and for a reload. */
export function goTo(spot: Spot): void {
  const { space, zone, floor, site } = spot
  router.set({
    space: space?.id ?? null,
    floor: space && floor ? floor.code : null,
    zone: space ? null : (zone?.code ?? null),
    site: space || zone ? null : site.code,
    whole: space || zone ? null : '1',
  })
}

/** Which floor holds the space of an address that says only which space; false where none does. */
export async function lookFor(space: string): Promise<boolean> {
  const floor = await find(space, allSites())
  if (floor) router.set({ floor })
  return floor !== null
}
