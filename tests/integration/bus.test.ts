import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { BusWord, NodeId } from '@plenary/server/live/bus.ts'
import type { BusCarrier } from '@plenary/server/live/bus-carrier.ts'
import { BUS_TIMING } from '@plenary/server/live/bus-timing.ts'
import { valkeyCarrier } from '@plenary/server/live/bus-valkey.ts'
import { NodeBus } from '@plenary/server/live/node-bus.ts'
import { openBus } from '@plenary/server/live/open-bus.ts'
import { SilentBus } from '@plenary/server/live/silent-bus.ts'
import { createLogger } from '@plenary/server/logger.ts'
import { newId, type RoomId } from '@plenary/shared/ids.ts'
import { MAX_BUS_WAITING_BYTES } from '@plenary/shared/limits.ts'
import { decodePresence, encodePresence } from '@plenary/shared/presence.ts'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { BUS_BROKERS, startBroker, stopBrokers, whyNoBroker } from '../support/bus-broker.ts'
import { until } from '../support/until.ts'
import { Valkey, whyNoValkey } from '../support/valkey.ts'

const QUICK = {
  ...BUS_TIMING,
  heartbeatMs: 20,
  silenceMs: 300,
  giveUpMs: 900,
  minRetryMs: 20,
  maxRetryMs: 200,
}

afterAll(stopBrokers)

/** A node that has found the others, and what it heard of each room. */
async function openNode(carrier: BusCarrier) {
  const node = startNode(carrier)
  await until('the node hears', () => node.bus.isHearing)
  return node
}

function startNode(carrier: BusCarrier) {
  const logger = createLogger('silent')
  const bus = new NodeBus({ carrier, logger, timing: QUICK })
  onTestFinished(() => bus.close())
  const hear = (roomId: RoomId) => {
    const words: BusWord[] = []
    const senders = new Set<NodeId>()
    const stop = bus.subscribe(roomId, (word, from) => {
      words.push(word)
      senders.add(from)
    })
    const lastSeq = () => words.findLast((word) => word.kind === 'log')?.seq ?? 0
    return { words, senders, stop, lastSeq }
  }
  return { bus, logger, hear }
}

const log = (seq: number): BusWord => ({ kind: 'log', seq })

