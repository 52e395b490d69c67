import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** Creates a database and gives its name: the wish, made unique. */
export async function createDatabase(url: string, wish: string): Promise<string> {
  const name = `${wish.replace(/\W/g, '_')}_${randomBytes(4).toString('hex')}`
  await query(url, `create database "${name}"`)
  return name
}

/** The connection string of another database of the same server. */
export function urlOfDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = database
  return changed.href
}

/** Runs one statement over a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    await client.end()
  }
}
