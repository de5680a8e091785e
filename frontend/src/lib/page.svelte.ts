/** What the page as a whole says of itself: its title, an error in it, and a word for those who listen. */

import { untrack } from 'svelte'

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

  say(words: string): void {
    // The same words twice are read twice only if the text differs.
    this.#turn = !this.#turn
    this.said = words + (this.#turn ? '' : '\u00a0')
  }
}

export const page = new Page()
