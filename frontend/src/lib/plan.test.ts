import { describe, expect, test } from 'vitest'
import { roomOf, scale } from './plan'

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })

describe('the room of a zone', () => {
  const walls = box(0, 0, 400, 200)
  const [left, right] = [box(10, 10, 180, 180), box(210, 10, 180, 180)]
  test('is the smallest box drawn round all of its spaces and no others', () => {
    const own = [{ x: 30, y: 40 }, { x: 120, y: 40 }]
    expect(roomOf([walls, left, right], own, [{ x: 300, y: 40 }])).toBe(left)
    expect(roomOf([walls, left, right], own, [{ x: 150, y: 40 }])).toBeUndefined()
  })
  test('is not known where a plan draws no boxes', () => {
    expect(roomOf([], [{ x: 30, y: 40 }], [])).toBeUndefined()
  })
})

describe('the scale of a plan', () => {
  const points = [{ x: 0, y: 0 }, { x: 80, y: 0 }, { x: 0, y: 70 }]
  test('keeps spaces a finger apart where there is little room', () => {
    expect(scale(points, 52, 10, 1000) * 70).toBeCloseTo(52)
  })
  test('fills the room there is, but neither more than its height nor without end', () => {
    expect(scale(points, 52, 160, 1000)).toBe(2)
    expect(scale(points, 52, 1000, 70)).toBe(1)
    expect(scale(points, 52, 1000, 1000)).toBe(2.4)
  })
})
