/** What a new space or row of a zone is offered: the label after its last one, and free ground among its own. Pure. */
import { next } from './labels'

export interface Stands {
  label: string
  kind: string
  zone: string
  x: number
  y: number
  retired: boolean
}

type Point = { x: number; y: number }

/** So far apart at least, in the plan's units; and so far around its zone ground is looked for. */
const APART = 50
const AROUND = 240
const GRID = 10

const far = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const inUse = (all: Stands[]): Stands[] => all.filter((one) => !one.retired)

/** The label after the last of that kind in the zone which the floor has not; empty where that cannot be said. */
export function labelIn(zone: string, kind: string, all: Stands[]): string {
  const known = new Set(all.map((one) => one.label))
  let label = next(all.filter((one) => one.zone === zone && one.kind === kind).map((one) => one.label))
  while (label && known.has(label)) label = next([label])
  return label
}

/** `count` points from there on, each so far from the one before. */
export const points = (from: Point, count: number, dx: number, dy: number): Point[] =>
  Array.from({ length: count }, (_, at) => ({ x: from.x + at * dx, y: from.y + at * dy }))

/** The zone in whose midst a point lies: that of what stands nearest. */
export function zoneAt(point: Point, all: Stands[]): string | undefined {
  let found: Stands | undefined
  for (const one of inUse(all)) if (!found || far(one, point) < far(found, point)) found = one
  return found?.zone
}

/** Where the first of `count` in a row finds free ground in the zone; null: nothing stands there yet, or it is full. */
export function groundIn(zone: string, all: Stands[], plan: { plan_width: number; plan_height: number }, count = 1, dx = 80): Point | null {
  const standing = inUse(all)
  const here = standing.filter((one) => one.zone === zone)
  if (!here.length) return null
  const [xs, ys] = [here.map((one) => one.x), here.map((one) => one.y)]
  const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  // Best: under the zone's last line, where it begins.
  const wish = { x: left, y: bottom + 80 }
  const free = (point: Point): boolean =>
    point.x >= 0 && point.y >= 0 && point.x <= plan.plan_width && point.y <= plan.plan_height &&
    standing.every((one) => far(one, point) >= APART) && zoneAt(point, standing) === zone
  let found: Point | null = null
  const onGrid = (value: number): number => Math.round(value / GRID) * GRID
  for (let y = onGrid(top - AROUND); y <= bottom + AROUND; y += GRID)
    for (let x = onGrid(left - AROUND); x <= right + AROUND; x += GRID) {
      const at = { x, y }
      if ((!found || far(at, wish) < far(found, wish)) && points(at, count, dx, 0).every(free)) found = at
    }
  return found
}
