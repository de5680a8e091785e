import { expect, test } from 'vitest'
import { grouped } from './notice-groups'

const kind = (code: string, by_mail = false) => ({ kind: code, name: code, why: '', by_mail, wanted: true })

test('every kind has a place: by what it is about, and what only mails say last', () => {
  const groups = grouped([kind('news'), kind('booked'), kind('invented'), kind('digest', true), kind('talk')])
  expect(groups.map((one) => [one.name, one.kinds.map((it) => it.kind)])).toEqual([
    ['Your day and your bookings', ['booked', 'talk']],
    ['What you reported', ['news']],
    ['Also', ['invented']],
    ['By mail', ['digest']],
  ])
})