for (const name of BUS_BROKERS) {
  const reason = await whyNoBroker(name)
  describe(`the bus over ${name}`, () => {
    const busTest = (title: string, act: () => Promise<void>) =>
      test(title, { timeout: 60_000 }, async (context) => {
        if (reason) context.skip(reason)
        await act()
      })

    busTest('[BU1] a word reaches the other nodes that listen to its room, and nobody else', async () => {
      const { carrier } = await startBroker(name)
      const [a, b, c] = [await openNode(carrier), await openNode(carrier), await openNode(carrier)]
      const [room, otherRoom] = [newId<RoomId>(), newId<RoomId>()]
      const [own, atB, atC] = [a.hear(room), b.hear(room), c.hear(room)]
      const elsewhere = b.hear(otherRoom)
      await until('all listen', () => {
        a.bus.publish(room, log(1))
        return atB.lastSeq() === 1 && atC.lastSeq() === 1
      })
      a.bus.publish(room, { kind: 'ask-presence' })
      // What the sender hears last shows that what it did not hear before was not on its way.
      const answer = a.hear(otherRoom)
      await until('the sender hears another', () => {
        b.bus.publish(otherRoom, log(2))
        return answer.lastSeq() === 2
      })
      await until('both have it', () =>
        [atB, atC].every(({ words }) => words.at(-1)?.kind === 'ask-presence'),
      )
      expect([...atB.senders]).toEqual([a.bus.nodeId])
      expect([own.words, elsewhere.words]).toEqual([[], []])
    })

    busTest('[BU1] whoever has stopped listening hears nothing', async () => {
      const { carrier } = await startBroker(name)
      const [a, b] = [await openNode(carrier), await openNode(carrier)]
      const room = newId<RoomId>()
      const [left, stays] = [b.hear(room), b.hear(room)]
      await until('both listen', () => {
        a.bus.publish(room, log(1))
        return left.lastSeq() === 1 && stays.lastSeq() === 1
      })
      left.stop()
      left.stop()
      a.bus.publish(room, log(2))
      await until('the other hears', () => stays.lastSeq() === 2)
      expect(left.lastSeq()).toBe(1)
      stays.stop()
      const again = b.hear(room)
      await until('it listens again', () => {
        a.bus.publish(room, log(3))
        return again.lastSeq() === 3
      })
      expect([left.lastSeq(), stays.lastSeq()]).toEqual([1, 2])
    })

    busTest('[BU2] words of one sender come in their order, with their bytes as they were', async () => {
      const { carrier } = await startBroker(name)
      const [a, b] = [await openNode(carrier), await openNode(carrier)]
      const rooms = Array.from({ length: 400 }, () => newId<RoomId>())
      const ears = rooms.map((room) => b.hear(room))
      await until('the last is listened to', () => {
        a.bus.publish(rooms.at(-1) ?? newId(), log(1))
        return ears.at(-1)?.lastSeq() === 1
      })
      const presence = Uint8Array.from({ length: 256 }, (_, index) => index)
      for (const room of rooms) {
        a.bus.publish(room, log(7))
        a.bus.publish(room, { kind: 'presence', presence })
        a.bus.publish(room, { kind: 'presence', presence: presence.toReversed() })
        a.bus.publish(room, log(Number.MAX_SAFE_INTEGER))
      }
      const sent: BusWord[] = [
        { kind: 'presence', presence },
        { kind: 'presence', presence: presence.toReversed() },
        log(Number.MAX_SAFE_INTEGER),
      ]
      await until('all are there', () => ears.every(({ lastSeq }) => lastSeq() === Number.MAX_SAFE_INTEGER))
      for (const { words } of ears)
        expect(words.filter((word) => word.kind !== 'log' || word.seq > 7)).toEqual(sent)
    })

    busTest('[BU2] a presence of a full room arrives whole, in as many parts as it needs', async () => {
      const { carrier } = await startBroker(name)
      const [a, b] = [await openNode(carrier), await openNode(carrier)]
      const room = newId<RoomId>()
      const ear = b.hear(room)
      const entries = Array.from({ length: 500 }, (_, clientId) => {
        const state = { cursor: null, name: `Person ${clientId} ${'é'.repeat(clientId % 300)}` }
        return { clientId, clock: Date.now(), state }
      })
      const tooLarge = { clientId: 501, clock: 1, state: 'x'.repeat(carrier.maxPacketBytes) }
      await until('it is listened to', () => {
        a.bus.publish(room, log(1))
        return ear.lastSeq() === 1
      })
      a.bus.publish(room, { kind: 'presence', presence: encodePresence([tooLarge, ...entries]) })
      a.bus.publish(room, log(2))
      await until('what came after is there', () => ear.lastSeq() === 2)
      const parts = ear.words.flatMap((word) => (word.kind === 'presence' ? [word.presence] : []))
      expect(parts.flatMap(decodePresence)).toEqual(entries)
      expect(parts.every(({ length }) => length <= carrier.maxPacketBytes)).toBe(true)
    })

    busTest('[BU3] a node whose line breaks knows it, and hears again by itself', async () => {
      const { carrier, cuttable, line } = await startBroker(name)
      const [a, b] = [await openNode(carrier), await openNode(cuttable)]
      const [room, later] = [newId<RoomId>(), newId<RoomId>()]
      const ear = b.hear(room)
      line.cut()
      await until('it knows', () => !b.bus.isHearing)
      const openedMeanwhile = b.hear(later)
      line.mend()
      await until('it hears', () => b.bus.isHearing)
      a.bus.publish(room, log(1))
      a.bus.publish(later, log(2))
      await until('words arrive', () => ear.lastSeq() === 1 && openedMeanwhile.lastSeq() === 2)
      expect(a.bus.isHearing).toBe(true)
    })

    busTest('[BU3] a line that is dead without a word is noticed and replaced', async () => {
      const { carrier, cuttable, line } = await startBroker(name)
      const [a, b] = [await openNode(carrier), await openNode(cuttable)]
      const room = newId<RoomId>()
      const ear = b.hear(room)
      line.freeze()
      await until('it knows', () => !b.bus.isHearing)
      await until('it hears', () => b.bus.isHearing)
      a.bus.publish(room, log(1))
      await until('a word arrives', () => ear.lastSeq() === 1)
    })

    busTest('[BU3] nodes find each other again after the server between them has crashed', async () => {
      const { carrier, crash, start } = await startBroker(name)
      if (!crash) return
      const [a, b] = [await openNode(carrier), await openNode(carrier)]
      const room = newId<RoomId>()
      const ear = b.hear(room)
      await crash()
      await until('both know', () => !a.bus.isHearing && !b.bus.isHearing)
      const late = startNode(carrier)
      const lateEar = late.hear(room)
      await start()
      await until('words arrive', () => {
        a.bus.publish(room, log(1))
        return ear.lastSeq() === 1 && lateEar.lastSeq() === 1
      })
      await until('all hear', () => [a, b, late].every(({ bus }) => bus.isHearing))
    })

    busTest('[BU4] bytes that are no packet are dropped, and what follows is heard', async () => {
      const { carrier } = await startBroker(name)
      const node = await openNode(carrier)
      const warn = vi.spyOn(node.logger, 'warn')
      const room = newId<RoomId>()
      const ear = node.hear(room)
      const stranger = await carrier.connect(() => {}, AbortSignal.timeout(5_000))
      onTestFinished(() => stranger.close())
      const channel = carrier.roomChannel(room)
      const broken = [[], [9], [2, 1, 65], [1, 200], [1, 1, 65, 1, 66, 7], [1, 1, 65, 1, 66, 1, 9, 0]]
      await stranger.send(broken.map((bytes) => ({ channel, bytes: Uint8Array.from(bytes) })))
      const other = await openNode(carrier)
      await until('what follows is heard', () => {
        other.bus.publish(room, log(1))
        return ear.lastSeq() === 1
      })
      expect(warn.mock.calls.map(([, message]) => message)).toEqual(
        broken.map(() => 'a packet that is none was dropped'),
      )
      expect(ear.words.every((word) => word.kind === 'log')).toBe(true)
    })

    busTest(
      '[BU5] while others cannot be reached, the latest words wait, and no more than a limit',
      async () => {
        const { carrier, cuttable, line } = await startBroker(name)
        const [a, b] = [await openNode(cuttable), await openNode(carrier)]
        const room = newId<RoomId>()
        const ear = b.hear(room)
        line.cut()
        await until('it knows', () => !a.bus.isHearing)
        const sizeBytes = 4_000
        const count = Math.ceil((3 * MAX_BUS_WAITING_BYTES) / sizeBytes)
        for (let seq = 1; seq <= count; seq++) {
          a.bus.publish(room, log(seq))
          const presence = new Uint8Array(sizeBytes)
          // No two alike: PostgreSQL sends what is the same only once.
          new DataView(presence.buffer).setUint32(0, seq)
          a.bus.publish(room, { kind: 'presence', presence })
        }
        const noPresence = new Uint8Array(100_000).fill(255)
        a.bus.publish(room, { kind: 'presence', presence: noPresence })
        line.mend()
        await until(
          'the latest is there',
          () => ear.lastSeq() === count && ear.words.at(-1)?.kind === 'presence',
        )
        const sizes = ear.words.map((word) => (word.kind === 'presence' ? word.presence.length : 0))
        const heardBytes = sizes.reduce((sum, size) => sum + size, 0)
        expect(heardBytes).toBeLessThanOrEqual(MAX_BUS_WAITING_BYTES)
        expect(heardBytes).toBeGreaterThan(MAX_BUS_WAITING_BYTES / 2)
        expect(ear.words.filter((word) => word.kind === 'log')).toEqual([log(count)])
      },
    )

    busTest('[BU6] a node that stops says its last words first, and waits for nobody long', async () => {
      const { carrier, cuttable, line } = await startBroker(name)
      const [a, b, c] = [await openNode(carrier), await openNode(carrier), await openNode(cuttable)]
      const room = newId<RoomId>()
      const ear = b.hear(room)
      await until('it is listened to', () => {
        a.bus.publish(room, log(1))
        return ear.lastSeq() === 1
      })
      a.bus.publish(room, log(2))
      await Promise.all([a.bus.close(), a.bus.close()])
      a.bus.publish(room, log(3))
      await until('the last word is there', () => ear.lastSeq() === 2)
      expect(a.bus.isHearing).toBe(false)
      line.freeze()
      c.bus.publish(room, log(4))
      await c.bus.close()
      line.cut()
      await startNode(cuttable).bus.close()
      expect(ear.lastSeq()).toBe(2)
    })

    busTest('[BU6] a process whose bus is closed ends by itself', async () => {
      const { url } = await startBroker(name)
      const program = `
        import { openBus } from '@plenary/server/live/open-bus.ts'
        import { createLogger } from '@plenary/server/logger.ts'
        const valkeyUrl = ${name === 'valkey'} ? ${JSON.stringify(url)} : null
        const config = { valkeyUrl, databaseUrl: ${JSON.stringify(url)}, storage: 'postgres' }
        const bus = await openBus(config, createLogger('info'))
        while (!bus.isHearing) await new Promise(setImmediate)
        bus.subscribe('room', () => {})
        bus.publish('room', { kind: 'log', seq: 1 })
        await bus.close()
      `
      const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
        cwd: import.meta.dirname,
        stdio: 'inherit',
      })
      onTestFinished(() => void child.kill('SIGKILL'))
      expect(await once(child, 'exit')).toEqual([0, null])
    })
  })
}

describe('where there is a choice', () => {
  test('[BU7] two installations on one Valkey do not hear each other', async (context) => {
    const reason = whyNoValkey()
    if (reason) context.skip(reason)
    const { url } = await Valkey.start()
    const [a, b, c] = await Promise.all(['', '/1', '/1'].map((path) => openNode(valkeyCarrier(url + path))))
    if (!a || !b || !c) throw new Error('no nodes')
    const room = newId<RoomId>()
    const ear = c.hear(room)
    await until('those of one hear each other', () => {
      a.bus.publish(room, log(1))
      b.bus.publish(room, log(2))
      return ear.lastSeq() === 2
    })
    expect([...ear.senders]).toEqual([b.bus.nodeId])
  })

  test('[BU7] a server with an embedded database is alone and misses nothing', async () => {
    const config = { valkeyUrl: null, databaseUrl: 'embedded:memory', storage: 'embedded' } as const
    const bus = await openBus(config, createLogger('silent'))
    expect([bus instanceof SilentBus, bus.isHearing]).toEqual([true, true])
    bus.publish(newId(), log(1))
    bus.subscribe(newId(), () => {})()
    await bus.close()
  })
})
