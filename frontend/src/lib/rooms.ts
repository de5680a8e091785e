/** The picture of a floor, and the rooms that it draws, as far as they are drawn as plain boxes. */
import { keep, type Kept } from './kept.svelte'
import { offline, problemOf } from './problem'
import type { Box } from './plan'

/** The plan at that address, as its text (SVG); of a picture there is none. */
export const picture = (plan: string): Kept<string> =>
  keep(`plan/${plan}`, async () => {
    const answer = await fetch(plan).catch(() => {
      throw offline()
    })
    if (!answer.ok) throw problemOf(answer.status, null)
    return answer.headers.get('Content-Type')?.startsWith('image/svg') ? answer.text() : ''
  })

/** Every box of a plan, in the plan's own units. */
export function drawn(plan: string): Box[] {
  const svg = new DOMParser().parseFromString(plan, 'image/svg+xml')
  const number = (rect: Element, name: string): number => parseFloat(rect.getAttribute(name) ?? '0')
  return [...svg.querySelectorAll('rect:not([transform])')].map((rect) => ({
    x: number(rect, 'x'),
    y: number(rect, 'y'),
    width: number(rect, 'width'),
    height: number(rect, 'height'),
  }))
}

/** Where an `<img>` finds it: at its address, or, where that cannot be reached, in what was read of it. */
export function shownAt(address: string, read: Kept<string>): string {
  return read.old && read.data ? `data:image/svg+xml,${encodeURIComponent(read.data)}` : address
}
