/** The one way to the server. Every call ends as its data or as a thrown Problem. */
import createClient from 'openapi-fetch'
import { offline, problemOf } from '../problem'
import { signal } from '../signal.svelte'
import type { paths } from './schema'

export const client = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin' })

type Answer<T> = Promise<{ data?: T; error?: unknown; response: Response }>

let onSignedOut = (): void => {}

/** `fn` is called when the server no longer knows who is asking. */
export function whenSignedOut(fn: () => void): void {
  onSignedOut = fn
}

/** The data of an answer; throws a Problem where there was none, or it was a no. */
export async function ask<T>(call: Answer<T>): Promise<T> {
  let answer: Awaited<Answer<T>>
  try {
    answer = await call
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    signal.lost()
    throw offline()
  }
  signal.back()
  if (answer.response.ok) return answer.data as T
  if (answer.response.status === 401) onSignedOut()
  throw problemOf(answer.response.status, answer.error)
}

const pressed = new Map<string, string>()

/**
 * `send` is called with an Idempotency-Key that stays the same while the same thing is asked for and no answer has
 * come: a press repeated after the signal was lost books once, even if the first one had arrived.
 */
export async function once<T>(what: unknown, send: (headers: { 'Idempotency-Key': string }) => Promise<T>): Promise<T> {
  const said = JSON.stringify(what)
  const key = pressed.get(said) ?? crypto.randomUUID()
  pressed.set(said, key)
  try {
    const done = await send({ 'Idempotency-Key': key })
    pressed.delete(said)
    return done
  } catch (error) {
    if (answered(error)) pressed.delete(said)
    throw error
  }
}

function answered(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && Number(error.status) in { 400: 1, 401: 1, 403: 1, 404: 1, 409: 1, 422: 1 }
}
