/** Addresses and screens. Links are plain `<a href>`; this takes the clicks that stay inside Roost. */
import type { Component } from 'svelte'
import { address } from './match'

/** A screen takes `params`, or nothing. */
export type Screen = Component<{ params: Record<string, string> }> | Component<Record<string, never>> | Component
/** `params`: what its address says, where the list of routes does not know. */
export type Load = () => Promise<{ default: Screen; params?: Record<string, string> }>

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
    this.#replace(this.with(words))
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
    event.preventDefault()
    // To a place on this page: the address stays as it is, for a new one would open the screen anew.
    if (link.hash) document.getElementById(link.hash.slice(1))?.focus()
    else if (link.dataset.same !== undefined) this.#replace(link.href)
    else this.go(link.href)
  }

  #replace(href: string): void {
    history.replaceState(history.state, '', href)
    this.query = new URLSearchParams(location.search)
  }

  #read(scroll: number): void {
    this.scrollTo = scroll
    this.path = location.pathname
    this.query = new URLSearchParams(location.search)
    this.turn++
  }
}

const CARRIED = ['day', 'from', 'to', 'site']

/** The address of another screen for the same day and span. */
export function to(path: string, words: Record<string, string | null> = {}): string {
  const carried = new URLSearchParams([...router.query].filter(([name]) => CARRIED.includes(name)))
  return address(path, carried, words)
}

export const router = new Router()
