import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { type AuditActor, NO_HASH, recordAct } from '@plenary/db/audit.ts'
import { findCoalition, insertCoalition } from '@plenary/db/coalitions.ts'
import { type Db, openDatabase } from '@plenary/db/database.ts'
import { updateMember } from '@plenary/db/members.ts'
import { DEMO_COALITION } from '@plenary/server/demo/demo-coalition.ts'
import { type AuditPage, auditPageSchema } from '@plenary/shared/audit.ts'
import { type CoalitionId, type MemberId, newId } from '@plenary/shared/ids.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as z from 'zod/mini'
import { alter, plantRow } from '../support/planted-chains.ts'
import { startTestServer } from '../support/start-server.ts'
import { environmentOf, newDatabaseUrl, STORAGES, whyNot } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const VERIFY = resolve(ROOT, 'server/src/audit/audit-verify.ts')

const IMANI = 'imani@larkspur.example'
const TOMAS = 'tomas@kestrel.example'
const TRAIL = `/api/coalitions/${DEMO_COALITION.slug}/audit`

/** Works on the tables of a database that no server has open. */
async function withDatabase<T>(databaseUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase(databaseUrl)
  try {
    return await work(db)
  } finally {
    await close()
  }
}

/** The demo coalition, and one of its people as the trail names them. */
async function demoActor(db: Db, displayName: string) {
  const coalition = await findCoalition(db, DEMO_COALITION.slug)
  const member = await db
    .selectFrom('members')
    .select(['id', 'organization_id'])
    .where('display_name', '=', displayName)
    .executeTakeFirstOrThrow()
  if (!coalition) throw new Error('no demo coalition')
  const actor: AuditActor = { memberId: member.id, organizationId: member.organization_id }
  return { coalitionId: coalition.id, actor }
}

async function readPage(person: TestMember, query = ''): Promise<AuditPage> {
  const answer = await person.request(`${TRAIL}?${query}`)
  expect(answer.status).toBe(200)
  return auditPageSchema.parse(await answer.json())
}

describe('[TR3] the trail is for those who coordinate', () => {
  test('a member is refused; to a stranger it is not there; without a session there is nothing', async () => {
    const databaseUrl = await newDatabaseUrl('any')
    await withDatabase(databaseUrl, async (db) => {
      const id = await insertCoalition(db, { slug: 'elsewhere', name: { en: 'Elsewhere', fr: 'Ailleurs' } })
      await plantRow(db, id, 1)
    })
    const server = await startTestServer({ databaseUrl })
    const [imani, tomas] = await Promise.all([
      TestMember.signIn(server, IMANI),
      TestMember.signIn(server, TOMAS),
    ])
    for (const path of ['audit', 'audit/export?format=csv']) {
      const status = async (person: TestMember, slug: string) => {
        const answer = await person.request(`/api/coalitions/${slug}/${path}`)
        return [answer.status, answer.status === 200 ? '' : await answer.text()]
      }
      expect((await status(imani, DEMO_COALITION.slug))[0]).toBe(200)
      expect(await status(tomas, DEMO_COALITION.slug)).toEqual([403, expect.stringContaining('no-access')])
      expect(await status(imani, 'elsewhere')).toEqual(await status(imani, 'not-there-at-all'))
      expect(await status(imani, 'elsewhere')).toEqual([404, expect.stringContaining('not-found')])
      expect(await status(new TestMember(server.url, ''), DEMO_COALITION.slug)).toEqual([
        401,
        expect.stringContaining('signed-out'),
      ])
    }
  })

  test('what is asked wrongly is refused by name', async () => {
    const imani = await TestMember.signIn(await startTestServer('any'), IMANI)
    for (const [query, field] of [
      ['?group=secrets', 'group'],
      ['?organization=1', 'organization'],
      ['?before=-1', 'before'],
      ['/export?format=xlsx', 'format'],
    ]) {
      const answer = await imani.request(TRAIL + query)
      expect([answer.status, await answer.json()]).toEqual([
        422,
        expect.objectContaining({ fields: [field] }),
      ])
    }
  })
})

