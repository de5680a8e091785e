/** What the first load leaves out, in one piece: what was read, and what waits to be sent. */
export * from '../outbox/page'
export { clear, saved } from './reads'
export { all as waitingOf, removeAll } from '../outbox/store'
