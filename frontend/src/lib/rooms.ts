/** The rooms that a plan draws, as far as they are drawn as plain boxes. */
import { keep, type Kept } from './kept.svelte'
import { offline, problemOf } from './problem'
import type { Box } from './plan'

/** Every box of the plan at that address, in the plan's own units. */
export const drawn = (plan: string): Kept<Box[]> =>
  keep(`rooms/${plan}`, async () => {
    const answer = await fetch(plan).catch(() => {
      throw offline()
    })
    if (!answer.ok) throw problemOf(answer.status, null)
    const svg = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml')
    const number = (rect: Element, name: string): number => parseFloat(rect.getAttribute(name) ?? '0')
    return [...svg.querySelectorAll('rect:not([transform])')].map((rect) => ({
      x: number(rect, 'x'),
      y: number(rect, 'y'),
      width: number(rect, 'width'),
      height: number(rect, 'height'),
    }))
  })
