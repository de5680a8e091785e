/** One press, one booking, however often it has to be sent. */
import { Problem } from './problem'

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

/** The key under which this was sent in vain: who sends it from now on does so under the same. */
export function handedOver(what: unknown): string {
  const said = JSON.stringify(what)
  const key = pressed.get(said) ?? crypto.randomUUID()
  pressed.delete(said)
  return key
}

/** Whether the server has said no for good: then the next press is a new one. */
function answered(error: unknown): boolean {
  return error instanceof Problem && error.status >= 400 && error.status < 500
}
