/** How much is booked in a part of the house from today on: counted before it is closed. Never whose, nor who. */
import type { Space } from '../../lib/api/types'

/** Bookings of those of `spaces` that fit, by what everybody sees of one day. */
export const bookingsIn = (spaces: Pick<Space, 'spans'>[]): number => spaces.reduce((sum, one) => sum + one.spans.length, 0)

/** What becomes of so many. */
export function words(count: number): string {
  if (!count) return 'Nothing is booked there in the next two weeks.'
  if (count === 1) return 'One booking there in the next two weeks. It ends, and whoever holds it is told.'
  return `${count} bookings there in the next two weeks. They end, and whoever holds them is told.`
}
