/** What went wrong, in the words to show. The server's own words come from its problem+json answers (RFC 9457). */
import type { SpaceRef } from './api/types'

export interface FieldProblem {
  pointer: string
  detail: string
}

export class Problem extends Error {
  override name = 'Problem'

  /** Asks for it once there is a signal: only where its writer says so. */
  later?: () => Promise<void>

  constructor(
    readonly kind: string,
    readonly detail: string,
    readonly status = 0,
    readonly errors: FieldProblem[] = [],
    readonly alternatives: { words: string; space: SpaceRef }[] = [],
  ) {
    super(detail)
  }

  /** No answer came: no signal, or the server can't be reached. */
  get offline(): boolean {
    return this.kind === 'offline'
  }

  /** The same, or something on the way answered in the server's place (RFC 9110, section 15.6). */
  get unreached(): boolean {
    return this.offline || (this.status >= 502 && this.status <= 504)
  }
}

export function offline(): Problem {
  return new Problem('offline', 'There is no signal here. Roost could not be reached.')
}

/** The Problem in an answer that is not a yes. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string') {
    const said = body as { type?: string; detail: string; errors?: FieldProblem[]; alternatives?: Problem['alternatives'] }
    const kind = (said.type ?? '').replace('/problems/', '') || 'unknown'
    return new Problem(kind, said.detail, status, said.errors ?? [], said.alternatives ?? [])
  }
  return new Problem('unknown', 'Something went wrong on our side. Nothing was changed. Try again in a moment.', status)
}

/** Any thrown thing as a Problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  console.error(error)
  return new Problem('unknown', 'Something went wrong on this screen. Reload it to go on.')
}
