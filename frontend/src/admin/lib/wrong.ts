/** What the server, or the form itself, says against single fields of the form round them. */
import { getContext, setContext } from 'svelte'

const KEY = Symbol('wrong')

export type Wrong = (name: string) => string | undefined

export const provide = (wrong: Wrong): void => void setContext(KEY, wrong)
export const wrongs = (): Wrong => getContext<Wrong | undefined>(KEY) ?? (() => undefined)

/** The id of a field's input on this page. */
export const idOf = (name: string): string => `field-${name}`
