/** Whether the server can be reached, as far as we know: what the browser says, and how the last call went. */

type State = 'up' | 'none' | 'unwell'

class Signal {
  state = $state<State>(navigator.onLine ? 'up' : 'none')

  constructor() {
    addEventListener('offline', () => this.lost())
    addEventListener('online', () => this.back())
  }

  lost(): void {
    this.state = 'none'
  }

  /** It answers, but cannot do its work. */
  unwell(): void {
    this.state = 'unwell'
  }

  back(): void {
    this.state = 'up'
  }
}

export const signal = new Signal()

/** Beside what books, where there is none. */
export const NEEDS = 'Booking needs a signal. Press it here, and you can ask for it when there is one.'

/** So long, in milliseconds, what can wait on the phone is tried before it does. */
export const QUICK = 15_000
const KNOWN = 5000

/** Ends a call that gets no answer in time; sooner where it is known already that there is no signal. */
export const patient = (long: number): AbortSignal => AbortSignal.timeout(signal.state === 'none' ? KNOWN : long)
