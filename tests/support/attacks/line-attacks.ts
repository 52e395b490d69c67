import { roomSchema } from '@plenary/shared/rooms.ts'
import * as Y from 'yjs'
import { RawLine } from '../raw-line.ts'
import type { TestLine } from '../test-member.ts'
import { until } from '../until.ts'
import type { Attack, Site } from './attack.ts'

const TOO_FAST = 4429
const TAKEN_OVER = 4510
/** The goodbye to somebody who does not read (4513) stays unread too: what they find is a line that was cut. */
const CUT = 1006
const NOT_READ = 4513
const NO_STEP_1 = 4508
const MEBIBYTE = 1024 * 1024

/** What can be done with lines alone: many of them, half-open ones, and ones that are never read. */
export const LINE_ATTACKS: readonly Attack[] = [
  { name: 'a reader who never reads and asks on', closedWith: [NOT_READ, TOO_FAST, CUT], mount: neverRead },
  { name: 'fifty returns under one client id', closedWith: [TAKEN_OVER, CUT], mount: takeOverAndOver },
  { name: 'lines that never say what they have', closedWith: [NO_STEP_1], mount: stayMute },
  { name: 'many lines of one account into many rooms', closedWith: null, mount: fillRooms },
  { name: 'frames that are never finished', closedWith: null, mount: dripFrames },
  { name: 'two hundred handshakes that are never finished', closedWith: null, mount: halfShake },
  // The last: it uses up the attacker's new client ids.
  { name: 'coming and going with a new client id each time', closedWith: null, mount: comeAndGo },
]

/** Asks for a large text a hundred times and takes not a byte of it from the network. */
async function neverRead({ attacker, roomId }: Site): Promise<TestLine[]> {
  const line = await attacker.join(roomId)
  for (let n = 0; n < 10; n++) line.write('b'.repeat(60_000))
  await line.saved()
  line.socket.pause()
  const stateVector = Y.encodeStateVector(new Y.Doc())
  for (let n = 0; n < 100; n++) line.send({ type: 'sync-step-1', stateVector })
  await until('the server has taken them all, or has cut the line', () => line.socket.bufferedAmount === 0)
  // Long enough unread: whoever comes in now is served after all of that.
  const witness = await attacker.join(roomId)
  await witness.saved()
  witness.socket.terminate()
  line.socket.resume()
  return [line]
}

/** New ids are leased only so often; whoever asks on is told that it is too fast. */
async function comeAndGo({ attacker, roomId }: Site): Promise<TestLine[]> {
  for (let n = 0; n < 300; n++) {
    const line = attacker.knock(roomId)
    await until('in or out', () => line.hello ?? line.closeCode)
    if (line.closeCode === TOO_FAST) return []
    line.socket.terminate()
  }
  throw new Error('three hundred new client ids for one account')
}

async function takeOverAndOver({ attacker, roomId }: Site): Promise<TestLine[]> {
  let line = await attacker.join(roomId)
  const { clientId } = line
  const former: TestLine[] = []
  for (let n = 0; n < 50; n++) {
    former.push(line)
    line = attacker.knock(roomId, { clientId })
    await until('in', () => line.hello)
  }
  line.socket.terminate()
  return former
}

/** As many lines into each of five rooms as the server lets one member have, and more. */
async function fillRooms({ attacker }: Site): Promise<TestLine[]> {
  const rooms = await Promise.all(
    Array.from({ length: 5 }, async (_, n) => {
      const body = JSON.stringify({ title: `Room ${n}`, kind: 'plain', dueOn: null })
      const answer = await attacker.request('/api/coalitions/common-table/rooms', { method: 'POST', body })
      return roomSchema.parse(await answer.json()).id
    }),
  )
  const lines = rooms.flatMap((id) => Array.from({ length: 20 }, () => attacker.knock(id)))
  await until('each is in or out', () => lines.every((line) => line.isReady || line.closeCode))
  for (const line of lines) line.socket.terminate()
  return []
}

/** Each line may hold back one frame; sixteen are what a member may have. */
async function dripFrames({ attacker, roomId }: Site): Promise<TestLine[]> {
  const lines = await Promise.all(Array.from({ length: 16 }, () => RawLine.connect(attacker, roomId)))
  for (const line of lines) line.ask({ isComplete: true })
  await until('all are in', () => lines.every(({ isOpen }) => isOpen))
  for (const line of lines) line.drip(MEBIBYTE, MEBIBYTE - 1)
  return []
}

async function halfShake({ attacker, roomId }: Site): Promise<TestLine[]> {
  const lines = await Promise.all(Array.from({ length: 200 }, () => RawLine.connect(attacker, roomId)))
  for (const line of lines) line.ask({ isComplete: false })
  return []
}

/** A line that is open and mute: it has come in, and never asks for the text. */
async function stayMute({ attacker, roomId }: Site): Promise<TestLine[]> {
  return Array.from({ length: 8 }, () => {
    const line = attacker.knock(roomId)
    line.socket.removeAllListeners('open')
    return line
  })
}
