import type { TestProject } from 'vitest/node'
import { postgresIsAvailable, startPostgres } from './postgres.ts'
import { seedDatabase } from './seed-database.ts'
import { makeTempFolder } from './temp-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with an embedded database that holds the demo coalition: to be copied, never opened. */
    seededFolder: string
    /** A PostgreSQL database with the same, as a template for others; null with the reason below. */
    seededUrl: string | null
    noPostgresReason: string | null
  }
}

/** Prepares one seeded database of each kind; every test takes a copy, which is far quicker than a new one. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = makeTempFolder('seeded')
  await seedDatabase(`embedded:${folder}`)
  project.provide('seededFolder', folder)

  const reason = await postgresIsAvailable()
  project.provide('noPostgresReason', reason)
  if (reason) {
    project.provide('seededUrl', null)
    return async () => {}
  }
  const postgres = await startPostgres()
  const url = await postgres.createDatabase('seeded')
  await seedDatabase(url)
  project.provide('seededUrl', url)
  return () => postgres.stop()
}
