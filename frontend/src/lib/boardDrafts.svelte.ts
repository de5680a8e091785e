/**
 * What somebody typed into an issue's forms, kept while they look elsewhere: a card that moved on, a colleague who was
 * faster or a wrong key takes no words away.
 */
import { untrack } from 'svelte'
import { session } from './session.svelte'

const drafts = new Map<string, object>()

// By person: whoever signs in next in this browser must not find them.
const keyed = (key: string): string => `${session.me?.id ?? ''}/${key}`

/** The draft under `key`, as it was left, else `fresh`. Both are asked once: news of the issue changes no typed words. */
export function draft<T extends object>(key: () => string, fresh: () => T): T {
  const under = keyed(untrack(key))
  const known = drafts.get(under) as T | undefined
  if (known) return known
  let made!: T
  $effect.root(() => {
    const it = $state(untrack(fresh))
    made = it
  })
  drafts.set(under, made)
  return made
}

/** It was sent. */
export function drop(key: string): void {
  drafts.delete(keyed(key))
}
