/** Files to the server, with how far they are: `fetch` does not say that of what it sends. */
import { asking } from './api/calls'
import { offline, problemOf } from './problem'

/** `far` is told what share has gone, 0 to 1. */
export function upload<T>(address: string, form: FormData, far: (share: number) => void, gone?: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    if (asking.as) request.setRequestHeader('Roost-Person', asking.as)
    request.upload.onprogress = (event) => event.lengthComputable && far(event.loaded / event.total)
    request.onerror = () => fail(offline())
    request.onabort = () => fail(new DOMException('Stopped', 'AbortError'))
    request.onload = () => {
      let said: unknown
      try {
        said = JSON.parse(request.responseText)
      } catch {
        // A page of some gateway.
      }
      if (request.status >= 200 && request.status < 300) done(said as T)
      else fail(problemOf(request.status, said))
    }
    gone?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
