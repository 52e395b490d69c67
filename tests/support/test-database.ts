import { cp } from 'node:fs/promises'
import { Client } from 'pg'
import { inject, onTestFinished, TestRunner } from 'vitest'
import { urlOfDatabase } from './postgres-databases.ts'
import { makeTempFolder } from './temp-folder.ts'

/** The kinds of database everything must work on. */
export const STORAGES = ['embedded', 'postgres'] as const
export type Storage = (typeof STORAGES)[number]

/** For what is the same on all of them: PostgreSQL where there is one, of which a copy takes a tenth of the work. */
export type StorageWish = Storage | 'any'

let count = 0

/** The address of a new database with the demo coalition in it, as the server takes it; it goes with the test. */
export async function newDatabaseUrl(wish: StorageWish): Promise<string> {
  count += 1
  const storage = wish === 'any' ? anyStorage() : wish
  return storage === 'embedded' ? newEmbedded() : newPostgres()
}

function anyStorage(): Storage {
  return whyNot('postgres') ? 'embedded' : 'postgres'
}

/** Why there is no PostgreSQL to test on, or null. */
export function whyNot(storage: Storage): string | null {
  return storage === 'postgres' ? inject('noPostgresReason') : null
}

/** What tells a program of its own process of a database. */
export function environmentOf(databaseUrl: string): Record<string, string> {
  const [, folder] = /^embedded:(.*)$/.exec(databaseUrl) ?? []
  return folder ? { DATA_DIR: folder } : { DATABASE_URL: databaseUrl }
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
  // Two test files may copy at once, and a template must not be in use.
  await administer(template, `select pg_advisory_lock(1)`, `create database "${name}" template "${seeded}"`)
  if (TestRunner.getCurrentTest())
    onTestFinished(() => administer(template, `drop database "${name}" with (force)`))
  url.pathname = `/${name}`
  return url.href
}

async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: urlOfDatabase(url, 'postgres') })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
