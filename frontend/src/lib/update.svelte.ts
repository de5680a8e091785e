/**
 * A new version of Roost. It is fetched beside the one at work and waits until somebody taps; only the tab where they
 * tap opens anew. The others go on with the files they have (sw/sw.ts keeps those of the version before).
 */
import { sent } from './api/calls'
import { router } from './router.svelte'

const HOUR = 60 * 60_000
// So long nobody minds waiting for the browser to change workers.
const LONG = 2000
const TAPPED = 'roost-tapped-refresh'

class Update {
  #waits = $state(false)
  #later = $state(false)
  /** On which screen something was typed: not everything that is typed is kept as a draft. */
  #typed = $state(-1)
  #asked = Date.now()
  #registration: ServiceWorkerRegistration | undefined
  busy = $state(false)

  /** It is time to say so: nobody is in the middle of a form, and nobody said "later". */
  readonly offered = $derived(this.#waits && (this.busy || (!this.#later && this.#typed !== router.turn)))

  watch(registration: ServiceWorkerRegistration): void {
    this.#registration = registration
    // Just tapped, here: what still waits is what this page already is.
    if (registration.waiting && !sessionStorage.getItem(TAPPED)) this.#waits = true
    sessionStorage.removeItem(TAPPED)
    // It may have begun before this page asked.
    this.#follow(registration.installing)
    registration.addEventListener('updatefound', () => this.#follow(registration.installing))
    // Somebody may have begun to type before this was here.
    if (document.activeElement?.matches('input, textarea')) this.#typed = router.turn
    document.addEventListener('input', () => (this.#typed = router.turn), { capture: true })
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#look())
  }

  later(): void {
    this.#later = true
  }

  /** Opens this tab anew, with the new version; not while something is on its way to the server. */
  async refresh(): Promise<void> {
    if (this.busy) return
    this.busy = true
    await sent()
    const waiting = this.#registration?.waiting
    // Another tab may have brought the new version in already.
    if (!waiting) return location.reload()
    waiting.addEventListener('statechange', () => {
      // A still newer one may have taken its place meanwhile: that one opens just as well.
      if (waiting.state === 'activated' || waiting.state === 'redundant') location.reload()
    })
    sessionStorage.setItem(TAPPED, '1')
    waiting.postMessage('skip waiting')
    // Until the old one is idle the browser keeps it at work: then it hands out the new version's page.
    navigator.serviceWorker.controller?.postMessage('step aside')
    setTimeout(() => location.reload(), LONG)
  }

  #follow(worker: ServiceWorker | null): void {
    // The very first one is no news.
    if (!worker || !this.#registration?.active) return
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installed') this.#waits = true
    })
  }

  /** Browsers look for a new version when a page is opened; an installed app is seldom closed. */
  #look(): void {
    if (Date.now() - this.#asked < HOUR) return
    this.#asked = Date.now()
    this.#later = false
    // Without a signal there is nothing new.
    this.#registration?.update().catch(() => {})
  }
}

export const update = new Update()
