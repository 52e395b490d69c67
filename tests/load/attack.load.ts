import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { AttackGround, type Outcome } from '../support/attack-ground.ts'
import type { Attack, AttackLine, Site } from '../support/attacks/attack.ts'
import { buildServer } from '../support/built-server.ts'
import { startPostgres } from '../support/postgres.ts'
import { seedDatabase } from '../support/seed-database.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { ALL_ATTACKS, type Order } from './attacker.ts'

// `node tests/load/attack.load.ts [part of a name]`: what honest people feel while somebody attacks their room again
// and again, on the embedded database. Two of them write eight words a second each. Prints; asserts nothing.

const PAUSE_MS = 125
const NOTHING: Attack = { name: 'nothing, to compare with', closedWith: null, mount: async () => [] }

const wanted = process.argv[2] ?? ''
const command = buildServer()
const postgres = await startPostgres()
let attacks = 0
for (const attack of [NOTHING, ...ALL_ATTACKS].filter(({ name }) => name.includes(wanted))) {
  attacks += 1
  const databaseUrl = await postgres.createDatabase(`attacked_${attacks}`)
  await seedDatabase(databaseUrl)
  const server = new ServerProcess(
    await freePort(),
    { DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' },
    command,
  )
  await server.start()
  try {
    const ground = await AttackGround.enter(server)
    const outcome = await ground.suffer(again(attack), { pause: () => setTimeout(PAUSE_MS) })
    print(attack, outcome)
  } catch (error) {
    console.log(`${attack.name}\n  not borne: ${error instanceof Error ? error.message : error}`)
  } finally {
    await server.kill()
  }
}
await postgres.stop()
process.exit()

/** The attack over and over for some seconds, in a thread of its own: honest people are timed in this one. */
function again({ name }: Attack): Attack {
  const mount = async ({ attacker: { url, cookie }, roomId }: Site): Promise<AttackLine[]> => {
    const order: Order = { name, url, cookie, roomId }
    const worker = new Worker(new URL('attacker.ts', import.meta.url), { workerData: order })
    const [codes]: (number | null)[][] = await once(worker, 'message')
    await worker.terminate()
    return (codes ?? []).map((closeCode) => ({ closeCode, closed: async () => closeCode ?? 0 }))
  }
  return { name, closedWith: null, mount }
}

function print({ name }: Attack, { people, keptBytes, memory, closeCodes }: Outcome): void {
  const { savedMs, peerMs } = people.latencies
  const codes = Map.groupBy(closeCodes, (code) => code ?? 'still open')
  const ends = [...codes].map(([code, lines]) => `${code} × ${lines.length}`).join(', ')
  console.log(name)
  console.log(`  edit to saved, ms: ${percentiles(savedMs)}; edit to peer, ms: ${percentiles(peerMs)}`)
  console.log(
    `  kept after collection: ${megabytes(keptBytes)} MB; RSS ${megabytes(memory.rssBytes)} MB; attacker’s lines: ${ends || 'none to close'}`,
  )
}

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1)
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} (n = ${sorted.length})`
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1)
}
