/** What I am told, when and where, and what I was told: reads and acts. Their keys begin as the event that makes them old. */
import { ask, client } from './api/client'
import type { Choices, Inbox, Unsubscription } from './api/types'
import { keep, stale, type Kept } from './kept.svelte'
import { session } from './session.svelte'
import { time, type Span } from './time'

export const choices = (): Kept<Choices> => keep('me/notices', () => ask(client.GET('/api/me/notices')))

/** The newest page of it; `older` gives the others. */
export const inbox = (): Kept<Inbox> => keep('me/inbox', () => ask(client.GET('/api/me/inbox')))

export const older = (cursor: string): Promise<Inbox> => ask(client.GET('/api/me/inbox', { params: { query: { cursor } } }))

export const unsubscription = (token: string): Kept<Unsubscription> =>
  keep(`unsubscribe/${token}`, () => ask(client.GET('/api/unsubscribe/{token}', { params: { path: { token } } })))

async function changed(call: Promise<Choices>): Promise<void> {
  choices().data = await call
}

export const setWanted = (kind: string, wanted: boolean): Promise<void> =>
  changed(ask(client.PUT('/api/me/notices/kinds/{kind}', { params: { path: { kind } }, body: { wanted } })))

export const setHours = (span: Span, weekends: boolean): Promise<void> =>
  changed(ask(client.PUT('/api/me/notices/hours', { body: { starts: time(span.starts), ends: time(span.ends), weekends } })))

export const usualHours = (): Promise<void> => changed(ask(client.DELETE('/api/me/notices/hours')))

export async function test(device: string): Promise<void> {
  try {
    await ask(client.POST('/api/me/devices/{device}/test', { params: { path: { device } } }))
  } finally {
    // When it was last told, and what went wrong.
    stale('me/notices')
  }
}

/** That one was read; null: all were. */
export async function setRead(notice: string | null): Promise<void> {
  const { unread } = await ask(client.POST('/api/me/inbox/reading', { body: { notice } }))
  if (session.me) session.me = { ...session.me, unread }
  stale('me/inbox')
}

/** Needs nobody signed in: the token says whose mails they are. */
export const unsubscribe = (token: string): Promise<Unsubscription> =>
  ask(client.POST('/api/unsubscribe/{token}', { params: { path: { token } } }))
