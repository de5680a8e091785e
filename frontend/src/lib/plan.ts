/** Where things stand on a plan: boxes and scales, in the plan's own units unless a name says otherwise. */
import type { Point } from './nearest'

export interface Box extends Point {
  width: number
  height: number
}

/** The box round `points`, with `pad` on every side. */
export function around(points: Point[], pad: number): Box {
  const [xs, ys] = [points.map((one) => one.x), points.map((one) => one.y)]
  const [x, y] = [Math.min(...xs) - pad, Math.min(...ys) - pad]
  return { x, y, width: Math.max(...xs) + pad - x, height: Math.max(...ys) + pad - y }
}

/** `box` as far as it lies on a plan of that size. */
export function within(box: Box, width: number, height: number): Box {
  const [x, y] = [Math.max(0, box.x), Math.max(0, box.y)]
  return { x, y, width: Math.min(width, box.x + box.width) - x, height: Math.min(height, box.y + box.height) - y }
}

// Two spaces drawn on top of each other must not blow a plan up without end.
const MOST = 1.6

/** Pixels a unit, so that every two of `points` lie at least `cell` pixels apart, and further where `room` pixels are there to fill. */
export function scale(points: Point[], cell: number, room: number): number {
  let least = 0
  points.forEach((a, at) => {
    for (const b of points.slice(at + 1)) {
      const apart = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))
      if (apart > 0) least = Math.max(least, cell / apart)
    }
  })
  const { width } = around(points, 0)
  const fitting = width > 0 ? room / width : 1
  return Math.min(MOST, Math.max(least, fitting))
}
