import { expect, test } from 'vitest'
import { SavedMarker } from './saved-marker.ts'

function markerWithLog() {
  const asked: number[] = []
  return { asked, marker: new SavedMarker((n) => asked.push(n)) }
}

test('[SV1] what is sent after a question is not told as saved by its answer', () => {
  const { asked, marker } = markerWithLog()
  marker.follow()
  marker.follow()
  expect(marker.take(1)).toBe(false)
  expect(asked).toEqual([1, 2])
  expect(marker.take(2)).toBe(true)
})

test('[SV1] one question at a time, however fast the changes come', () => {
  const { asked, marker } = markerWithLog()
  for (let i = 0; i < 50; i++) marker.follow()
  expect(asked).toEqual([1])
})

test('[SV1] an answer from before a broken line says nothing of what came after', () => {
  const { asked, marker } = markerWithLog()
  marker.follow()
  marker.interrupt()
  marker.follow()
  expect(asked).toEqual([1, 2])
  expect(marker.take(1)).toBe(false)
  expect(marker.take(2)).toBe(true)
})
