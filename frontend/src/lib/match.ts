/** Addresses, as far as they need no browser. */
import { parse } from 'regexparam'

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

/** The first route that fits, and what the `:names` of its path stand for. */
export function match<R extends { path: string }>(routes: R[], path: string): { route: R; params: Record<string, string> } | null {
  for (const route of routes) {
    const { keys, pattern } = parse(route.path)
    const found = pattern.exec(path)
    if (!found) continue
    const params: Record<string, string> = {}
    keys.forEach((key, at) => (params[key] = decode(found[at + 1] ?? '')))
    return { route, params }
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
