/** The one way to the server. Every call ends as its data or as a thrown Problem. */
import { offline, problemOf } from '../problem'
import { signal } from '../signal.svelte'
import { calls as client } from './calls'

export { client }

type Answer<T> = Promise<{ data?: T; error?: unknown; response: Response }>

let onSignedOut = (): void => {}
let onDoubt = (): void => {}

/** `nobody` is called when nobody is signed in here, `doubt` when that has to be asked, or it is somebody else by now. */
export function whenNotThem(nobody: () => void, doubt: () => void): void {
  onSignedOut = nobody
  onDoubt = doubt
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
  const problem = problemOf(answer.response.status, answer.error)
  // Any other call may have left with the session before, while another tab had somebody sign in.
  if (problem.status === 401 && answer.response.url.endsWith('/api/me')) onSignedOut()
  else if (problem.status === 401 || problem.kind === 'somebody-else') onDoubt()
  throw problem
}
