import { newId, type RoomId } from '@plenary/shared/ids.ts'
import { expect, test } from 'vitest'
import { type Unruliness, UnrulyHub } from '../support/unruly-bus.ts'

/** What a second node hears when the first counts to a hundred, on a clock of its own. */
function hear(seed: number, unruliness: Partial<Unruliness>): number[] {
  const scheduled: { deliver: () => void; delayMs: number }[] = []
  const schedule = (deliver: () => void, delayMs: number) => scheduled.push({ deliver, delayMs })
  const hub = new UnrulyHub({ seed, schedule, ...unruliness })
  const [sender, listener] = [hub.open(), hub.open()]
  const room = newId<RoomId>()
  const heard: number[] = []
  listener.subscribe(room, (word) => word.kind === 'log' && heard.push(word.seq))
  sender.subscribe(room, () => heard.push(Number.NaN))
  for (let seq = 1; seq <= 100; seq++) sender.publish(room, { kind: 'log', seq })
  for (const { deliver } of scheduled.sort((a, b) => a.delayMs - b.delayMs)) deliver()
  return heard
}

const counted = Array.from({ length: 100 }, (_, index) => index + 1)

test('a hub that is told nothing else is a good bus', () => {
  expect(hear(1, {})).toEqual(counted)
})

test('the same seed misbehaves in the same way, another in another', () => {
  const unruliness = { dropShare: 0.2, doubleShare: 0.2, maxDelayMs: 50 }
  expect(hear(7, unruliness)).toEqual(hear(7, unruliness))
  expect(hear(7, unruliness)).not.toEqual(hear(8, unruliness))
})

test('words are lost, doubled and reordered, each as it was asked for', () => {
  const lossy = hear(3, { dropShare: 0.3 })
  expect([lossy.length < 100, new Set(lossy).size === lossy.length]).toEqual([true, true])
  const doubled = hear(3, { doubleShare: 0.3 })
  expect([doubled.length > 100, new Set(doubled).size]).toEqual([true, 100])
  const late = hear(3, { maxDelayMs: 50 })
  expect(late).not.toEqual(counted)
  expect(late.toSorted((a, b) => a - b)).toEqual(counted)
})

test('a paused bus gives everything later, a cut one loses it', () => {
  const hub = new UnrulyHub({ seed: 1, schedule: (deliver) => deliver() })
  const [a, b] = [hub.open(), hub.open()]
  const room = newId<RoomId>()
  const heard: number[] = []
  b.subscribe(room, (word) => word.kind === 'log' && heard.push(word.seq))
  const say = (seq: number) => a.publish(room, { kind: 'log', seq })
  b.pause()
  say(1)
  expect([heard, b.isHearing]).toEqual([[], false])
  b.resume()
  b.cut()
  say(2)
  b.resume()
  a.pause()
  say(3)
  expect(heard).toEqual([1])
  a.resume()
  expect([heard, a.isHearing, b.isHearing]).toEqual([[1, 3], true, true])
})
