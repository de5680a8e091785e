/** Which site, day and span a screen is about: read from the address, mended where that can't be had. */
import type { Floor, Site, SpaceRef, Zone } from './api/types'
import { bookable, choose, type Choice } from './choice'
import { clock } from './clock.svelte'
import { sites } from './reads'
import { router } from './router.svelte'
import { session } from './session.svelte'
import { minutes, type Span } from './time'

const LAST = 24 * 60 - 1

export function allSites(): Site[] {
  return sites().data?.sites ?? []
}

export function siteOf(code: string | null | undefined): Site | undefined {
  return allSites().find((site) => site.code === code)
}

/** The office that Today is about: the address's, one's own, or the first. */
export function office(): Site | undefined {
  const offices = allSites().filter((site) => site.kind === 'office')
  const wanted = [router.query.get('site'), session.me?.home_site]
  return offices.find((site) => site.code === wanted[0]) ?? offices.find((site) => site.code === wanted[1]) ?? offices[0] ?? allSites()[0]
}

export function floorOf(code: string): { site: Site; floor: Floor } | undefined {
  for (const site of allSites()) {
    const floor = site.floors.find((one) => one.code === code)
    if (floor) return { site, floor }
  }
  return undefined
}

export function zoneOf(floor: Floor, code: string): Zone | undefined {
  return floor.zones.find((zone) => zone.code === code)
}

/** Minutes after midnight at the site: what the server said, and what has passed since. A phone's clock may be wrong. */
export function minuteAt(site: Site): number {
  const passed = Math.floor((clock.now - sites().dataAt) / 60_000)
  return Math.min(LAST, minutes(site.now) + Math.max(0, passed))
}

export function choice(site: Site): Choice | null {
  return choose(site, router.query, minuteAt(site))
}

/** What can still be booked at `site` on `day`. */
export function openSpan(site: Site, day: string): Span | null {
  return bookable(site, day, minuteAt(site))
}

/** "Family Support 1, Second floor, Riverside House", without what says the same twice. */
export function place(space: SpaceRef, without: ('site' | 'floor')[] = []): string {
  const parts = [space.zone_name]
  if (!without.includes('floor') && !says(parts, space.floor_name)) parts.push(space.floor_name)
  if (!without.includes('site') && !says(parts, space.site_name)) parts.push(space.site_name)
  return parts.join(', ')
}

function says(parts: string[], name: string): boolean {
  return parts.some((part) => part.toLowerCase().includes(name.toLowerCase()))
}
