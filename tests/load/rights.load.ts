import { buildServer } from '../support/built-server.ts'
import { guestIn, membersSeenBy, organizationCalled } from '../support/inviting.ts'
import { startPostgres } from '../support/postgres.ts'
import { seedDatabase } from '../support/seed-database.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { IMANI, MAELLE } from '../support/submission.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { percentile } from './statistics.ts'

// `node tests/load/rights.load.ts [rounds]`: how long after a change of rights is asked for on one node the line of
// whom it touches is closed on another. The person types meanwhile, eight letters a second. PostgreSQL, two built
// servers; a round does each act once; beyond 20 one account would be slowed down. Prints; asserts nothing.

const ROUNDS = Number(process.argv[2] ?? 20)
const TYPING_PAUSE_MS = 125

/** Somebody with a line on the other node, and what is done to them on this one. */
type Act = { line: TestLine; act: () => Promise<unknown>; after?: () => Promise<unknown> }

const command = buildServer()
const postgres = await startPostgres()
const databaseUrl = await postgres.createDatabase('rights')
await seedDatabase(databaseUrl)
const [here, there] = await Promise.all([startNode(), startNode()])
const imani = await TestMember.signIn(here, IMANI)
const roomId = await imani.submissionId()
const { id: aubepine } = await organizationCalled(imani, 'Réseau Aubépine')
const maelleId = (await membersSeenBy(imani)).find(({ displayName }) => displayName === 'Maëlle T.')?.id

const ACTS: Record<string, () => Promise<Act>> = {
  'demotion of an organisation': async () => {
    const gift = (role: string | null) =>
      imani.call('PUT', `/api/rooms/${roomId}/roles`, { to: 'organization', organizationId: aubepine, role })
    const { line } = await maelleThere()
    return { line, act: () => gift('reader'), after: () => gift('editor') }
  },
  'a role taken away': async () => {
    const gift = (role: string | null) =>
      imani.call('PUT', `/api/rooms/${roomId}/roles`, { to: 'organization', organizationId: aubepine, role })
    const { line } = await maelleThere()
    return { line, act: () => gift(null), after: () => gift('editor') }
  },
  suspension: async () => {
    const suspend = (isSuspended: boolean) => imani.call('PATCH', `/api/members/${maelleId}`, { isSuspended })
    const { line } = await maelleThere()
    return { line, act: () => suspend(true), after: () => suspend(false) }
  },
  'sign-out': async () => {
    const { line, onHere } = await maelleThere()
    return { line, act: () => onHere.call('DELETE', '/api/sessions/current') }
  },
  'a session ended from another device': async () => {
    const { line } = await maelleThere()
    const phone = await TestMember.signIn(here, MAELLE)
    return { line, act: () => phone.call('DELETE', '/api/sessions/others') }
  },
  'a link revoked': async () => {
    const { guest, inviteId } = await guestIn(imani, roomId, 'editor')
    const line = await new TestMember(there.url, guest.cookie).join(roomId)
    return { line, act: () => imani.call('DELETE', `/api/invites/${inviteId}`) }
  },
}

const times = new Map<string, number[]>(Object.keys(ACTS).map((name) => [name, []]))
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, prepare] of Object.entries(ACTS)) times.get(name)?.push(await measure(await prepare()))
}
for (const [name, taken] of times) print(name, taken)
print('all', [...times.values()].flat())
await Promise.all([here.kill(), there.kill()])
await postgres.stop()
process.exit()

async function startNode(): Promise<ServerProcess> {
  // The acts come from one address, and faster than a person's.
  const environment = { DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', TRUST_PROXY: 'true' }
  const server = new ServerProcess(await freePort(), environment, command)
  await server.start()
  return server
}

async function maelleThere(): Promise<{ line: TestLine; onHere: TestMember }> {
  const onHere = await TestMember.signIn(here, MAELLE)
  return { line: await new TestMember(there.url, onHere.cookie).join(roomId), onHere }
}

/** Milliseconds from the asking to the line's end. */
async function measure({ line, act, after }: Act): Promise<number> {
  const typing = setInterval(() => line.write('x'), TYPING_PAUSE_MS)
  await line.saved()
  const from = performance.now()
  const closed = new Promise<number>((resolve) => {
    line.socket.once('close', () => resolve(performance.now() - from))
  })
  await act()
  const taken = await closed
  clearInterval(typing)
  await after?.()
  return taken
}

function print(name: string, taken: readonly number[]): void {
  const at = (share: number) => percentile(taken, share).toFixed(1)
  console.log(
    `${name}: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)} ms (n = ${taken.length})`,
  )
}
