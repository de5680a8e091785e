/** Addresses and screens. Links are plain `<a href>`; this takes the clicks that stay inside Roost. */
import { parse } from 'regexparam'
import type { Component } from 'svelte'

/** A screen takes `params`, or nothing. */
export type Screen = Component<{ params: Record<string, string> }> | Component<Record<string, never>> | Component
export type Load = () => Promise<{ default: Screen }>

interface Route {
  path: string
  load: Load
}

class Router {
  path = $state(location.pathname)
  query = $state.raw(new URLSearchParams(location.search))
  /** Counts arrivals on a screen, so that focus moves also when the same address is pressed again. */
  turn = $state(0)
  /** Where the page stood when this address was left, for the way back. */
  scrollTo = 0

  go(href: string, how: 'push' | 'replace' = 'push'): void {
    const url = new URL(href, location.href)
    if (how === 'push') {
      history.replaceState({ scroll: scrollY }, '')
      history.pushState(null, '', url)
    } else history.replaceState(history.state, '', url)
    this.#read(0)
  }

  /** Changes a few words of the address; null takes one out. No new entry in the history: it is the same screen. */
  set(words: Record<string, string | null>): void {
    history.replaceState(history.state, '', this.with(words))
    this.query = new URLSearchParams(location.search)
  }

  /** This screen's address with a few words changed. */
  with(words: Record<string, string | null>): string {
    return address(this.path, this.query, words)
  }

  start(): void {
    history.scrollRestoration = 'manual'
    addEventListener('popstate', (event) => this.#read((event.state as { scroll?: number } | null)?.scroll ?? 0))
    document.addEventListener('click', (event) => this.#click(event))
  }

  #click(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element).closest('a')
    if (!link || link.target || link.origin !== location.origin || link.pathname.startsWith('/api')) return
    if (link.hash && link.pathname === location.pathname) return
    event.preventDefault()
    if (link.dataset.same !== undefined) history.replaceState(history.state, '', link.href), (this.query = new URLSearchParams(link.search))
    else this.go(link.href)
  }

  #read(scroll: number): void {
    this.scrollTo = scroll
    this.path = location.pathname
    this.query = new URLSearchParams(location.search)
    this.turn++
  }
}

/** `path` with the words of `query` that go with it from screen to screen (day and span), and `words` on top. */
export function address(path: string, query: URLSearchParams, words: Record<string, string | null> = {}): string {
  const all = new URLSearchParams(query)
  for (const [name, value] of Object.entries(words)) {
    if (value === null) all.delete(name)
    else all.set(name, value)
  }
  // A colon may stand in a query, and the address is read by people.
  const text = all.toString().replaceAll('%3A', ':')
  return text ? `${path}?${text}` : path
}

const CARRIED = ['day', 'from', 'to', 'site']

/** The address of another screen for the same day and span. */
export function to(path: string, words: Record<string, string | null> = {}): string {
  const carried = new URLSearchParams([...router.query].filter(([name]) => CARRIED.includes(name)))
  return address(path, carried, words)
}

/** The first route that fits, and what its `:names` stand for. */
export function match(routes: Route[], path: string): { load: Load; params: Record<string, string> } | null {
  for (const route of routes) {
    const { keys, pattern } = parse(route.path)
    const found = pattern.exec(path)
    if (!found) continue
    const params: Record<string, string> = {}
    keys.forEach((key, at) => (params[key] = decode(found[at + 1] ?? '')))
    return { load: route.load, params }
  }
  return null
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export const router = new Router()
