/** Which reads are kept on the phone, and for how long. Pure. */
import type { Site } from '../api/types'
import { after, minutes, time } from '../time'

export const MOST = 200
export const LONGEST = 14 * 24 * 60 * 60_000

/** Told, by number, what became of what had waited. */
export const TOLD = 'told/'

// One's own things, and what everybody in the council sees on a wall or a plan. Never a list of people, nor an inbox.
const EXACTLY = ['me', 'sites', 'report', 'guard/words', 'queues', 'issues/said', 'issues/mine/']
const BEGINNING = ['day/', 'bookings/', 'floor/', 'plan/', 'board/', TOLD]

export function keepable(key: string): boolean {
  return EXACTLY.includes(key) || BEGINNING.some((begins) => key.startsWith(begins))
}

/** The day that a read is about, where that is one day: once it is over, nobody here needs to know who sat where. */
function dayIn(key: string): string | undefined {
  return /^(?:day|floor\/[^/]+)\/(\d{4}-\d\d-\d\d)$/.exec(key)?.[1]
}

/** Which of them have to go: too old, over, or the oldest of too many. `today` by the phone's own calendar. */
export function toDrop<R extends { key: string; at: number }>(reads: R[], now: number, today: string): R[] {
  // A day of grace: the phone may lie in another time zone than the site.
  const over = (key: string): boolean => (dayIn(key) ?? today) < after(today, -1)
  const gone = reads.filter((one) => now - one.at > LONGEST || over(one.key))
  const left = reads.filter((one) => !gone.includes(one)).sort((a, b) => b.at - a.at)
  return [...gone, ...left.slice(MOST)]
}

const DAY = 24 * 60

/** The sites as they are `passed` milliseconds later: another hour, perhaps another day, and fewer days to come. */
export function later(sites: Site[], passed: number): Site[] {
  const minutesPassed = Math.max(0, Math.floor(passed / 60_000))
  return sites.map((site) => {
    const whole = minutes(site.now) + minutesPassed
    const today = after(site.today, Math.floor(whole / DAY))
    return { ...site, today, now: time(whole % DAY), days: site.days.filter((one) => one.day >= today) }
  })
}
