import { expect, test } from 'vitest'
import { handedOver, once } from './once'
import { offline, Problem } from './problem'

const keys: string[] = []
const press = (what: unknown, outcome?: Error) =>
  once(what, async (header) => {
    keys.push(header['Idempotency-Key'])
    if (outcome) throw outcome
    return 'made'
  }).catch((error: unknown) => error)

test('a press that got no answer keeps its key until it gets one', async () => {
  keys.length = 0
  await press({ space: 'a' }, offline())
  await press({ space: 'a' }, new Problem('unknown', 'Away for a moment.', 503))
  expect(await press({ space: 'a' })).toBe('made')
  expect(new Set(keys).size).toBe(1)
  await press({ space: 'a' })
  expect(new Set(keys).size).toBe(2)
})
test('after a refusal the next press is a new one', async () => {
  keys.length = 0
  await press({ space: 'b' }, new Problem('taken', 'Taken.', 409))
  await press({ space: 'b' })
  expect(new Set(keys).size).toBe(2)
})
test('something else pressed meanwhile has a key of its own', async () => {
  keys.length = 0
  await press({ space: 'c' }, offline())
  await press({ space: 'd' }, offline())
  expect(new Set(keys).size).toBe(2)
})
test('what is handed over to wait goes out under the key it was tried with, and the next press is a new one', async () => {
  keys.length = 0
  await press({ space: 'e' }, offline())
  expect(handedOver({ space: 'e' })).toBe(keys[0])
  await press({ space: 'e' }, offline())
  expect(new Set(keys).size).toBe(2)
})
