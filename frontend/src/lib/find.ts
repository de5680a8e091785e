/** Where a space stands when all that is known is its id. */
import type { Site } from './api/types'
import { floorDay } from './reads'

/** The code of the floor that holds the space; null where none does. Asks floor by floor. */
export async function find(space: string, sites: Site[]): Promise<string | null> {
  for (const site of sites) {
    for (const floor of site.floors) {
      const day = floorDay(floor.code, site.today)
      if (!day.data) await day.refresh()
      if (day.data?.spaces.some((one) => one.id === space)) return floor.code
    }
  }
  return null
}
