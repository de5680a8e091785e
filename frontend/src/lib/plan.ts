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

const holds = (box: Box, point: Point): boolean =>
  box.x <= point.x && point.x <= box.x + box.width && box.y <= point.y && point.y <= box.y + box.height

/** The smallest of the drawn `boxes` round all of `own` and none of `others`: their room. Undefined where none is drawn so. */
export function roomOf(boxes: Box[], own: Point[], others: Point[]): Box | undefined {
  return boxes
    .filter((box) => own.every((one) => holds(box, one)) && !others.some((one) => holds(box, one)))
    .sort((a, b) => a.width * a.height - b.width * b.height)[0]
}

/** `box`, smaller by `by` on every side. */
export function inset(box: Box, by: number): Box {
  return { x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by }
}

// Two spaces drawn on top of each other must not blow a plan up without end, and two alone need no whole screen.
const MOST = 1.6
const FILL = 2.4

/** How far those two of `points` lie apart that are closest to each other; Infinity where there are no two. */
export function closest(points: Point[]): number {
  let least = Infinity
  points.forEach((a, at) => {
    for (const b of points.slice(at + 1)) {
      const apart = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))
      if (apart > 0) least = Math.min(least, apart)
    }
  })
  return least
}

/**
 * Pixels a unit, so that every two of `points` lie at least `cell` pixels apart, and further where `room` pixels
 * (and `tall` downwards) are there to fill.
 */
export function scale(points: Point[], cell: number, room: number, tall = Infinity): number {
  const least = cell / closest(points)
  const { width, height } = around(points, 0)
  const fitting = Math.min(width > 0 ? room / width : 1, height > 0 ? tall / height : Infinity)
  return Math.max(Math.min(MOST, least), Math.min(FILL, fitting))
}
