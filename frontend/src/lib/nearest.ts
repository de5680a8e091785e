/** Moving over a plan with the arrow keys. */

export interface Point {
  x: number
  y: number
}

const WAYS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

// A place straight ahead beats a nearer one off to the side: sideways counts this much more.
const SIDEWAYS = 3

/** The place that somebody at `from` means by an arrow key; undefined where nothing lies that way, or `key` is no arrow. */
export function nearest<P extends Point>(from: Point, key: string, all: P[]): P | undefined {
  const way = WAYS[key]
  if (!way) return undefined
  let best: P | undefined
  let least = Infinity
  for (const one of all) {
    const ahead = (one.x - from.x) * way.x + (one.y - from.y) * way.y
    if (ahead <= 0) continue
    const aside = Math.abs((one.x - from.x) * way.y) + Math.abs((one.y - from.y) * way.x)
    const cost = ahead + aside * SIDEWAYS
    if (cost < least) [best, least] = [one, cost]
  }
  return best
}

/** The place that Home or End means: the first or last in reading order. */
export function edge<P extends Point>(key: string, all: P[]): P | undefined {
  if (key !== 'Home' && key !== 'End') return undefined
  const inOrder = [...all].sort((a, b) => a.y - b.y || a.x - b.x)
  return key === 'Home' ? inOrder[0] : inOrder.at(-1)
}
