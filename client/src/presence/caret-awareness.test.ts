import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { Doc } from 'yjs'
import { CaretAwareness } from './caret-awareness.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** Two people's awareness, what one of them hears as the carets do, and how either moves. */
function twoPeople() {
  const [own, other] = [new Awareness(new Doc()), new Awareness(new Doc())]
  const carets = new CaretAwareness(own)
  const redrawn = vi.fn()
  carets.on('change', redrawn)
  let at = 0
  const move = () => carets.setLocalStateField('cursor', at++)
  const otherMoves = () => {
    other.setLocalStateField('cursor', at++)
    applyAwarenessUpdate(own, encodeAwarenessUpdate(other, [other.clientID]), 'remote')
  }
  return { own, carets, redrawn, move, otherMoves }
}

test('[CO1] one’s own caret moves with every key, and carets are drawn anew once there is a pause', () => {
  const { redrawn, move, own } = twoPeople()
  for (let key = 0; key < 10; key += 1) {
    move()
    vi.advanceTimersByTime(140)
  }
  expect(own.getLocalState()).toEqual({ cursor: 9 })
  expect(redrawn).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1_000)
  expect(redrawn).toHaveBeenCalledOnce()
})

test('[CO1] the carets of others are drawn as soon as they move, with one’s own pending', () => {
  const { redrawn, move, otherMoves } = twoPeople()
  move()
  otherMoves()
  expect(redrawn).toHaveBeenCalledOnce()
  otherMoves()
  expect(redrawn).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(1_000)
  expect(redrawn).toHaveBeenCalledTimes(2)
})

test('[CO1] who listens no more is told of nothing, nor of what was pending', () => {
  const { carets, redrawn, move, otherMoves } = twoPeople()
  move()
  carets.off('change', redrawn)
  otherMoves()
  vi.advanceTimersByTime(1_000)
  expect(redrawn).not.toHaveBeenCalled()
})
