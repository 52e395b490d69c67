import type { StoredRow } from '@plenary/db/audit-rows.ts'
import type { TrailNames } from '@plenary/db/audit-trail.ts'
import { CSV_BEGINNING, csvLine } from '@plenary/shared/csv.ts'
import type { CoalitionId } from '@plenary/shared/ids.ts'

const COLUMNS = [
  'row',
  'time (UTC)',
  'act',
  'by',
  'for organisation',
  'about member',
  'about organisation',
  'about document',
  'details',
  'by (id)',
  'for organisation (id)',
  'about member (id)',
  'about organisation (id)',
  'about document (id)',
  'hash of the row before',
  'hash',
]

/** A trail as JSON: each row with exactly what was hashed, so that it can be checked again alone (docs/audit.md). */
export async function* jsonOfTrail(
  chain: CoalitionId,
  rows: AsyncIterable<StoredRow>,
): AsyncGenerator<string> {
  yield `{"form":"plenary-trail-1","chain":${JSON.stringify(chain)},"rows":[`
  let separator = '\n'
  for await (const { chain: _, ...row } of rows) {
    yield separator + JSON.stringify(row)
    separator = ',\n'
  }
  yield '\n]}\n'
}

/** A trail as a table for people to read: the ids and hashes of the chain, and the names of today beside them. */
export async function* csvOfTrail(rows: AsyncIterable<StoredRow>, names: TrailNames): AsyncGenerator<string> {
  yield `${CSV_BEGINNING}${csvLine(COLUMNS)}`
  for await (const row of rows) yield csvLine(cellsOf(row, names))
}

function cellsOf(row: StoredRow, { members, organizations, rooms }: TrailNames): string[] {
  const nameIn = <Id>(map: ReadonlyMap<Id, string>, id: Id | null) => (id && map.get(id)) || ''
  return [
    String(row.seq),
    row.at,
    row.act,
    nameIn(members, row.actorId),
    nameIn(organizations, row.actorOrganizationId),
    nameIn(members, row.memberId),
    nameIn(organizations, row.organizationId),
    nameIn(rooms, row.roomId),
    detailsOf(row.facts),
    row.actorId ?? '',
    row.actorOrganizationId ?? '',
    row.memberId ?? '',
    row.organizationId ?? '',
    row.roomId ?? '',
    row.previousHash,
    row.hash,
  ]
}

function detailsOf(facts: StoredRow['facts']): string {
  if (typeof facts === 'string') return facts
  return Object.entries(facts)
    .map(([key, fact]) => `${key}: ${fact}`)
    .join('; ')
}
