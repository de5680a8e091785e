/** Dates to promise: one tap each, working days only as far as this phone knows them. The server knows the rest. */
import { after, weekday } from './time'

export interface DateChip {
  words: string
  day: string
}

/** Saturday and Sunday, and what `closed` names: the bank holidays of the days the site has told about. */
function works(day: string, closed: ReadonlySet<string>): boolean {
  return !['Sat', 'Sun'].includes(weekday(day)) && !closed.has(day)
}

/** The first working day that is not before `day`. */
export function workingDay(day: string, closed: ReadonlySet<string> = new Set()): string {
  while (!works(day, closed)) day = after(day)
  return day
}

const NAMES: Record<string, string> = { Mon: 'Monday', Tue: 'Tuesday', Wed: 'Wednesday', Thu: 'Thursday', Fri: 'Friday' }

/** "Tomorrow" (or the weekday it then is), "Friday", "In 1 week", "In 2 weeks"; no day twice. */
export function soon(today: string, closed: ReadonlySet<string> = new Set()): DateChip[] {
  const next = workingDay(after(today), closed)
  let friday = next
  while (weekday(friday) !== 'Fri') friday = after(friday)
  const chips = [
    { words: next === after(today) ? 'Tomorrow' : NAMES[weekday(next)]!, day: next },
    ...(works(friday, closed) ? [{ words: 'Friday', day: friday }] : []),
    { words: 'In 1 week', day: workingDay(after(today, 7), closed) },
    { words: 'In 2 weeks', day: workingDay(after(today, 14), closed) },
  ]
  return once(chips)
}

/** For what is looked at again: so many weeks on. At most 366 days ahead, as the server wants it. */
export function later(today: string, weeks: [string, number][], closed: ReadonlySet<string> = new Set()): DateChip[] {
  const chips = weeks.map(([words, n]) => ({ words, day: workingDay(after(today, n * 7), closed) }))
  return once(chips)
}

export const WEEKS: [string, number][] = [['In 1 week', 1], ['In 2 weeks', 2], ['In 4 weeks', 4]]
export const MONTHS: [string, number][] = [['In 3 months', 13], ['In 6 months', 26], ['In a year', 52]]

function once(chips: DateChip[]): DateChip[] {
  return chips.filter((chip, at) => chips.findIndex((one) => one.day === chip.day) === at)
}

/** The second working day after `today`: until then somebody who owns it says a word. */
export function nextWord(today: string, closed: ReadonlySet<string> = new Set()): string {
  return workingDay(after(workingDay(after(today), closed)), closed)
}
