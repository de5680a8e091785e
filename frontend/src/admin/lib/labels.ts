/** Labels of a row of spaces: "2B07", "2B08", "2B09" … The server counts alike, and has the last word. */

const NUMBER = /^(.*?)(\d+)(\D*)$/s

/** `count` labels from `first` on; its last number counts up and keeps its width. null: there is no number in it. */
export function row(first: string, count: number): string[] | null {
  const found = NUMBER.exec(first.trim())
  if (!found) return count === 1 && first.trim() ? [first.trim()] : null
  const [, before, digits, after] = found
  return Array.from({ length: count }, (_, at) => before + String(Number(digits) + at).padStart(digits!.length, '0') + after)
}

/** "2B07, 2B08, 2B09 … 2B18" */
export function listed(labels: string[], most = 6): string {
  if (labels.length <= most) return labels.join(', ')
  return `${labels.slice(0, most - 1).join(', ')} … ${labels.at(-1)}`
}

/** The one after `labels`, for whoever adds another: "2B19" after "2B18". Empty where that cannot be said. */
export function next(labels: string[]): string {
  const last = [...labels].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1)
  return (last && row(last, 2)?.[1]) || ''
}
