/** What the page as a whole says of itself: its title, an error in it, and a word about what was just done. */

import { tick, untrack } from 'svelte'

/** So long a word stays, in milliseconds. */
export const STAYS = 5000

class Page {
  title = $state('')
  /** How many error summaries stand on the page: the title says so first. */
  errors = $state(0)

  /** Counts one; what comes back takes it away again. */
  wrong(): () => void {
    untrack(() => this.errors++)
    return () => {
      untrack(() => this.errors--)
    }
  }

  /** Read out by a screen reader, once each time it changes. */
  said = $state('')
  #turn = false

  /** The same word for those who look; it leaves by itself. */
  shown = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Says that something was done, to everybody. */
  say(words: string): void {
    this.read(words)
    this.shown = words
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.hush(), STAYS)
  }

  /** Takes away what is shown: something newer was done. */
  hush(): void {
    clearTimeout(this.#timer)
    this.shown = ''
  }

  /** Says something that is shown elsewhere to those who listen only. */
  read(words: string): void {
    // The same words twice are read twice only if the text differs.
    this.#turn = !this.#turn
    this.said = words + (this.#turn ? '' : '\u00a0')
  }

  /** Moves the focus there once it stands: what was pressed is gone by then. */
  async focus(id: string): Promise<void> {
    await tick()
    document.getElementById(id)?.focus()
  }
}

export const page = new Page()
