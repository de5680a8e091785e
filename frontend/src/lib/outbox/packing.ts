/** How a report goes over the wire: the same bytes at the first try from the sheet and at the last from the queue. */

export interface Attached {
  blob: Blob
  name: string
}

/** JSON, or with a photo a form of two parts. */
export function packed(body: unknown, photo: Attached | null): BodyInit {
  if (!photo) return JSON.stringify(body)
  const form = new FormData()
  form.append('report', new Blob([JSON.stringify(body)], { type: 'application/json' }))
  form.append('photo', photo.blob, photo.name)
  return form
}

export const attached = (photo: Blob): Attached => ({ blob: photo, name: photo instanceof File ? photo.name : 'photo.jpg' })
