/** Who is signed in, in this browser. */
import { ask, client, whenSignedOut } from './api/client'
import type { Me } from './api/types'
import { forget } from './kept.svelte'
import { live } from './live'
import { page } from './page.svelte'
import { asProblem, type Problem } from './problem'
import { sites } from './reads'
import { router } from './router.svelte'
import { undo } from './undo.svelte'

// Says only that somebody was signed in here, so that the first calls can leave at once; it opens nothing.
const HINT = 'roost-signed-in'

class Session {
  /** undefined until we know, null when nobody is signed in. */
  me = $state.raw<Me | null>()
  problem = $state.raw<Problem>()
  /** Whether nobody need be signed in where we are. App knows. */
  open: () => boolean = () => false
  #begun = false

  /** Asks who is signed in, once. */
  begin(): void {
    if (this.#begun) return
    this.#begun = true
    void this.start()
  }

  async start(): Promise<void> {
    this.problem = undefined
    if (localStorage.getItem(HINT)) this.#listen()
    try {
      this.#know(await ask(client.GET('/api/me')))
    } catch (error) {
      const problem = asProblem(error)
      if (problem.status !== 401) this.problem = problem
    }
  }

  async signIn(email: string): Promise<void> {
    this.#know(await ask(client.POST('/api/session', { body: { email } })))
  }

  async signOut(): Promise<void> {
    await ask(client.DELETE('/api/session'))
    live.tellSignedOut()
    // What was begun and not sent is theirs alone; who is thrown out finds it again.
    sessionStorage.clear()
    this.ended()
  }

  /** The session is over, here or on the server: nothing of what was read may stay on the screen. */
  ended(): void {
    const before = this.me
    localStorage.removeItem(HINT)
    live.stop()
    undo.close()
    page.hush()
    forget()
    this.me = null
    if (this.open()) return
    // Whoever was thrown out comes back to where they were; who signed out starts afresh.
    const back = before === undefined || router.path !== '/me' ? router.path + location.search : '/'
    router.go(back === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(back)}`, 'replace')
  }

  #know(me: Me): void {
    this.me = me
    localStorage.setItem(HINT, '1')
    this.#listen()
  }

  #listen(): void {
    live.start(() => this.ended())
    sites().need()
  }
}

export const session = new Session()
whenSignedOut(() => session.ended())
