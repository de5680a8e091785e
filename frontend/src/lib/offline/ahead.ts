/**
 * Where Roost lives on a phone, what its owner will want to see without a signal is read before it is gone: today and
 * the next working day, what they booked, the floors and their plans, the board, and what a report is made of.
 */
import { board } from '../issues'
import type { Kept } from '../kept.svelte'
import { bookings, dayOf, floorDay } from '../reads'
import { knownWords, reportForm, reported } from '../report-reads'
import { picture } from '../rooms'
import { session } from '../session.svelte'
import { signal } from '../signal.svelte'
import { office } from '../where.svelte'
import { saved } from './reads'

// After the screen that somebody came for has everything, in milliseconds.
const PAUSE = 3000
// What was read since then is good enough.
const FRESH = 60 * 60_000

/** A browser on its first visit, or one that is to save data, reads no more than it shows. */
export function ahead(who: string): void {
  const thrifty = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData
  if (navigator.serviceWorker?.controller && !thrifty) setTimeout(() => void read(who), PAUSE)
}

async function read(who: string): Promise<void> {
  for (const one of wanted()) {
    // One after the other, and never in the way of somebody who is short of signal.
    if (!session.stands(who) || signal.state !== 'up') return
    const before = await saved(who, one.key)
    if (one.data === undefined && !(before && Date.now() - before.at < FRESH)) await one.refresh()
  }
}

function* wanted(): Generator<Kept<unknown>> {
  const site = office()
  if (!site) return
  const next = site.days.find((one) => one.day > site.today && one.open)?.day
  yield dayOf(site.today)
  if (next) yield dayOf(next)
  yield bookings(site.today, site.days.at(-1)!.day)
  yield reportForm()
  yield knownWords()
  yield reported()
  yield board({})
  for (const floor of site.floors) {
    yield floorDay(floor.code, site.today)
    if (floor.plan) yield picture(floor.plan)
  }
}

