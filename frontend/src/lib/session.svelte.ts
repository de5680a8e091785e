/** Who is signed in, in this browser. */
import { asking } from './api/calls'
import { ask, client, whenNotThem } from './api/client'
import type { Me } from './api/types'
import { forget, lookIn } from './kept.svelte'
import { live } from './live'
import { page } from './page.svelte'
import { asProblem, type Problem } from './problem'
import { sites } from './reads'
import { router } from './router.svelte'
import { undo } from './undo.svelte'
import { offline } from './waiting.svelte'

// Who was signed in here, so that the first calls can leave at once, and their own reads be found without a signal; it
// opens nothing on the server.
const HINT = 'roost-signed-in'
// So long nothing may come before the phone's own memory is asked, in milliseconds.
const SLOW = 1000

/** What this phone keeps of who was here last. */
async function saved(key: string): Promise<{ data: unknown; at: number } | undefined> {
  const who = localStorage.getItem(HINT)
  try {
    return who ? await (await offline()).saved(who, key) : undefined
  } catch {
    // Not even the part that would look is here: Roost has not been open long enough yet.
    return undefined
  }
}

class Session {
  /** undefined until we know, null when nobody is signed in. */
  me = $state.raw<Me | null>()
  problem = $state.raw<Problem>()
  /** The server has not said yet that it still is them: there was no signal when Roost was opened. */
  remembered = $state(false)
  /** Whether nobody need be signed in where we are. App knows. */
  open: () => boolean = () => false
  /** How often somebody else took the place of who was here: what they had open must go with them. */
  changes = $state(0)
  #begun = false
  #asking: Promise<void> | null = null
  #cleared: Promise<void> | undefined

  /** Asks who is signed in, once. */
  begin(): void {
    if (this.#begun) return
    this.#begun = true
    void this.start()
  }

  start(): Promise<void> {
    return (this.#asking ??= this.#ask().finally(() => (this.#asking = null)))
  }

  /** Asks anew: an answer that is on its way already may be of before. */
  async doubt(): Promise<void> {
    await this.#asking
    await this.start()
  }

  async #ask(): Promise<void> {
    this.problem = undefined
    const who = localStorage.getItem(HINT)
    if (who) this.#listen()
    const timer = setTimeout(() => void this.#remember(who), SLOW)
    try {
      this.#know(await ask(client.GET('/api/me')))
    } catch (error) {
      const problem = asProblem(error)
      if (problem.unreached) await this.#remember(who)
      if (problem.status !== 401 && !this.me) this.problem = problem
    } finally {
      clearTimeout(timer)
    }
  }

  /** Opens as who was here last, by what this phone knows of them; the server refuses everything else in any case. */
  async #remember(who: string | null): Promise<void> {
    const found = who && !this.me && (await saved('me'))
    if (!found || this.me !== undefined || localStorage.getItem(HINT) !== who) return
    this.#is(found.data as Me)
    this.remembered = true
  }

  /** Who has just signed in, whichever way they took. */
  async signedIn(who: Promise<Me>): Promise<void> {
    this.#know(await who)
  }

  /** Whether it still is them, also by what another tab did. */
  stands(id: string): boolean {
    return this.me?.id === id && !this.remembered && localStorage.getItem(HINT) === id
  }

  /** With things waiting to be sent it first asks what is to become of them: on the screen that lists them. */
  async signOut(waiting?: 'keep' | 'delete'): Promise<void> {
    const me = this.me
    const store = await offline().catch(() => undefined)
    const left = me && store ? await store.waitingOf(me.id).catch(() => []) : []
    if (left.length && !waiting) return router.go('/me/waiting?leaving=1')
    const { next } = await ask(client.DELETE('/api/session'))
    live.tellSignedOut()
    // What was begun and not sent is theirs alone; who is thrown out finds it again.
    sessionStorage.clear()
    if (me && waiting === 'delete') await store?.removeAll(me.id)
    // The way to the council's own sign-out leaves this page, and what was read must be off the phone by then.
    await this.ended()
    if (next) location.assign(next)
  }

  /**
   * The session is over, here or on the server: nothing of what was read may stay on the screen, nor, in the end, on the
   * phone. Whoever is second to find out waits for the same.
   */
  ended(): Promise<void> | undefined {
    const before = this.me
    if (localStorage.getItem(HINT)) {
      localStorage.removeItem(HINT)
      // In the other tabs too: each finds out by asking.
      live.tellDoubt()
      this.#cleared = offline().then((it) => it.clear()).catch(() => {})
    }
    live.stop()
    this.#clear()
    this.#is(null)
    this.remembered = false
    if (this.open()) return this.#cleared
    // Whoever was thrown out comes back to where they were; who signed out starts afresh.
    const back = before === undefined || router.path !== '/me' ? router.path + location.search : '/'
    router.go(back === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(back)}`, 'replace')
    return this.#cleared
  }

  #know(me: Me): void {
    // Somebody else signed in, in another tab: nothing of what was read is theirs.
    if (this.me && this.me.id !== me.id) {
      this.#clear()
      this.changes++
      page.say(`${me.name} is signed in here now.`)
    }
    this.#is(me)
    this.remembered = false
    const news = localStorage.getItem(HINT) !== me.id
    localStorage.setItem(HINT, me.id)
    this.#listen()
    // The other tabs may still stand as who was here before.
    if (news) live.tellDoubt()
  }

  #is(me: Me | null): void {
    this.me = me
    asking.as = me?.id ?? ''
  }

  #clear(): void {
    undo.close()
    page.hush()
    forget()
  }

  #listen(): void {
    live.start(() => void this.ended(), () => this.doubt())
    sites().need()
  }
}

export const session = new Session()
lookIn(saved)
whenNotThem(() => void session.ended(), () => void session.doubt())
