/** Whether the server can be reached, as far as we know: what the browser says, and how the last call went. */

class Signal {
  up = $state(navigator.onLine)

  constructor() {
    addEventListener('offline', () => this.lost())
    addEventListener('online', () => this.back())
  }

  lost(): void {
    this.up = false
  }

  back(): void {
    this.up = true
  }
}

export const signal = new Signal()
