import { describe, expect, test } from 'vitest'
import { age, byWeight, due, narrowed, standing, unowned, where, type Card } from './board'

const today = '2026-11-24'
const card = (over: Partial<Card>): Card =>
  ({
    number: 42,
    state: 'new',
    people: 1,
    working_days: 0,
    reported_on: '2026-11-24',
    queue: { code: 'it', name: 'IT' },
    owner: null,
    due: null,
    due_for: null,
    overdue: false,
    escalated: 0,
    ended_on: null,
    reason: null,
    ...over,
  }) as Card
const naomi = { id: '1', name: 'Naomi Khan', role: 'director' as const }
const place = {
  site: 'riv',
  site_name: 'Riverside House',
  floor: 'riv-2',
  floor_name: 'Second floor',
  zone: 'riv-2-a',
  zone_name: 'Duty and Assessment',
  space: null,
  label: null,
  kind: null,
}

describe('the words of the board', () => {
  test('a place is said as exactly as it may be told', () => {
    expect(where(place)).toBe('Duty and Assessment, Second floor, Riverside House')
    expect(where({ ...place, label: '2A07', kind: 'desk' })).toBe('Desk 2A07, Duty and Assessment, Second floor, Riverside House')
    expect(where({ ...place, zone: null, zone_name: null, floor: null, floor_name: null })).toBe('Riverside House')
    expect(where({ ...place, zone_name: 'Touchdown, second floor' })).toBe('Touchdown, second floor, Riverside House')
  })
  test('an age is counted in working days', () => {
    expect([0, 1, 12].map(age)).toEqual(['since today', '1 working day', '12 working days'])
  })
  test('a date says what it means, and what was missed says so', () => {
    expect(due(card({ due: '2026-12-04', due_for: 'promised' }), today)).toEqual({ before: 'Promised for', day: 'Friday 4 December' })
    expect(due(card({ due: '2026-11-20', due_for: 'promised', overdue: true }), today)).toEqual({ before: 'promised for', day: 'Friday 20 November' })
    expect(due(card({ due: '2027-06-01', due_for: 'look again' }), today)?.day).toBe('Tuesday 1 June 2027')
    expect(due(card({}), today)).toBeNull()
  })
  test('today and tomorrow read as English', () => {
    const said = (due_for: Card['due_for'], on: string): string => Object.values(due(card({ due: on, due_for }), today)!).join(' ')
    expect(said('look again', '2026-11-25')).toBe('We look at it again tomorrow')
    expect(said('next word', '2026-11-24')).toBe('Next word by today')
    expect(said('promised', '2026-11-25')).toBe('Promised for tomorrow')
  })
  test('silence shows who it has come to', () => {
    expect([0, 1, 2, 3].map((escalated) => unowned(card({ escalated })))).toEqual([
      'With IT',
      'With the lead of IT',
      'With the leaders',
      'With the director',
    ])
  })
  test('every state has a sentence', () => {
    expect(standing(card({}), today)).toBe('Nobody owns it yet. With IT.')
    expect(standing({ ...card({ escalated: 3 }), held: 'unlinked' }, today)).toBe(
      'Nobody owns it yet. Only its queue sees it until somebody lets it onto the board.',
    )
    expect(standing(card({ state: 'waiting', owner: naomi, waiting_on: 'Openreach' }), today)).toBe(
      'Waiting on Openreach. Naomi Khan, director, keeps an eye on it.',
    )
    expect(standing(card({ state: 'sorted', ended_on: '2026-11-17' }), today)).toBe('Sorted on Tuesday 17 November.')
    expect(standing(card({ state: 'cannot', reason: 'money', due: '2027-06-01' }), today)).toBe('Can’t change: money.')
    expect(standing(card({ state: 'same as', same_as: 12 }), today)).toBe('The same as #12.')
  })
  test('many people for long come before few for longer', () => {
    const all = [card({ number: 1, people: 1, working_days: 12 }), card({ number: 2, people: 7, working_days: 2 }), card({ number: 3, people: 6, working_days: 2 })]
    expect(all.sort(byWeight).map((one) => one.number)).toEqual([2, 3, 1])
  })
  test('an address narrows the board, and what it does not know is left out', () => {
    expect(narrowed(new URLSearchParams('site=riv&nature=tame&mine=true&q=+socket+'))).toEqual({
      site: 'riv',
      nature: 'tame',
      mine: true,
      q: 'socket',
    })
    expect(narrowed(new URLSearchParams('nature=odd&mine=1&day=2026-11-24'))).toEqual({})
  })
})
