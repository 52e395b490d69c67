import { type Migration, Migrator } from 'kysely/migration'
import type { Db } from './database.ts'
import * as first from './migrations/0001-first-tables.ts'
import * as second from './migrations/0002-checkpoints-to-serve.ts'
import * as third from './migrations/0003-append-updates.ts'
import * as fourth from './migrations/0004-people-and-access.ts'
import * as fifth from './migrations/0005-retired-client-ids.ts'
import * as sixth from './migrations/0006-threads.ts'
import * as seventh from './migrations/0007-inbox.ts'
import * as eighth from './migrations/0008-snapshots.ts'
import * as ninth from './migrations/0009-rounds.ts'
import * as tenth from './migrations/0010-freeze.ts'
import * as eleventh from './migrations/0011-sign-offs.ts'
import * as twelfth from './migrations/0012-purges.ts'
import * as thirteenth from './migrations/0013-seals.ts'
import * as fourteenth from './migrations/0014-reviews.ts'
import * as fifteenth from './migrations/0015-plans.ts'
import * as sixteenth from './migrations/0016-recommendation-stands.ts'
import * as seventeenth from './migrations/0017-images.ts'
import * as eighteenth from './migrations/0018-templates.ts'

/** Every migration in order. Forward only, never edited once merged. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first-tables': first,
  '0002-checkpoints-to-serve': second,
  '0003-append-updates': third,
  '0004-people-and-access': fourth,
  '0005-retired-client-ids': fifth,
  '0006-threads': sixth,
  '0007-inbox': seventh,
  '0008-snapshots': eighth,
  '0009-rounds': ninth,
  '0010-freeze': tenth,
  '0011-sign-offs': eleventh,
  '0012-purges': twelfth,
  '0013-seals': thirteenth,
  '0014-reviews': fourteenth,
  '0015-plans': fifteenth,
  '0016-recommendation-stands': sixteenth,
  '0017-images': seventeenth,
  '0018-templates': eighteenth,
}

/**
 * Brings the tables to the newest version; safe with several servers starting at once.
 *
 * @throws the database's error of the first migration that fails; nothing of that one is kept.
 */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
