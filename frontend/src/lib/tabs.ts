/** The tabs, in their order: one entry each. `path` draws the sign, on a ground of 24 by 24. */

export interface Tab {
  href: string
  words: string
  path: string
}

export const tabs: Tab[] = [
  { href: '/', words: 'Today', path: 'M4 8.5A2.5 2.5 0 0 1 6.5 6h11A2.5 2.5 0 0 1 20 8.5v9a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 17.5zM4 11h16M8 3.5V7m8-3.5V7' },
  { href: '/plan', words: 'Plan', path: 'M4 5.5h16v13H4zM4 12h6m0-6.500v3m0 7v3M14 5.500v8h6' },
]

/** The tab whose screens include `path`. */
export function tabOf(path: string): Tab | undefined {
  if (path.startsWith('/plan') || path.startsWith('/list') || path.startsWith('/space')) return tabs[1]
  return path === '/' || path === '/back' ? tabs[0] : undefined
}
