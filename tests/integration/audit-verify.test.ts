import { NO_HASH, recordAct } from '@plenary/db/audit.ts'
import type { ChainFault } from '@plenary/db/audit-check.ts'
import { type Database, type Db, openDatabase } from '@plenary/db/database.ts'
import { type CoalitionId, newId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import {
  alter,
  checkAfter,
  checkAll,
  hashAnew,
  LENGTHS,
  plantChains,
  plantRow,
  putIn,
  renumber,
  rowAt,
  seeds,
  swap,
  takeOut,
  twoRows,
} from '../support/planted-chains.ts'
import { Random } from '../support/random.ts'
import { newDatabaseUrl, STORAGES, whyNot } from '../support/test-database.ts'

describe.each(STORAGES)('on %s', (storage) => {
  test.skipIf(whyNot(storage))(
    '[TR1] acts of one coalition make one unbroken chain, however many happen at once; what is undone leaves no row',
    async () => {
      const { db, close } = await openDatabase(await newDatabaseUrl(storage))
      onTestFinished(close)
      const chain = newId<CoalitionId>()
      const acts = Array.from({ length: 30 }, (_, n) =>
        db.transaction().execute(async (trx) => {
          await plantRow(trx, chain, n)
          if (n % 3 === 0) throw new Error('undone')
        }),
      )
      const settled = await Promise.allSettled(acts)
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
      const reports = await checkAll(db)
      expect(reports.filter(({ fault }) => fault)).toEqual([])
      expect(reports.find((report) => report.chain === chain)).toMatchObject({ rows: 20 })
    },
  )
})

describe('[TR2] the check finds whatever is done to a chain, and names its first place', () => {
  let database: Database
  let db: Db
  let first: CoalitionId
  let second: CoalitionId
  beforeAll(async () => {
    database = await openDatabase(await newDatabaseUrl('any'))
    db = database.db
    ;({ first, second } = await plantChains(db))
  })
  afterAll(() => database.close())

  /** What is wrong with the first planted chain after something was done, and that nothing else is. */
  async function faultAfter(tamper: (trx: Db) => Promise<unknown>): Promise<ChainFault | undefined> {
    const faults = await checkAfter(db, tamper)
    expect([...faults.keys()].filter((chain) => chain !== first)).toEqual([])
    return faults.get(first) ?? undefined
  }
  const at = (seq: number) => ({ chain: first, seq })

  test('nothing, where nothing was done; and it says how far each chain has come', async () => {
    const reports = await checkAll(db)
    expect(reports.map(({ fault }) => fault)).toEqual(reports.map(() => null))
    const last = await rowAt(db, at(LENGTHS.first))
    expect(reports.find(({ chain }) => chain === first)).toMatchObject({
      rows: LENGTHS.first,
      lastHash: last.hash,
    })
  })

  test.each([
    `at = at + interval '1 second'`,
    `at = at + interval '1 microsecond'`,
    `at = 'infinity'`,
    `act = 'room.role-taken'`,
    `account_id = gen_random_uuid()`,
    `actor_id = gen_random_uuid()`,
    `actor_id = null`,
    `actor_organization_id = organization_id`,
    `member_id = null`,
    `organization_id = gen_random_uuid()`,
    `room_id = null`,
    `facts = facts || '{"role": "reader"}'`,
    `facts = facts || '{"one": "more"}'`,
    `facts = facts - 'uses'`,
    `facts = facts || '{"isNew": "true"}'`,
    `facts = jsonb_set(facts, '{uses}', (facts->>'uses' || '.0')::jsonb)`,
    `facts = 'null'`,
    `facts = '[]'`,
    `facts = '{"role": {"of": "two"}}'`,
    `previous_hash = '${'1'.repeat(64)}'`,
    `previous_hash = hash`,
    `hash = previous_hash`,
    `hash = upper(hash)`,
  ])('a changed column: %s', async (assignment) => {
    for (const seq of [1, 7, LENGTHS.first]) {
      expect(await faultAfter((trx) => alter(trx, at(seq), assignment))).toEqual({ kind: 'changed', seq })
    }
  })

  test('a row changed by somebody who makes its hash anew: its neighbours or the head tell', async () => {
    for (let seq = 1; seq < LENGTHS.first; seq += 1) {
      const fault = await faultAfter(async (trx) => {
        await alter(trx, at(seq), `act = 'room.role-taken'`)
        await hashAnew(trx, at(seq))
      })
      expect(fault).toEqual({ kind: 'changed', seq })
    }
    const fault = await faultAfter(async (trx) => {
      await alter(trx, at(LENGTHS.first), `act = 'room.role-taken'`)
      await hashAnew(trx, at(LENGTHS.first))
    })
    expect(fault).toEqual({ kind: 'end-changed', seq: LENGTHS.first })
  })

  test('rows taken out, whether or not the others were numbered anew', async () => {
    for (const { random } of seeds(20)) {
      const [from, end] = twoRows(random, LENGTHS.first)
      const missing = { kind: 'missing', from, to: end - 1 }
      expect(await faultAfter((trx) => takeOut(trx, at(from), end - from))).toEqual(missing)
      const renumbered = await faultAfter(async (trx) => {
        await takeOut(trx, at(from), end - from)
        await renumber(trx, at(end), from - end)
      })
      expect(renumbered).toEqual(missing)
    }
  })

  test('the last rows, all rows, or the head taken out', async () => {
    for (const rows of [1, 3, LENGTHS.first]) {
      const fault = await faultAfter((trx) => takeOut(trx, at(LENGTHS.first - rows + 1), rows))
      expect(fault).toEqual({ kind: 'end-missing', rows })
    }
    const withoutHead = await faultAfter((trx) =>
      trx.deleteFrom('audit_heads').where('chain', '=', first).execute(),
    )
    expect(withoutHead).toEqual({ kind: 'head-missing' })
    const changedToo = await faultAfter(async (trx) => {
      await trx.deleteFrom('audit_heads').where('chain', '=', first).execute()
      await alter(trx, at(4), 'room_id = null')
    })
    expect(changedToo).toEqual({ kind: 'changed', seq: 4 })
  })

  test('a head that was set back or changed', async () => {
    const { hash } = await rowAt(db, at(9))
    const setBack = await faultAfter((trx) =>
      trx.updateTable('audit_heads').set({ seq: 9, hash }).where('chain', '=', first).execute(),
    )
    expect(setBack).toEqual({ kind: 'inserted', from: 10, to: LENGTHS.first })
    const changed = await faultAfter((trx) =>
      trx.updateTable('audit_heads').set({ hash }).where('chain', '=', first).execute(),
    )
    expect(changed).toEqual({ kind: 'end-changed', seq: LENGTHS.first })
  })

  test('a row put in, with the others numbered anew, whatever hash it brings', async () => {
    for (let seq = 1; seq <= LENGTHS.first; seq += 1) {
      const previousHash = seq === 1 ? NO_HASH : (await rowAt(db, at(seq - 1))).hash
      for (const follows of [previousHash, '1'.repeat(64)]) {
        const fault = await faultAfter(async (trx) => {
          await renumber(trx, at(seq), 1)
          await putIn(trx, at(seq + 1), seq, follows)
        })
        expect([seq, fault]).toEqual([seq, { kind: 'inserted', from: seq, to: seq }])
      }
    }
  })

  test('a row put in at the end, before the beginning, or twice', async () => {
    const length = LENGTHS.first
    const atEnd = await faultAfter(async (trx) =>
      putIn(trx, at(length), length + 1, (await rowAt(trx, at(length))).hash),
    )
    expect(atEnd).toEqual({ kind: 'inserted', from: length + 1, to: length + 1 })
    const before = await faultAfter((trx) => putIn(trx, at(1), 0))
    expect(before).toEqual({ kind: 'inserted', from: 0, to: 0 })
    const twice = await faultAfter(async (trx) => {
      await sql`alter table audit_events drop constraint audit_events_pkey`.execute(trx)
      await sql`insert into audit_events select * from audit_events
        where chain = ${first} and seq = 5`.execute(trx)
    })
    expect(twice).toEqual({ kind: 'inserted', from: 5, to: 5 })
  })

  test('two rows in each other’s place', async () => {
    for (const { seed, random } of seeds(30)) {
      const [a, b] = twoRows(random, LENGTHS.first)
      const fault = await faultAfter((trx) => swap(trx, at(a), at(b)))
      expect([seed, fault]).toEqual([seed, { kind: 'moved', seq: a, wasSeq: b }])
    }
  })

  test('a row of another chain in the place of one of this', async () => {
    for (const { seed, random } of seeds(20)) {
      const a = 1 + random.below(LENGTHS.first)
      const b = 1 + random.below(LENGTHS.second)
      const faults = await checkAfter(db, (trx) => swap(trx, at(a), { chain: second, seq: b }))
      expect([seed, faults.get(first)]).toEqual([
        seed,
        { kind: 'foreign', seq: a, wasChain: second, wasSeq: b },
      ])
      expect([seed, faults.get(second)]).toEqual([
        seed,
        { kind: 'foreign', seq: b, wasChain: first, wasSeq: a },
      ])
    }
  })

  test('any of these at random places of a chain longer than a page', async () => {
    const long = newId<CoalitionId>()
    const length = 1_100
    await db.transaction().execute(async (trx) => {
      for (let n = 0; n < length; n += 1)
        await recordAct(trx, { coalitionId: long, act: 'room.created', actor: null })
    })
    const random = new Random(4)
    for (const place of [500, 501, 1_000, ...Array.from({ length: 3 }, () => 2 + random.below(length - 2))]) {
      const here = { chain: long, seq: place }
      const changed = await checkAfter(db, (trx) => alter(trx, here, `act = 'member.left'`))
      expect(changed.get(long)).toEqual({ kind: 'changed', seq: place })
      const gone = await checkAfter(db, (trx) => takeOut(trx, here))
      expect(gone.get(long)).toEqual({ kind: 'missing', from: place, to: place })
      const moved = await checkAfter(db, (trx) => swap(trx, here, { chain: long, seq: length }))
      expect(moved.get(long)).toEqual({ kind: 'moved', seq: place, wasSeq: length })
    }
  })
})
