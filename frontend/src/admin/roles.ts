/** The table of groups and roles while it is changed. Pure. */
import type { components } from '../lib/api/schema'
import type { FieldProblem } from '../lib/problem'

type GroupRole = components['schemas']['GroupRole']
type Role = GroupRole['role']

export const ROLES: Role[] = ['staff', 'manager', 'leader', 'director', 'facilities', 'it', 'parking', 'administrator']

export interface Row {
  id: number
  value: string
  role: Role
}

let made = 0

export const row = (value = '', role: Role = 'staff'): Row => ({ id: made++, value, role })

export const rows = (of: GroupRole[]): Row[] => of.map((one) => row(one.value, one.role))

export const wire = (of: Row[]): GroupRole[] => of.map(({ value, role }) => ({ value: value.trim(), role }))

/** The same with one row a step up (-1) or down (1); what is at the end stays there. */
export function moved<T>(of: T[], at: number, by: -1 | 1): T[] {
  const to = at + by
  if (to < 0 || to >= of.length) return of
  const all = [...of]
  ;[all[at], all[to]] = [all[to]!, all[at]!]
  return all
}

/** What stands in no row, or in two: the second would never count. */
export function lacking(of: Row[]): FieldProblem[] {
  const values = of.map((one) => one.value.trim())
  return values.flatMap((value, at) => {
    const pointer = `/rows/${at}/value`
    if (!value) return [{ pointer, detail: `Row ${at + 1}: enter a group or app role, or take the row away` }]
    const first = values.indexOf(value)
    return first < at ? [{ pointer, detail: `Row ${at + 1}: ${value} stands in row ${first + 1} already` }] : []
  })
}
