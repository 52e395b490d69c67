import { cp } from 'node:fs/promises'
import { Client } from 'pg'
import { inject } from 'vitest'
import { makeTempFolder } from './temp-folder.ts'

/** The kinds of database everything must work on. */
export const STORAGES = ['embedded', 'postgres'] as const
export type Storage = (typeof STORAGES)[number]

let count = 0

/** The address of a new database with the demo coalition in it, as the server takes it. */
export async function newDatabaseUrl(storage: Storage): Promise<string> {
  count += 1
  return storage === 'embedded' ? newEmbedded() : newPostgres()
}

/** Why there is no PostgreSQL to test on, or null. */
export function whyNot(storage: Storage): string | null {
  return storage === 'postgres' ? inject('noPostgresReason') : null
}

async function newEmbedded(): Promise<string> {
  const folder = makeTempFolder('embedded')
  await cp(inject('seededFolder'), folder, { recursive: true })
  return `embedded:${folder}`
}

async function newPostgres(): Promise<string> {
  const template = inject('seededUrl')
  if (!template) throw new Error('no PostgreSQL')
  const url = new URL(template)
  const seeded = url.pathname.slice(1)
  const name = `test_${process.pid}_${count}`
  url.pathname = '/postgres'
  const client = new Client({ connectionString: url.href })
  await client.connect()
  // Two test files may copy at once, and a template must not be in use.
  await client.query('select pg_advisory_lock(1)')
  await client.query(`create database "${name}" template "${seeded}"`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}
