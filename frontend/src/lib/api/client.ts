/** The one way to the server. Every call ends as its data or as a thrown Problem. */
import { offline, problemOf } from '../problem'
import { signal } from '../signal.svelte'
import { calls as client } from './calls'

export { client }

type Answer<T> = Promise<{ data?: T; error?: unknown; response: Response }>

let onSignedOut = (): void => {}
let onSomebodyElse = (): void => {}

/** `nobody` is called when the server no longer knows who is asking, `other` when it is somebody else by now. */
export function whenNotThem(nobody: () => void, other: () => void): void {
  onSignedOut = nobody
  onSomebodyElse = other
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
  const problem = problemOf(answer.response.status, answer.error)
  if (problem.kind === 'somebody-else') onSomebodyElse()
  throw problem
}
