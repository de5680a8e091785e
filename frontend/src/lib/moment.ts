/** Instants of the past as people say them, by the clock of whoever looks. Pure. */
import { after, longDay } from './time'

const two = (n: number): string => String(n).padStart(2, '0')
const dayOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

/** "today at 10:42", "yesterday at 09:10", "on Tuesday 24 November at 09:10". `instant`: RFC 3339. */
export function moment(instant: string, now = new Date()): string {
  const at = new Date(instant)
  const [day, today] = [dayOf(at), dayOf(now)]
  const said = day === today ? 'today' : day === after(today, -1) ? 'yesterday' : `on ${longDay(day)}`
  return `${said} at ${two(at.getHours())}:${two(at.getMinutes())}`
}
