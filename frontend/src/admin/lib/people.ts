/** People and teams as an administrator reads and changes them. */
import { ask, client } from '../../lib/api/client'
import type { components } from '../../lib/api/schema'
import { keep, stale, type Kept } from '../../lib/kept.svelte'

type Schemas = components['schemas']
export type Person = Schemas['PersonKept']
export type PersonEdit = Schemas['PersonIn']
export type Team = Schemas['TeamKept']

export const ROLES: PersonEdit['role'][] = ['staff', 'manager', 'leader', 'director', 'facilities', 'it', 'parking', 'administrator']
/** What a role adds to what everybody may. */
export const ROLE_WORDS: Record<string, string> = {
  staff: 'Staff',
  manager: 'Manager',
  leader: 'Leader: acts on any issue, plans fixes, walks',
  director: 'Director: as a leader, and sees what nobody owned for ten days',
  facilities: 'Facilities: puts spaces out of use, sees visitors',
  it: 'IT: plans fixes',
  parking: 'Parking desk: looks up who holds a bay',
  administrator: 'Administrator: runs Roost',
}

export interface Search {
  q: string
  team: string
  role: string
  gone: boolean
}

const query = ({ q, team, role, gone }: Search) => ({
  ...(q ? { q } : {}),
  ...(team ? { team } : {}),
  ...(role ? { role: role as PersonEdit['role'] } : {}),
  ...(gone ? { gone } : {}),
})

export const peopleFound = (search: Search): Kept<Schemas['PeopleKept']> =>
  keep(`admin/people/${JSON.stringify(search)}`, () => ask(client.GET('/api/admin/people', { params: { query: query(search) } })))

/** The page after. */
export const more = (search: Search, cursor: string): Promise<Schemas['PeopleKept']> =>
  ask(client.GET('/api/admin/people', { params: { query: { ...query(search), cursor } } }))

export const person = (id: string): Kept<Person> =>
  keep(`admin/person/${id}`, () => ask(client.GET('/api/admin/people/{person}', { params: { path: { person: id } } })))

export const teams = (): Kept<{ teams: Team[] }> => keep('admin/teams', () => ask(client.GET('/api/admin/teams')))

function changed(): void {
  for (const key of ['admin/people', 'admin/person', 'admin/teams', 'people/', 'sites']) stale(key)
}
async function after<T>(act: Promise<T>): Promise<T> {
  const done = await act
  changed()
  return done
}

const header = (version: string) => ({ 'If-Match': `"${version}"` })

export const addPerson = (body: PersonEdit): Promise<Person> => after(ask(client.POST('/api/admin/people', { body })))
export const changePerson = (id: string, body: PersonEdit, version: string): Promise<unknown> =>
  after(ask(client.PUT('/api/admin/people/{person}', { params: { path: { person: id }, header: header(version) }, body })))
export const departed = (id: string) => after(ask(client.POST('/api/admin/people/{person}/departure', { params: { path: { person: id } } })))
export const returned = (id: string) => after(ask(client.POST('/api/admin/people/{person}/return', { params: { path: { person: id } } })))
export const signedOut = (id: string) => after(ask(client.POST('/api/admin/people/{person}/sign-out', { params: { path: { person: id } } })))

export type TeamEdit = Schemas['TeamIn']
export const addTeam = (body: Schemas['TeamNew']) => after(ask(client.POST('/api/admin/teams', { body })))
export const changeTeam = (code: string, body: TeamEdit, version: string) =>
  after(ask(client.PUT('/api/admin/teams/{code}', { params: { path: { code }, header: header(version) }, body })))
export const retireTeam = (code: string) => after(ask(client.POST('/api/admin/teams/{code}/retirement', { params: { path: { code } } })))
export const bringTeamBack = (code: string) => after(ask(client.POST('/api/admin/teams/{code}/return', { params: { path: { code } } })))
