/** The ways in, and what whoever is not signed in may ask. */
import { ask, client } from './api/client'
import type { components } from './api/schema'
import type { DemoPerson } from './api/types'
import { keep, type Kept } from './kept.svelte'
import { session } from './session.svelte'

type Schemas = components['schemas']

export const doors = (): Kept<Schemas['Ways']> => keep('sign-in', () => ask(client.GET('/api/sign-in')))

export const about = (): Kept<Schemas['About']> => keep('about', () => ask(client.GET('/api/about')))

export const demoPeople = (q: string): Kept<{ people: DemoPerson[] }> =>
  keep(`demo/${q}`, () => ask(client.GET('/api/demo/people', { params: { query: q ? { q } : {} } })))

/** Only in a demonstration. */
export const signInAs = (email: string): Promise<void> => session.signedIn(ask(client.POST('/api/session', { body: { email } })))

/** Whether a mail goes out is not said to anybody: it would tell who works here. */
export async function mailLink(email: string): Promise<void> {
  await ask(client.POST('/api/sign-in/links', { body: { email } }))
}

export const signInByLink = (token: string): Promise<void> =>
  session.signedIn(ask(client.POST('/api/sign-in/links/{token}', { params: { path: { token } } })))

/** Where the council's own sign-in begins. A plain link: the browser leaves Roost for it. */
export const providerAt = (to: string | null): string => `/api/sign-in/provider${to ? `?to=${encodeURIComponent(to)}` : ''}`
