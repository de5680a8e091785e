import { expect, test } from 'vitest'
import { against, kindOfFile, stretched, SVG } from './planFile'

test('only drawings and pictures are plans, by what the browser says or by the name', () => {
  expect(against({ name: 'plan.pdf', type: 'application/pdf', size: 10 })).toContain('no SVG or PNG')
  expect(kindOfFile({ name: 'Plan.SVG', type: '' })).toBe(SVG)
  expect(against({ name: 'Plan.SVG', type: '', size: 10 })).toBeNull()
})

test('what is too big is said before it is sent, with what is allowed', () => {
  expect(against({ name: 'a.svg', type: SVG, size: 1_000_001 })).toBe('a.svg has 1.0 MB. A plan may have 1.0 MB as an SVG.')
  expect(against({ name: 'a.png', type: 'image/png', size: 50_000_000 })).toBe('a.png has 50.0 MB. A plan may have 10.0 MB as a PNG.')
  expect(against({ name: 'a.png', type: 'image/png', size: 0 })).toContain('empty')
})

test('another shape than the floor’s is said', () => {
  const floor = { plan_width: 1200, plan_height: 900 }
  expect(stretched(2400, 1800, floor)).toBe(false)
  expect(stretched(1600, 900, floor)).toBe(true)
  expect(stretched(0, 0, floor)).toBe(false)
})
