import { expect, test } from 'vitest'
import { query } from '../support/postgres-databases.ts'
import { Random } from '../support/random.ts'
import { SmallDisk } from '../support/small-disk.ts'
import { until } from '../support/until.ts'
import { FIRST_SEED } from './flags.ts'
import { expectSentAway, isReadable, type Stage, setStage, whyNotOurs } from './outage.ts'
import { expectStored } from './stored-text.ts'
import { comeBack, startTyping } from './typing.ts'

const PATIENCE_MS = 120_000
/** How often people come back in vain; with 200 words more each time, what they hold grows and the server must not. */
const RETURNS = 8
const WORDS_EACH = 200
const KEPT_MAX_BYTES = 20 * 1024 * 1024

test.skipIf(whyNotOurs())(
  '[DU9] with a full disk nothing is promised or shown, memory stays bounded, and it recovers by itself',
  async ({ skip }) => {
    const disk = SmallDisk.mount()
    if (!disk) return skip('only a process that may mount has a disk to fill')
    const stage = await setStage()
    await query(stage.databaseUrl, `create tablespace small location '${disk.folder}'`)
    await query(stage.databaseUrl, 'alter table room_updates set tablespace small')
    const fill = async () => {
      disk.fill()
      await fillPages(stage.databaseUrl)
    }
    await outlive(stage, { fill, empty: async () => disk.empty() })
  },
  PATIENCE_MS,
)

test.skipIf(whyNotOurs())(
  '[DU9] PostgreSQL says that its disk is full: the same, where no disk can be filled',
  async () => {
    const stage = await setStage()
    const { databaseUrl } = stage
    await query(
      databaseUrl,
      `create function refuse() returns trigger language plpgsql as $$
       begin raise exception 'no space left on device' using errcode = 'disk_full'; end $$`,
    )
    await outlive(stage, {
      fill: async () =>
        void (await query(
          databaseUrl,
          'create trigger full_disk before insert on room_updates for each statement execute function refuse()',
        )),
      empty: async () => void (await query(databaseUrl, 'drop trigger full_disk on room_updates')),
    })
  },
  PATIENCE_MS,
)

/**
 * On a full disk there is still room in the pages that the table has already, and a short update would find it.
 * Rows of a room that nobody is in take it, smaller and smaller ones.
 */
async function fillPages(databaseUrl: string): Promise<void> {
  await query(
    databaseUrl,
    `do $$
     declare filler uuid := gen_random_uuid(); size integer; place integer := 0;
     begin
       insert into rooms (id, coalition_id, kind, title, created_by)
         select filler, coalition_id, kind, 'Filler', created_by from rooms limit 1;
       foreach size in array array[6000, 1500, 300, 60, 1] loop
         loop
           place := place + 1;
           begin
             insert into room_updates (room_id, seq, member_id, organization_id, update)
               select filler, place, id, organization_id, (
                 select substring(string_agg(decode(md5(random()::text), 'hex'), '') for size)
                 from generate_series(0, size / 16)
               )
               from members limit 1;
           exception when disk_full then exit;
           end;
         end loop;
       end loop;
     end $$`,
  )
}

/** Everybody types when the disk fills up, comes back again and again, and is let in when there is room. */
async function outlive(
  stage: Stage,
  disk: { fill: () => Promise<void>; empty: () => Promise<void> },
): Promise<void> {
  const { casts, server, databaseUrl } = stage
  const random = new Random(FIRST_SEED)
  const typing = casts.flatMap((cast) => startTyping(cast, random))
  await until('they have been told something', () =>
    casts.every(({ writers }) => writers.some((writer) => writer.answered > 10)),
  )
  await disk.fill()
  await Promise.all(typing)
  await expectSentAway(stage)
  for (const cast of casts) cast.bearWitness()

  const before = await server.memory()
  const rowsBefore = await countRows(databaseUrl)
  for (let n = 0; n < RETURNS; n++) await returnInVain(stage)
  const after = await server.memory()
  expect(after.keptBytes - before.keptBytes).toBeLessThan(KEPT_MAX_BYTES)
  expect(await countRows(databaseUrl)).toBe(rowsBefore)

  await disk.empty()
  await isReadable(stage)
  await comeBack(casts, random)
  await expectStored(databaseUrl, casts)
}

/** Each comes back with more than before, and is sent away without an answer. */
async function returnInVain({ casts }: Stage): Promise<void> {
  for (const writer of casts.flatMap((cast) => cast.writers)) {
    for (let n = 0; n < WORDS_EACH; n++) writer.typeWord()
    const line = writer.knock({ isFresh: false })
    await until('it is sent away', () => line.closeCode)
    expect(line.closeCode).toBe(4503)
    expect(line.received.filter(({ type }) => type === 'saved')).toEqual([])
  }
}

async function countRows(databaseUrl: string): Promise<unknown> {
  const [row] = await query(databaseUrl, 'select count(*)::int as n from room_updates')
  return row?.n
}
