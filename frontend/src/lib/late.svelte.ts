/** A value that follows `get` once it has stood still for a moment: for searching while somebody types. */
export function late(get: () => string, pause = 200): { readonly value: string } {
  let value = $state(get())
  $effect(() => {
    const now = get()
    if (now === value) return
    const timer = setTimeout(() => (value = now), pause)
    return () => clearTimeout(timer)
  })
  return {
    get value() {
      return value
    },
  }
}
