/**
 * A report while it is being written: kept in this tab until it was sent, so that nothing typed is lost on the way.
 * One that nobody is to be linked to is kept nowhere.
 */
import type { Box, Picture } from './photo'
import type { Kind, Level } from './report'

/** The chip that stands for none of the others. */
export const ELSE = 'something else'

interface Stored {
  kind: Kind
  chip: string
  category: string
  words: string
  level: Level
  nobody: string
}

/** What was sent without an answer yet, and the key it was sent under. */
interface Attempt {
  said: string
  key: string
}

const EMPTY: Stored = { kind: 'irritation', chip: '', category: '', words: '', level: 'named', nobody: '' }

export class Writing {
  kind = $state<Kind>('irritation')
  /** The code of a chip, ELSE, or nothing yet. */
  chip = $state('')
  category = $state('')
  words = $state('')
  level = $state<Level>('named')
  /** The words of which the writer said that nobody can be recognised by them. */
  nobody = $state('')
  /** The server asked about these words, though nothing here did. */
  asked = $state('')
  // The photo is not kept: it is too heavy, and a phone that is handed on must not show it.
  picture = $state.raw<Picture>()
  boxes = $state.raw<Box[]>([])
  /** The writer looked at the photo: no screens, papers or faces. */
  clean = $state(false)
  readonly #key: string
  #attempt: Attempt | null = null

  /** `where`: the address; `who`: the writer's id, so that nobody finds another's words. */
  constructor(where: string, who: string) {
    this.#key = `report ${where} ${who}`
    const { attempt, ...kept } = stored(this.#key)
    this.#attempt = attempt ?? null
    this.#fill({ ...EMPTY, ...kept })
  }

  get empty(): boolean {
    return !this.chip && !this.category && !this.words && !this.picture
  }

  /** For an `$effect`. */
  save(): void {
    const { kind, chip, category, words, level, nobody } = this
    const all = { kind, chip, category, words, level, nobody, attempt: this.#attempt }
    // An attempt holds the words too. That it was to be not linked stays: it must not turn into a report with a name.
    const kept = level === 'unlinked' ? { level } : all
    try {
      if (JSON.stringify({ ...all, ...kept }) === JSON.stringify({ ...EMPTY, attempt: null })) this.forget()
      else sessionStorage.setItem(this.#key, JSON.stringify(kept))
    } catch {
      // A browser that keeps nothing: then it lasts as long as the page.
    }
  }

  /**
   * The Idempotency-Key for `what`: the same one while the same thing is sent and no answer has come, also after a
   * reload; a report whose answer was lost on the way is not made twice.
   */
  attempt(what: unknown): string {
    const said = JSON.stringify(what)
    if (this.#attempt?.said !== said) this.#attempt = { said, key: crypto.randomUUID() }
    this.save()
    return this.#attempt.key
  }

  /** The server has answered, with a yes or a no: what is sent next is something new. */
  answered(): void {
    this.#attempt = null
    this.save()
  }

  /** Out of what the browser keeps, at once: the sheet may be gone before its `$effect` runs again. */
  forget(): void {
    try {
      sessionStorage.removeItem(this.#key)
    } catch {
      // A browser that keeps nothing.
    }
  }

  /** After it was sent. Who may see it stays as it was last chosen. */
  clear(): void {
    this.forget()
    this.#fill({ ...EMPTY, level: this.level })
    this.picture?.bitmap?.close()
    this.picture = undefined
    this.boxes = []
    this.clean = false
    this.asked = ''
  }

  #fill(from: Stored): void {
    this.kind = from.kind
    this.chip = from.chip
    this.category = from.category
    this.words = from.words
    this.level = from.level
    this.nobody = from.nobody
  }
}

function stored(key: string): Partial<Stored & { attempt: Attempt | null }> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as ReturnType<typeof stored>
  } catch {
    return {}
  }
}
