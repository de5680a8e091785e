/** Weekdays by their numbers, Monday is 1. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** "Tuesday and Friday" */
export function days(numbers: number[]): string {
  const names = [...numbers].sort((a, b) => a - b).map((one) => WEEKDAYS[one - 1] ?? '')
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