describe('[TR4] the trail is read in pages', () => {
  test('the newest first, each act once, with the names of today, or none where they are gone', async () => {
    const databaseUrl = await newDatabaseUrl('any')
    const { gone, actor, before } = await withDatabase(databaseUrl, async (db) => {
      const { coalitionId, actor } = await demoActor(db, 'Imani O.')
      const gone = newId<MemberId>()
      const elsewhere = newId<CoalitionId>()
      const head = await db
        .selectFrom('audit_heads')
        .select('seq')
        .where('chain', '=', coalitionId)
        .executeTakeFirst()
      for (let n = 0; n < 119; n += 1) {
        await recordAct(db, { coalitionId, act: 'member.suspended', actor, memberId: gone })
      }
      await recordAct(db, { coalitionId, act: 'member.renamed', actor, memberId: actor.memberId })
      await updateMember(db, actor.memberId, { displayName: 'Imani Okoro' })
      // Of a coalition that is none of theirs.
      for (let n = 0; n < 3; n += 1) await plantRow(db, elsewhere, n)
      return { gone, actor, before: head?.seq ?? 0 }
    })
    const imani = await TestMember.signIn(await startTestServer({ databaseUrl }), IMANI)
    const pages = [await readPage(imani)]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
      pages.push(await readPage(imani, `before=${next}`))
    }
    const [first, second] = pages.flatMap(({ items }) => items)
    expect(pages.slice(0, 2).map(({ items }) => items.length)).toEqual([50, 50])
    expect(pages.flatMap(({ items }) => items.map(({ seq }) => seq))).toEqual(
      Array.from({ length: before + 120 }, (_, n) => before + 120 - n),
    )
    expect(first).toMatchObject({
      act: 'member.renamed',
      actor: { ...actor, name: 'Imani Okoro' },
      member: { memberId: actor.memberId, name: 'Imani Okoro' },
      organization: null,
      room: null,
    })
    expect(second?.member).toEqual({ memberId: gone, name: null })
    expect(pages.map(({ lastHash }) => lastHash)).toEqual(pages.map(() => first?.hash))
  })

  test('narrowed to a group of acts and to what an organisation did or was meant by', async () => {
    const databaseUrl = await newDatabaseUrl('any')
    const { kestrel, larkspur } = await withDatabase(databaseUrl, async (db) => {
      const { coalitionId, actor: imani } = await demoActor(db, 'Imani O.')
      const { actor: tomas } = await demoActor(db, 'Tomas R.')
      const event = { coalitionId, actor: imani }
      await recordAct(db, { ...event, act: 'invite.created' })
      await recordAct(db, { ...event, act: 'room.role-given', organizationId: tomas.organizationId })
      await recordAct(db, { ...event, act: 'member.role-changed', memberId: tomas.memberId })
      await recordAct(db, { coalitionId, actor: tomas, act: 'room.created' })
      return { kestrel: tomas.organizationId, larkspur: imani.organizationId }
    })
    const imani = await TestMember.signIn(await startTestServer({ databaseUrl }), IMANI)
    const actsOf = async (query: string) => (await readPage(imani, query)).items.map(({ act }) => act)
    expect((await actsOf(`organization=${kestrel}`)).slice(0, 3)).toEqual([
      'room.created',
      'member.role-changed',
      'room.role-given',
    ])
    expect((await actsOf(`organization=${larkspur}`)).slice(0, 3)).toEqual([
      'member.role-changed',
      'room.role-given',
      'invite.created',
    ])
    expect((await actsOf('group=rooms')).slice(0, 2)).toEqual(['room.created', 'room.role-given'])
    expect((await actsOf(`group=invites&organization=${kestrel}`)).slice(0, 1)).toEqual([])
  })
})

const exportSchema = z.object({
  form: z.literal('plenary-trail-1'),
  chain: z.string(),
  rows: z.array(z.looseObject({ seq: z.int(), act: z.string(), previousHash: z.string(), hash: z.string() })),
})

/** Checks an export by what docs/audit.md says, and by nothing of ours. Gives the number of the first false row. */
function firstFalseRow({ chain, rows }: z.infer<typeof exportSchema>): number | null {
  let previous = '0'.repeat(64)
  for (const [at, row] of rows.entries()) {
    const facts = Object.entries(row.facts as object).sort(([a], [b]) => (a < b ? -1 : 1))
    const names = 'at act accountId actorId actorOrganizationId memberId organizationId roomId'.split(' ')
    const form = [chain, row.seq, ...names.map((name) => row[name]), facts, row.previousHash]
    const hash = createHash('sha256').update(JSON.stringify(form)).digest('hex')
    if (row.seq !== at + 1 || row.previousHash !== previous || row.hash !== hash) return row.seq
    previous = row.hash
  }
  return null
}

