/** What a browser is called in somebody's list of devices: "Chrome on Android". Pure. */

// In this order: most of them call themselves by the names of others as well.
const BROWSERS: [RegExp, string][] = [
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/EdgA?\/|EdgiOS\//, 'Edge'],
  [/OPR\/|OPT\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chromebook'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
]

const first = (names: [RegExp, string][], agent: string): string | undefined => names.find(([sign]) => sign.test(agent))?.[1]

/** `agent`: what the browser calls itself (navigator.userAgent). `touch`: how many fingers it feels; an iPad says it is a Mac. */
export function deviceName(agent: string, touch = 0): string {
  const found = first(SYSTEMS, agent)
  const system = found === 'Mac' && touch > 1 ? 'iPad' : found
  return `${first(BROWSERS, agent) ?? 'A browser'}${system ? ` on ${system}` : ''}`
}

/** "phone", "tablet" or "computer": what somebody holds. */
export function thing(agent: string, touch = 0): string {
  const name = deviceName(agent, touch)
  if (/iPad$/.test(name) || (/Android$/.test(name) && !/Mobile/.test(agent))) return 'tablet'
  return /(iPhone|Android)$/.test(name) ? 'phone' : 'computer'
}
