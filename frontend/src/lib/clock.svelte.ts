/** Time passing, for screens that stay open: a span that starts "now" moves on with the quarter-hours. */

class Clock {
  /** In the page's own milliseconds, as `performance.now()` has them. */
  now = $state(performance.now())

  constructor() {
    const tick = (): void => {
      this.now = performance.now()
    }
    setInterval(tick, 30_000)
    document.addEventListener('visibilitychange', tick)
  }
}

export const clock = new Clock()
