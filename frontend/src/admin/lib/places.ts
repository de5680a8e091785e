/** Sites, floors, zones and spaces as an administrator reads and changes them. */
import { ask, client } from '../../lib/api/client'
import type { components } from '../../lib/api/schema'
import { keep, stale, type Kept } from '../../lib/kept.svelte'

type Schemas = components['schemas']
export type Site = Schemas['SiteKept']
export type Floor = Schemas['FloorKept']
export type Zone = Schemas['ZoneKept']
export type Space = Schemas['SpaceKept']
export type SiteEdit = Schemas['SiteIn']
export type FloorEdit = Schemas['FloorIn']
export type ZoneEdit = Schemas['ZoneIn']
export type SpaceEdit = Schemas['SpaceIn']

export const tree = (): Kept<{ sites: Site[] }> => keep('admin/sites', () => ask(client.GET('/api/admin/sites')))
export const spacesOf = (floor: string): Kept<Schemas['FloorSpaces']> =>
  keep(`admin/spaces/${floor}`, () => ask(client.GET('/api/admin/floors/{code}/spaces', { params: { path: { code: floor } } })))

/** What was changed here is shown everywhere: in the tree, on plans, in what can be booked. */
export function placesChanged(): void {
  for (const key of ['admin/', 'sites', 'plan/', 'floor/', 'day/', 'suggestion/', 'codes/']) stale(key)
}
async function after<T>(act: Promise<T>): Promise<T> {
  const done = await act
  placesChanged()
  return done
}
const header = (version: string) => ({ 'If-Match': `"${version}"` })

export function floorIn(sites: Site[], code: string): { site: Site; floor: Floor } | undefined {
  for (const site of sites) {
    const floor = site.floors.find((one) => one.code === code)
    if (floor) return { site, floor }
  }
  return undefined
}
export function zoneIn(sites: Site[], code: string): { site: Site; floor: Floor; zone: Zone } | undefined {
  for (const site of sites)
    for (const floor of site.floors) {
      const zone = floor.zones.find((one) => one.code === code)
      if (zone) return { site, floor, zone }
    }
  return undefined
}

export const addSite = (body: Schemas['SiteNew']) => after(ask(client.POST('/api/admin/sites', { body })))
export const changeSite = (code: string, body: SiteEdit, version: string) =>
  after(ask(client.PUT('/api/admin/sites/{code}', { params: { path: { code }, header: header(version) }, body })))
export const addFloor = (body: Schemas['FloorNew']) => after(ask(client.POST('/api/admin/floors', { body })))
export const changeFloor = (code: string, body: FloorEdit, version: string) =>
  after(ask(client.PUT('/api/admin/floors/{code}', { params: { path: { code }, header: header(version) }, body })))
export const addZone = (body: Schemas['ZoneNew']) => after(ask(client.POST('/api/admin/zones', { body })))
export const changeZone = (code: string, body: ZoneEdit, version: string) =>
  after(ask(client.PUT('/api/admin/zones/{code}', { params: { path: { code }, header: header(version) }, body })))

export type Part = 'sites' | 'floors' | 'zones'
/** Says how many bookings that ended. */
export const retire = (part: Part, code: string): Promise<Schemas['Freed']> => {
  const params = { path: { code } }
  const how = {
    sites: () => ask(client.POST('/api/admin/sites/{code}/retirement', { params })),
    floors: () => ask(client.POST('/api/admin/floors/{code}/retirement', { params })),
    zones: () => ask(client.POST('/api/admin/zones/{code}/retirement', { params })),
  }
  return after(how[part]())
}
export const bringBack = (part: Part, code: string): Promise<unknown> => {
  const params = { path: { code } }
  const how: Record<Part, () => Promise<unknown>> = {
    sites: () => ask(client.POST('/api/admin/sites/{code}/return', { params })),
    floors: () => ask(client.POST('/api/admin/floors/{code}/return', { params })),
    zones: () => ask(client.POST('/api/admin/zones/{code}/return', { params })),
  }
  return after(how[part]())
}

export const addSpace = (floor: string, body: SpaceEdit) => after(ask(client.POST('/api/admin/floors/{code}/spaces', { params: { path: { code: floor } }, body })))
export const addRow = (floor: string, body: Schemas['RowIn']) => after(ask(client.POST('/api/admin/floors/{code}/rows', { params: { path: { code: floor } }, body })))
export const changeSpace = (space: string, body: SpaceEdit, version: string) =>
  after(ask(client.PUT('/api/admin/spaces/{space}', { params: { path: { space }, header: header(version) }, body })))
export const retireSpace = (space: string) => after(ask(client.POST('/api/admin/spaces/{space}/retirement', { params: { path: { space } } })))
export const bringSpaceBack = (space: string) => after(ask(client.POST('/api/admin/spaces/{space}/return', { params: { path: { space } } })))
export const setPositions = (floor: string, positions: { id: string; x: number; y: number }[], version: string) =>
  after(ask(client.PUT('/api/admin/floors/{code}/positions', { params: { path: { code: floor }, header: header(version) }, body: { positions } })))
