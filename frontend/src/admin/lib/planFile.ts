/** What can be said of a plan before it is sent: the server looks again, and closer. */

const MB = 1_000_000
export const SVG = 'image/svg+xml'
export const PNG = 'image/png'
const MOST: Record<string, number> = { [SVG]: MB, [PNG]: 10 * MB }

export interface Wrong {
  detail: string
}

/** What a file is by its name, where the browser does not say. */
export const kindOfFile = (file: { name: string; type: string }): string =>
  file.type || (/\.svg$/i.test(file.name) ? SVG : /\.png$/i.test(file.name) ? PNG : '')

const size = (bytes: number): string => (bytes < MB ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / MB).toFixed(1)} MB`)

/** Why that file cannot be a plan; null: nothing against it so far. */
export function against(file: { name: string; type: string; size: number }): string | null {
  const kind = kindOfFile(file)
  const most = MOST[kind]
  if (!most) return `${file.name} is no SVG or PNG. Save the plan as one of these.`
  if (file.size > most) return `${file.name} has ${size(file.size)}. A plan may have ${size(most)} as ${kind === SVG ? 'an SVG' : 'a PNG'}.`
  if (!file.size) return `${file.name} is empty.`
  return null
}

/** Whether a picture of those sides would be stretched to fit a plan of these. */
export const stretched = (width: number, height: number, plan: { plan_width: number; plan_height: number }): boolean =>
  width > 0 && height > 0 && Math.abs(width / height / (plan.plan_width / plan.plan_height) - 1) > 0.03
