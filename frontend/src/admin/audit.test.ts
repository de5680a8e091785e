import { describe, expect, it } from 'vitest'
import { asked, exportAddress, said } from './audit'

describe('What the audit says of a change', () => {
  it('is from what to what, or what it is now', () => {
    expect(said({ what: 'opens', from: '07:00', to: '08:00' })).toBe('opens: 07:00 → 08:00')
    expect(said({ what: 'days', from: null, to: '30' })).toBe('days: 30')
    expect(said({ what: 'zone', from: 'riv-2-a', to: null })).toBe('zone: riv-2-a → nothing')
    expect(said({ what: 'name', from: null, to: null })).toBe('name was changed')
  })
})

describe('What the audit is asked for', () => {
  it('is taken from the address where it means something there', () => {
    const query = asked(new URLSearchParams('entity=site&since=2026-11-01&until=soon'))
    expect(query).toEqual({ entity: 'site', from: '2026-11-01' })
    expect(exportAddress(query)).toBe('/api/admin/audit/export?entity=site&from=2026-11-01')
    expect(asked(new URLSearchParams('entity=nonsense'))).toEqual({ days: false })
  })

  it('leaves out what people booked, unless that is asked for', () => {
    expect(exportAddress(asked(new URLSearchParams()))).toBe('/api/admin/audit/export?days=false')
    expect(asked(new URLSearchParams('days=1'))).toEqual({})
    expect(asked(new URLSearchParams('entity=booking'))).toEqual({ entity: 'booking' })
  })
})