describe('[TR5] the export', () => {
  test('as JSON it is the whole chain, can be checked alone, and ends with the export itself', async () => {
    const databaseUrl = await newDatabaseUrl('any')
    await withDatabase(databaseUrl, async (db) => {
      const { coalitionId } = await demoActor(db, 'Imani O.')
      for (let n = 0; n < 600; n += 1) await plantRow(db, coalitionId, n)
    })
    const imani = await TestMember.signIn(await startTestServer({ databaseUrl }), IMANI)
    const answer = await imani.request(`${TRAIL}/export?format=json`)
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="plenary-trail-common-table-\d{4}-\d\d-\d\d\.json"$/,
    )
    const exported = exportSchema.parse(await answer.json())
    expect(exported.rows.length).toBeGreaterThan(600)
    expect(firstFalseRow(exported)).toBe(null)
    expect(exported.rows.at(-1)).toMatchObject({ act: 'audit.exported', facts: { format: 'json' } })
    expect(exported.rows[0]?.previousHash).toBe(NO_HASH)
    expect((await readPage(imani)).lastHash).toBe(exported.rows.at(-1)?.hash)
    const row = exported.rows[416]
    if (row) row.facts = { role: 'reader' }
    expect(firstFalseRow(exported)).toBe(417)
  })

  test('as CSV it has names beside the ids, and no name of anybody becomes a formula', async () => {
    const databaseUrl = await newDatabaseUrl('any')
    await withDatabase(databaseUrl, async (db) => {
      const { coalitionId, actor } = await demoActor(db, 'Tomas R.')
      await updateMember(db, actor.memberId, { displayName: '=HYPERLINK("//x.example";"Tomas")' })
      await recordAct(db, { coalitionId, act: 'member.renamed', actor, facts: { note: ' \t@sum(1)' } })
    })
    const imani = await TestMember.signIn(await startTestServer({ databaseUrl }), IMANI)
    const answer = await imani.request(`${TRAIL}/export?format=csv`)
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    const csv = Buffer.from(await answer.arrayBuffer()).toString('utf8')
    const lines = csv.trimEnd().split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFF"row","time \(UTC\)","act","by",/)
    expect(lines.at(-2)).toContain(`"member.renamed","'=HYPERLINK(""//x.example"";""Tomas"")","Kestrel`)
    expect(lines.at(-1)).toContain('"audit.exported","Imani O.",')
    expect(lines.at(-1)).toContain('"format: csv"')
    for (const line of lines) expect(line).not.toMatch(/(^|,)"[=+\-@\t]/)
  })

  test('it is given only to somebody who has lately shown that it is still them', async () => {
    const first = await startTestServer('any')
    const { cookie } = await TestMember.signIn(first, IMANI)
    await first.stop()
    await withDatabase(first.databaseUrl, (db) =>
      db
        .updateTable('sessions')
        .set({ proved_at: new Date(Date.now() - 11 * 60_000) })
        .execute(),
    )
    const server = await startTestServer(first)
    const imani = new TestMember(server.url, cookie)
    const before = (await readPage(imani)).lastHash
    const refused = await imani.request(`${TRAIL}/export?format=json`)
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('proof-needed')])
    expect((await readPage(imani)).lastHash).toBe(before)
  })
})

/** What `pnpm audit:verify` says, line by line. */
async function verify(databaseUrl: string, ...hashes: string[]) {
  const child = spawn(process.execPath, [VERIFY, ...hashes], {
    env: { PATH: process.env.PATH, ...environmentOf(databaseUrl) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { said: said.trim().split('\n'), complained: complained.trim(), code }
}

describe.each(STORAGES)('[TR2] audit:verify on %s', (storage) => {
  test.skipIf(whyNot(storage))('counts what is whole, and names the first row of what is not', async () => {
    const databaseUrl = await newDatabaseUrl(storage)
    const chains = [newId<CoalitionId>(), newId<CoalitionId>()] as const
    const rows = await withDatabase(databaseUrl, async (db) => {
      const planted = []
      for (let n = 1; n <= 20; n += 1) planted.push(await plantRow(db, chains[0], n))
      await plantRow(db, chains[1], 1)
      return planted
    })
    const whole = await verify(databaseUrl, rows[4]?.hash ?? '')
    expect(whole).toMatchObject({ code: 0, complained: '' })
    expect(whole.said).toContain(`chain ${chains[0]} is whole: 20 rows, last hash ${rows.at(-1)?.hash}`)
    expect(whole.said).toContain(`${rows[4]?.hash}: chain ${chains[0]} row 5`)
    expect(whole.said.at(-1)).toBe('Every chain is whole.')

    await withDatabase(databaseUrl, (db) => alter(db, { chain: chains[0], seq: 17 }, 'member_id = null'))
    const broken = await verify(databaseUrl, rows[18]?.hash ?? '')
    expect(broken.code).toBe(1)
    expect(broken.said).toContain(`chain ${chains[0]} row 17: its content was changed`)
    expect(broken.said).toContain(`${rows[18]?.hash}: no row that is right has this hash`)
    expect(broken.said.at(-1)).toMatch(/^1 of \d+ chains is broken: above is the first place of each\.$/)
  })
})

test('[TR2] audit:verify leaves an embedded database alone that a server has open, and makes none', async () => {
  const server = await startTestServer('embedded')
  const folder = server.databaseUrl.slice('embedded:'.length)
  const busy = await verify(server.databaseUrl)
  expect(busy.code).toBe(2)
  expect(busy.complained).toBe(
    `${folder} is in use by a running Plenary (process ${process.pid}), and an embedded database has one user at a time: stop it, then check again.`,
  )
  const nowhere = await verify(`embedded:${folder}/not-there`)
  expect(nowhere).toEqual({ said: [''], complained: 'There is no database in DATA_DIR.', code: 2 })
})
