/** A file from the server, saved on the device. */
import { asking } from './api/calls'
import { offline, problemOf } from './problem'

/** The name the server gave it (RFC 6266), as far as it is plain. */
export function nameOf(disposition: string | null, otherwise: string): string {
  return /filename="([\w .-]+)"/.exec(disposition ?? '')?.[1] ?? otherwise
}

/** Asks for it first and saves it then: a plain link would save the words of a refusal under the file's name. */
export async function download(address: string, how: { method?: 'POST'; body?: unknown; otherwise?: string } = {}): Promise<void> {
  const headers: Record<string, string> = asking.as ? { 'Roost-Person': asking.as } : {}
  if (how.body !== undefined) headers['Content-Type'] = 'application/json'
  const init: RequestInit = { method: how.method ?? 'GET', headers, credentials: 'same-origin', cache: 'no-store' }
  if (how.body !== undefined) init.body = JSON.stringify(how.body)
  let response: Response
  let file: Blob
  try {
    response = await fetch(address, init)
    file = await response.blob()
  } catch {
    throw offline()
  }
  if (!response.ok) throw problemOf(response.status, await file.text().then((it) => JSON.parse(it) as unknown).catch(() => undefined))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = nameOf(response.headers.get('Content-Disposition'), how.otherwise ?? 'roost')
  link.click()
  // Some browsers begin to read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
