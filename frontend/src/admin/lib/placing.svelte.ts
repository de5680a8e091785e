/** The moves of one floor's spaces: made, taken back, and kept until they are saved. */
import { untrack } from 'svelte'
import { draft, drop } from '../../lib/boardDrafts.svelte'
import { plain, same } from './merge'
import { moved, onPlan, rebased, type Placed, type Size } from './placing'

interface Moves {
  /** The copy that they rest on. */
  version: string
  was: Placed[]
  now: Placed[]
  /** What to take back, the last one last; `of`: presses of one key on one space are one. */
  past: { of: string; before: Placed[] }[]
}

const only = ({ id, x, y }: Placed): Placed => ({ id, x, y })

export class Placing {
  readonly #key: string
  readonly #plan: () => Size
  #it: Moves
  readonly moved = $derived.by(() => moved(this.#it.was, this.#it.now))

  constructor(key: string, version: string, all: Placed[], plan: () => Size) {
    this.#key = key
    this.#plan = plan
    const it = $state(draft(() => key, () => ({ version, was: all.map(only), now: all.map(only), past: [] }) as Moves))
    this.#it = it
  }

  get version(): string {
    return this.#it.version
  }
  get now(): Placed[] {
    return this.#it.now
  }
  get undos(): number {
    return this.#it.past.length
  }
  at(id: string): Placed | undefined {
    return this.#it.now.find((one) => one.id === id)
  }

  /** Nothing moved: the newest is taken as it is. With moves, who was faster comes to light when they are saved. */
  fresh(version: string, all: Placed[]): void {
    if (untrack(() => version === this.#it.version || this.moved.length > 0)) return
    this.#take(version, all)
  }

  #take(version: string, all: Placed[]): void {
    Object.assign(this.#it, { version, was: all.map(only), now: all.map(only), past: [] })
  }

  /** To there, as far as that is on the plan. `of`: a run of the same is one to take back; '' never. */
  move(to: Placed, of = ''): void {
    const before = plain(this.#it.now)
    const there = onPlan(only(to), this.#plan())
    if (same(before.find((one) => one.id === there.id), there)) return
    if (!of || this.#it.past.at(-1)?.of !== of) this.#it.past.push({ of, before })
    this.#set(there)
  }

  /** While it is dragged: nothing to take back yet. */
  drag(to: Placed): void {
    this.#set(onPlan(only(to), this.#plan()))
  }

  /** It was dropped; it had stood there. */
  dropped(from: Placed): void {
    const before = plain(this.#it.now).map((one) => (one.id === from.id ? only(from) : one))
    if (!same(before, plain(this.#it.now))) this.#it.past.push({ of: '', before })
  }

  #set(there: Placed): void {
    const one = this.#it.now.find((it) => it.id === there.id)
    if (one) Object.assign(one, there)
  }

  /** Which of them stood elsewhere before. */
  undo(): string[] {
    const last = this.#it.past.pop()
    if (!last) return []
    const changed = moved(last.before, this.#it.now).map((one) => one.id)
    this.#it.now = last.before
    return changed
  }

  /** They are saved. */
  saved(version: string, all: Placed[]): void {
    this.#take(version, all)
    drop(this.#key)
  }

  /** Somebody was faster: says which of them both moved. */
  rebase(version: string, theirs: Placed[]): string[] {
    const { now, clashes } = rebased(this.#it.was, this.#it.now, theirs.map(only))
    Object.assign(this.#it, { version, was: theirs.map(only), now, past: [] })
    return clashes
  }
}
