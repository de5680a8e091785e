/** Two people changed the same row: what becomes of the fields of each. */

export interface Clash {
  name: string
  theirs: unknown
  yours: unknown
}

export interface Merged<T> {
  values: T
  /** What only the other one changed: it is theirs now. */
  taken: { name: string; theirs: unknown }[]
  /** What both changed, each to something else: yours stays, until you change it. */
  clashes: Clash[]
}

/** A copy that nothing follows. */
export const plain = <T>(it: T): T => JSON.parse(JSON.stringify(it)) as T

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** `yours` rests on the copy `was`; `theirs` was saved meanwhile. Nothing that was typed is lost. */
export function merge<T extends object>(was: T, yours: T, theirs: T): Merged<T> {
  const values = { ...yours }
  const made: Merged<T> = { values, taken: [], clashes: [] }
  for (const name of Object.keys(theirs) as (keyof T & string)[]) {
    if (same(theirs[name], was[name]) || same(theirs[name], yours[name])) continue
    if (same(yours[name], was[name])) {
      values[name] = theirs[name]
      made.taken.push({ name, theirs: theirs[name] })
    } else made.clashes.push({ name, theirs: theirs[name], yours: yours[name] })
  }
  return made
}
