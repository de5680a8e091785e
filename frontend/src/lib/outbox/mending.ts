/** A report that was refused, opened again to be changed: with its words, its chip and its photo. */
import { shrink } from '../photo'
import { Problem } from '../problem'
import { ELSE, type Writing } from '../report-writing.svelte'
import type { Kind, Level } from '../report'
import { session } from '../session.svelte'
import type { Refusal } from './rules'
import { find } from './store'

interface Body {
  kind: Kind
  level: Level
  chip?: string
  category?: string
  words?: string
  confirmed?: boolean
}

export const problemOf = (it: Refusal): Problem => new Problem(it.type.replace('/problems/', '') || 'unknown', it.detail, it.status, it.errors)

/** Fills the sheet, unless somebody is at it already; gives why it was refused. Nothing where it is not here any more. */
export async function mend(writing: Writing, id: string): Promise<Problem | undefined> {
  const item = await find(session.me!.id, id)
  if (item?.kind !== 'report') return undefined
  if (writing.empty) {
    const body = item.body as Body
    writing.kind = body.kind
    writing.chip = body.chip ?? (body.kind === 'idea' ? '' : ELSE)
    writing.category = body.category ?? ''
    writing.words = body.words ?? ''
    writing.level = body.level
    writing.nobody = body.confirmed ? writing.words : ''
  }
  if (item.photo && !writing.picture) {
    writing.picture = await shrink(new File([item.photo.bytes], item.photo.name, { type: item.photo.type }))
    writing.clean = true
  }
  if (!item.problem) return undefined
  const problem = problemOf(item.problem)
  if (problem.kind === 'personal-data-ask') writing.asked = writing.words
  return problem
}
