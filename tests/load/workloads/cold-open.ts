import { setTimeout } from 'node:timers/promises'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as Y from 'yjs'
import type { OpenedText } from '../contenders/contender.ts'
import { largeDocument } from '../large-document.ts'
import { makeFirstText } from '../lines/first-text.ts'
import type { LoadRoom } from '../lines/load-room.ts'
import type { Stage } from '../stage.ts'
import { median, percentile } from '../statistics.ts'
import { typeMeasured } from '../typing.ts'
import { MACHINE_KINDS, machineFigures } from './machine-figures.ts'
import type { Workload } from './workload.ts'

const CROWD = 60
const OPENINGS = 9

/** A long text is opened: by one person, by a class at once, and both after a restart. */
export const coldOpen: Workload = {
  name: 'cold-open',
  title: 'Opening a text of 150,000 edits, eight people at work in another room',
  rounds: 2,
  figures: [
    { key: 'oneMs', label: 'one person', unit: 'ms', target: { ofBestPeer: 0.5 } },
    { key: 'crowdMs', label: '60 at once, the last', unit: 'ms', target: { ofBestPeer: 0.2 } },
    { key: 'crowdLoopP99Ms', label: 'event-loop delay meanwhile, p99', unit: 'ms', target: { atMost: 50 } },
    { key: 'othersP95Ms', label: 'edit to screen of the others meanwhile, p95', unit: 'ms' },
    { key: 'restartMs', label: 'one person after a restart', unit: 'ms', target: { ofBestPeer: 0.3 } },
    { key: 'restartCrowdMs', label: '60 at once after a restart, the last', unit: 'ms' },
    {
      key: 'restartLoopP99Ms',
      label: 'event-loop delay meanwhile, p99',
      unit: 'ms',
      target: { atMost: 50 },
    },
    { key: 'restartOthersP95Ms', label: 'edit to screen of the others meanwhile, p95', unit: 'ms' },
    { key: 'textBytes', label: 'the text as it comes', unit: 'B' },
    ...MACHINE_KINDS,
  ],
  run: async (stage) => {
    const first = largeDocument()
    const [large] = stage.makeRooms(1, first)
    const [before, after] = stage.makeRooms(2, makeFirstText(8))
    if (!large || !before || !after) throw new Error('no rooms')
    await stage.start([large, before, after])
    const { keepsText } = stage.contender
    // The server folds its log as it would have over the months in which such a text is written.
    if (keepsText) await restart(stage, large)
    const openings = [await openWhileRunning(stage, large, before)]
    if (keepsText) {
      await restart(stage, null)
      openings.push(await openAfterRestart(stage, large, after))
    }
    const texts = openings.flatMap((opening) => opening.texts)
    return {
      figures: Object.assign({}, ...openings.map(({ figures }) => figures)),
      faults: [...new Set(texts.flatMap((text) => faultsOf(text, first.letters)))],
    }
  },
}

type Openings = { figures: Record<string, number>; texts: Uint8Array[] }

/** The first opening is from the store where there is one; in the others the room is in memory. */
async function openWhileRunning(stage: Stage, room: LoadRoom, others: LoadRoom): Promise<Openings> {
  await stage.fill([others], 8)
  const fromStore = await stage.open(room)
  const times: number[] = []
  for (let n = 0; n < OPENINGS; n++) {
    const { ms, line } = await stage.open(room)
    times.push(ms)
    line.end()
  }
  const { lastMs, usage, othersP95Ms, texts } = await openCrowd(stage, room, others)
  const { keepsText } = stage.contender
  return {
    figures: {
      ...(keepsText ? { restartMs: fromStore.ms } : {}),
      oneMs: median(times),
      crowdMs: lastMs,
      crowdLoopP99Ms: usage.loopDelayP99Ms,
      othersP95Ms,
      textBytes: texts[0]?.length ?? Number.NaN,
      ...machineFigures(usage),
    },
    texts: keepsText ? [fromStore.text, ...texts] : texts,
  }
}

async function openAfterRestart(stage: Stage, room: LoadRoom, others: LoadRoom): Promise<Openings> {
  await stage.fill([others], 8)
  const { lastMs, usage, othersP95Ms, texts } = await openCrowd(stage, room, others)
  return {
    figures: {
      restartCrowdMs: lastMs,
      restartLoopP99Ms: usage.loopDelayP99Ms,
      restartOthersP95Ms: othersP95Ms,
    },
    texts,
  }
}

/** Stops the server as an operator would and starts it again, after somebody has been in the room if one is given. */
async function restart(stage: Stage, visited: LoadRoom | null): Promise<void> {
  if (visited) (await stage.open(visited)).line.end()
  await stage.server.stop()
  await stage.startServer()
}

/** Sixty come at once while others write; gives the bytes that came, each kind once. */
async function openCrowd(stage: Stage, room: LoadRoom, others: LoadRoom) {
  const typing = typeMeasured(stage, {
    rooms: [others],
    typistsPerRoom: 3,
    keysPerSecond: 5,
    warmUpMs: 1_000,
    measuredMs: 2_500,
  })
  await setTimeout(1_500)
  const opened: OpenedText[] = []
  const usage = await stage.measure(async () => {
    opened.push(...(await Promise.all(Array.from({ length: CROWD }, () => stage.open(room)))))
  })
  const { latenciesMs } = await typing
  for (const { line } of opened) line.end()
  const texts = new Map(opened.map(({ text }) => [Buffer.from(text).toString('latin1'), text]))
  return {
    lastMs: Math.max(...opened.map(({ ms }) => ms)),
    usage,
    othersP95Ms: percentile(latenciesMs, 0.95),
    texts: [...texts.values()],
  }
}

function faultsOf(text: Uint8Array, letters: number): string[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, text)
  const got = doc
    .getXmlFragment(ROOT_NAME)
    .toString()
    .replace(/<[^>]*>/g, '').length
  return got === letters ? [] : [`a text came with ${got} of ${letters} letters`]
}
