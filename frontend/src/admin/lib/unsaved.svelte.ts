/** While `changed` says so, closing the window asks first. Moving about inside Roost loses nothing: drafts are kept. */
export function unsaved(changed: () => boolean): void {
  $effect(() => {
    if (!changed()) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  })
}
