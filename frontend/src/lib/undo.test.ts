import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from './page.svelte'
import { Problem } from './problem'
import { undo } from './undo.svelte'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => {
  undo.close()
  vi.useRealTimers()
})

test('it can be undone for ten seconds, and no longer', () => {
  undo.offer('Booked desk 2B07.', async () => 'Undone.')
  expect(undo.left).toBe(10)
  vi.advanceTimersByTime(9_900)
  expect(undo.can).toBe(true)
  vi.advanceTimersByTime(400)
  expect(undo.open).toBe(false)
})
test('undoing says what came of it and can’t be pressed twice', async () => {
  const run = vi.fn(async () => 'Undone.')
  undo.offer('Booked desk 2B07.', run)
  await Promise.all([undo.undo(), undo.undo()])
  expect(run).toHaveBeenCalledOnce()
  expect([undo.words, undo.can]).toEqual(['Undone.', false])
})
test('what could not be undone stays until it was read', async () => {
  undo.offer('Cancelled desk 2B07.', async () => {
    throw new Problem('taken', 'Somebody was faster.', 409)
  })
  await undo.undo()
  vi.advanceTimersByTime(60_000)
  expect(undo.problem?.detail).toBe('Somebody was faster.')
})
test('the next thing done takes the place of the last', () => {
  undo.offer('Booked desk 2B07.', async () => '')
  vi.advanceTimersByTime(6_000)
  undo.offer('Booked bay R16.', async () => '')
  vi.advanceTimersByTime(6_000)
  expect([undo.words, undo.can]).toEqual(['Booked bay R16.', true])
})
test('a phone that slept does not offer what is long past', () => {
  undo.offer('Booked desk 2B07.', async () => '')
  vi.setSystemTime(Date.now() + 60_000)
  vi.advanceTimersByTime(60_000)
  expect(undo.open).toBe(false)
})
test('what was saved is shown for a while, and gives way to what can be undone', () => {
  page.say('Saved your car.')
  expect(page.shown).toBe('Saved your car.')
  vi.advanceTimersByTime(5_000)
  expect(page.shown).toBe('')
  page.say('Saved your car.')
  undo.offer('Booked desk 2B07.', async () => '')
  expect(page.shown).toBe('')
})
