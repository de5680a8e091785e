/** Files of the council: sent, compared with what is stored, and brought in. */
import { ask, client } from '../lib/api/client'
import { stale } from '../lib/kept.svelte'
import { Problem } from '../lib/problem'
import { upload } from '../lib/upload'
import type { Trial } from './diff'


const ADDRESS = '/api/admin/imports'
// What the server takes at once.
export const MOST_BYTES = 20 * 1024 * 1024
export const MOST_FILES = 200

export const send = (files: File[], far: (share: number) => void, gone: AbortSignal): Promise<Trial> => {
  const form = new FormData()
  for (const file of files) form.append('files', file, file.name)
  return upload<Trial>(ADDRESS, form, far, gone)
}

export const trial = (id: string): Promise<Trial> => ask(client.GET('/api/admin/imports/{trial}', { params: { path: { trial: id } } })) as Promise<Trial>

export async function apply(id: string, retireMissing: boolean, yes: boolean): Promise<Trial> {
  const done = (await ask(client.POST('/api/admin/imports/{trial}/application', { params: { path: { trial: id } }, body: { retire_missing: retireMissing, yes } }))) as Trial
  // It may have changed whatever is shown anywhere.
  stale('')
  return done
}

/** Throws a Problem where these cannot be sent: so that nobody waits for a no. */
export function sendable(files: { name: string; size: number }[]): void {
  const no = (detail: string): never => {
    throw new Problem('invalid', detail, 0, [{ pointer: '/files', detail }])
  }
  if (!files.length) no('Choose at least one file')
  if (files.length > MOST_FILES) no(`At most ${MOST_FILES} files can be sent at once: send the others after them`)
  const bytes = files.reduce((all, file) => all + file.size, 0)
  if (bytes > MOST_BYTES) no(`Together these files have ${Math.ceil(bytes / 1024 / 1024)} MB, and 20 MB is the most: send the plans after the tables`)
  const names = files.map((file) => file.name)
  const twice = names.find((name, at) => names.indexOf(name) < at)
  if (twice) no(`${twice} is there twice: leave one of them out`)
}

/** All files of what was dropped, those in folders too. */
export async function dropped(items: DataTransferItemList): Promise<File[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  return (await Promise.all(entries.map(within))).flat()
}

async function within(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail))]
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const all: File[] = []
  // It gives a hundred at a time, and none when it is at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
    if (!some.length) return all
    all.push(...(await Promise.all(some.map(within))).flat())
  }
}
