/** The one way to the server. Every call ends as its data or as a thrown Problem. */
import { offline, problemOf } from '../problem'
import { signal } from '../signal.svelte'
import { calls as client } from './calls'

export { client }

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
  if (answer.response.status >= 500) signal.unwell()
  else signal.back()
  if (answer.response.ok) return answer.data as T
  if (answer.response.status === 401) onSignedOut()
  throw problemOf(answer.response.status, answer.error)
}
