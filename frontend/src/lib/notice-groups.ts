/** The switches in the groups people look for them in. Pure. */
import type { Switch } from './api/types'

const GROUPS: [string, string[]][] = [
  ['Your day and your bookings', ['talk', 'booked', 'moved', 'lost', 'cancelled']],
  ['What you look after', ['owner', 'escalated', 'due', 'reopened']],
  ['What you reported', ['sorted', 'fix', 'news']],
]

/** A kind that no group names stands last but one. */
export function grouped(switches: Switch[]): { name: string; kinds: Switch[] }[] {
  const known = GROUPS.flatMap(([, codes]) => codes)
  const groups = GROUPS.map(([name, codes]) => ({ name, kinds: switches.filter((one) => !one.by_mail && codes.includes(one.kind)) }))
  groups.push({ name: 'Also', kinds: switches.filter((one) => !one.by_mail && !known.includes(one.kind)) })
  groups.push({ name: 'By mail', kinds: switches.filter((one) => one.by_mail) })
  return groups.filter((one) => one.kinds.length > 0)
}
