import { expect, test } from 'vitest'
import { added, drawn, fitted, moved, sized } from './photo'

const within = { width: 1600, height: 1200 }
const box = { x: 100, y: 100, width: 400, height: 200 }

test('a photo is made to fit 1600 pixels, standing or lying', () => {
  expect(fitted({ width: 4000, height: 3000 })).toEqual({ width: 1600, height: 1200 })
  expect(fitted({ width: 3000, height: 4000 })).toEqual({ width: 1200, height: 1600 })
})

test('a small photo is never made bigger', () => {
  expect(fitted({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 })
})

test('a very long one keeps at least a pixel of its other side', () => {
  expect(fitted({ width: 16000, height: 2 })).toEqual({ width: 1600, height: 1 })
})

test('a box never leaves the picture', () => {
  expect(moved(box, -500, 5000, within)).toEqual({ ...box, x: 0, y: 1000 })
  expect(sized(box, 5000, 5000, within)).toEqual({ ...box, width: 1500, height: 1100 })
})

test('a box can always still be caught', () => {
  const small = sized(box, -5000, -5000, within)
  expect(small).toEqual({ ...box, width: 48, height: 48 })
})

test('a box is drawn from any corner to any other', () => {
  const one = drawn({ x: 500, y: 300 }, { x: 100, y: 100 }, within)
  expect(one).toEqual(box)
})

test('a box drawn over the edge ends at the edge', () => {
  expect(drawn({ x: 1500, y: 1100 }, { x: 2000, y: 2000 }, within)).toEqual({ x: 1500, y: 1100, width: 100, height: 100 })
})

test('a thin stroke along the edge is a box that can be caught, and inside', () => {
  expect(drawn({ x: 100, y: 1199 }, { x: 900, y: 1200 }, within)).toEqual({ x: 100, y: 1152, width: 800, height: 48 })
})

test('a mere tap draws nothing', () => {
  expect(drawn({ x: 500, y: 300 }, { x: 503, y: 301 }, within)).toBeNull()
})

test('boxes that are added do not hide one another', () => {
  const places = [0, 1, 2].map((nth) => added(nth, within).x)
  expect(new Set(places).size).toBe(3)
})
