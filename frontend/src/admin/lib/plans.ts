/** A floor's plan, as the file that it is. */
import { ask, client } from '../../lib/api/client'
import { kindOfFile } from './planFile'
import { placesChanged } from './places'

export async function putPlan(code: string, file: File): Promise<void> {
  const headers = { 'Content-Type': kindOfFile(file) }
  await ask(client.PUT('/api/admin/floors/{code}/plan', { params: { path: { code } }, headers, body: file as never, bodySerializer: (it) => it as unknown as BodyInit }))
  placesChanged()
}

export async function removePlan(code: string): Promise<void> {
  await ask(client.DELETE('/api/admin/floors/{code}/plan', { params: { path: { code } } }))
  placesChanged()
}
