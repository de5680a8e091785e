/** Ten seconds of *Undo* after something was done. One at a time: the next thing done takes its place. */
import { asProblem, type Problem } from './problem'
import { page } from './page.svelte'

export const SECONDS = 10

class Undo {
  words = $state('')
  left = $state(0)
  busy = $state(false)
  problem = $state.raw<Problem>()
  #run: (() => Promise<string>) | null = null
  #timer: ReturnType<typeof setInterval> | undefined
  #until = 0

  /** Offers to take back what `words` says was done. `run` does it and returns what to say then. */
  offer(words: string, run: () => Promise<string>): void {
    this.close()
    page.hush()
    this.words = words
    this.#run = run
    this.#until = performance.now() + SECONDS * 1000
    this.left = SECONDS
    this.#timer = setInterval(() => this.#tick(), 250)
    page.read(`${words} You can undo this for ${SECONDS} seconds.`)
  }

  async undo(): Promise<void> {
    const run = this.#run
    if (!run || this.busy) return
    this.busy = true
    clearInterval(this.#timer)
    try {
      const words = await run()
      this.close()
      this.words = words
      this.#timer = setTimeout(() => this.close(), SECONDS * 500)
      page.read(words)
    } catch (error) {
      const problem = asProblem(error)
      this.close()
      this.problem = problem
      page.read(problem.detail)
    }
  }

  close(): void {
    clearInterval(this.#timer)
    this.#run = null
    this.busy = false
    this.left = 0
    this.words = ''
    this.problem = undefined
  }

  get open(): boolean {
    return this.words !== '' || this.problem !== undefined
  }

  get can(): boolean {
    return this.left > 0 || this.busy
  }

  #tick(): void {
    // Measured, not counted: a phone that slept must not offer what is long past.
    this.left = Math.max(0, Math.ceil((this.#until - performance.now()) / 1000))
    if (this.left === 0) this.close()
  }
}

export const undo = new Undo()
