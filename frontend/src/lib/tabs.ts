/** The tabs, in their order: one entry each. `path` draws the sign, on a ground of 24 by 24. */

export interface Tab {
  href: string
  words: string
  path: string
}

export const tabs: Tab[] = [
  { href: '/', words: 'Today', path: 'M4 8.5A2.5 2.5 0 0 1 6.5 6h11A2.5 2.5 0 0 1 20 8.5v9a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 17.5zM4 11h16M8 3.5V7m8-3.5V7' },
  { href: '/plan', words: 'Plan', path: 'M4 5.5h16v13H4zM4 12h6m0-6.500v3m0 7v3M14 5.500v8h6' },
  { href: '/report', words: 'Report', path: 'M4 6.500A1.500 1.500 0 0 1 5.500 5h13A1.500 1.500 0 0 1 20 6.500v9a1.500 1.500 0 0 1-1.500 1.500H11l-4 3.500V17H5.500A1.500 1.500 0 0 1 4 15.500zM12 8v4m0 2.200v.1' },
  { href: '/board', words: 'Board', path: 'M4 5.500h4.500v13H4zM9.750 5.500h4.500v8h-4.500zM15.500 5.500H20v10.500h-4.500z' },
]

/** How the addresses of each tab's screens begin. */
const WITHIN = [/^\/(back)?$/, /^\/(plan|list|space)\b/, /^\/(report|at|receipt)\b/, /^\/(board|issue|triage|fixes|register|scorecard|walks|digest)\b/]

/** The tab whose screens include `path`. */
export function tabOf(path: string): Tab | undefined {
  return tabs[WITHIN.findIndex((begins) => begins.test(path))]
}
