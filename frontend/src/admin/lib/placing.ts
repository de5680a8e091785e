/** Spaces that are moved about on a plan: pure, in the plan's own units. */

export interface Placed {
  id: string
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

/** So many units an arrow key moves; with Shift one. */
export const STEP = 10

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

const between = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)))

export type Axis = 'x' | 'y'

/** Whether a typed number is none, or no place between 0 and `most`. */
export const outside = (value: number, most: number): boolean => !(value >= 0 && value <= most)

/** That point, on the plan. */
export function onPlan<P extends { x: number; y: number }>(point: P, plan: Size): P {
  return { ...point, x: between(point.x, plan.width), y: between(point.y, plan.height) }
}

/** `value` on the nearest line of the grid. */
export const snap = (value: number, step = STEP): number => Math.round(value / step) * step

/** Where a key moves it to: on to the next line of the grid, or by one unit. null: that key moves nothing. */
export function pushed<P extends { x: number; y: number }>(point: P, key: string, fine: boolean, plan: Size): P | null {
  const way = ARROWS[key]
  if (!way) return null
  const along = (at: number, by: number): number => {
    if (!by) return at
    if (fine) return at + by
    return by > 0 ? (Math.floor(at / STEP) + 1) * STEP : (Math.ceil(at / STEP) - 1) * STEP
  }
  return onPlan({ ...point, x: along(point.x, way[0]), y: along(point.y, way[1]) }, plan)
}

/** Those of `now` that stand elsewhere than in `before`. */
export function moved<P extends Placed>(before: Placed[], now: P[]): P[] {
  const known = new Map(before.map((one) => [one.id, one]))
  return now.filter((one) => {
    const was = known.get(one.id)
    return was !== undefined && (was.x !== one.x || was.y !== one.y)
  })
}

/** Two copies of where things stand, of which `theirs` was saved meanwhile: whoever moved something decides where it is. */
export function rebased(was: Placed[], yours: Placed[], theirs: Placed[]): { now: Placed[]; clashes: string[] } {
  const [mine, other] = [moved(was, yours), new Set(moved(was, theirs).map((one) => one.id))]
  const by = new Map(mine.map((one) => [one.id, one]))
  const now = theirs.map((one) => by.get(one.id) ?? one)
  return { now, clashes: mine.filter((one) => other.has(one.id)).map((one) => one.id) }
}

/** Pairs that stand on each other: nobody could tell them apart on the plan. */
export function stacked(all: Placed[]): string[] {
  const seen = new Map<string, string>()
  const found: string[] = []
  for (const one of all) {
    const at = `${one.x}/${one.y}`
    if (seen.has(at)) found.push(one.id)
    else seen.set(at, one.id)
  }
  return found
}
