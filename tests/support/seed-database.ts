import { openDatabase } from '@plenary/db/database.ts'
import { migrate } from '@plenary/db/migrate.ts'
import { seedDemo } from '@plenary/server/demo/seed-demo.ts'

/** Puts the tables and the demo coalition into an empty database. */
export async function seedDatabase(url: string): Promise<void> {
  const { db, close } = await openDatabase(url)
  await migrate(db)
  await seedDemo(db)
  await close()
}
