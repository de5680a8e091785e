/** While `changed` says so, closing the window asks first. Drafts are kept while one moves about inside Roost. */
export function unsaved(changed: () => boolean): void {
  $effect(() => {
    if (!changed()) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  })
}

/** While `changed` says so, a link that leads to another screen is handed to `ask` and not followed. */
export function leaving(changed: () => boolean, ask: (href: string) => void): void {
  $effect(() => {
    if (!changed()) return
    const press = (event: MouseEvent): void => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const link = (event.target as Element).closest('a')
      if (!link || link.target || link.hash || link.origin !== location.origin || link.pathname.startsWith('/api')) return
      event.preventDefault()
      ask(link.href)
    }
    // Before the router, which leaves alone what was taken already.
    document.addEventListener('click', press, true)
    return () => document.removeEventListener('click', press, true)
  })
}
