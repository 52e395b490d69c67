import { sql } from 'kysely'
import type { Db } from './database.ts'

/** What time it is for the database, by whose clock rows are dated. */
export async function databaseTime(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the database has no clock')
  return row.now
}
