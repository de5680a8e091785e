/** What an import would do, in words. Pure. */
import type { components } from '../lib/api/schema'

type Schemas = components['schemas']
/** The server always sends all of it. */
export type Trial = Required<Schemas['Trial']>
export type CellChange = Schemas['CellChange']
export type RowChange = Schemas['RowChange']
export type SheetTrial = Schemas['SheetTrial']
export type WrongCell = Schemas['WrongCell']

const NAMES: Record<string, string> = { people: 'People', teams: 'Teams', sites: 'Sites', floors: 'Floors', zones: 'Zones', spaces: 'Spaces', queues: 'Queues', categories: 'Categories', chips: 'Chips', routes: 'Who gets what' }

export const sheetName = (name: string): string => NAMES[name] ?? name.charAt(0).toUpperCase() + name.slice(1)

const said = (n: number): string => n.toLocaleString('en-GB')

/** "3 new, 12 changed, 1 gone, 4,310 as they are". */
export function counts(of: Pick<SheetTrial, 'added' | 'changed' | 'brought_back' | 'gone' | 'same'>): string {
  const parts: [number, string][] = [
    [of.added, 'new'],
    [of.changed, 'changed'],
    [of.brought_back, 'brought back'],
    [of.gone, 'not in the files'],
    [of.same, 'as they are'],
  ]
  const some = parts.filter(([n]) => n > 0)
  return some.length ? some.map(([n, words]) => `${said(n)} ${words}`).join(', ') : 'empty'
}

/** How many rows of a sheet the list does not show. */
export const unshown = (of: SheetTrial): number => of.added + of.changed + of.brought_back + of.gone - of.rows.length

/** "team: daa → fost". */
export function cell(of: CellChange): string {
  const column = of.column.replaceAll('_', ' ')
  if (of.before === null) return of.after === 'changed' ? `${column} changed` : `${column}: ${of.after}`
  return `${column}: ${of.before || 'nothing'} → ${of.after || 'nothing'}`
}

/** "people.csv, row 3, column email". */
export function place(of: WrongCell): string {
  return [of.file, of.row === null ? null : `row ${said(of.row)}`, of.column === null ? null : `column ${of.column}`].filter(Boolean).join(', ')
}

/** How many things are stored anew or changed, and how many are gone from the files. */
export function sums(of: Pick<Trial, 'sheets' | 'plans'>): { changes: number; gone: number } {
  const all = of.sheets.reduce((sum, one) => ({ changes: sum.changes + one.added + one.changed + one.brought_back, gone: sum.gone + one.gone }), { changes: 0, gone: 0 })
  return { ...all, changes: all.changes + of.plans }
}

/** "1 person" is said by the caller's words: "12 changes". */
export const many = (n: number, one: string, more: string): string => `${said(n)} ${n === 1 ? one : more}`
