import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type ChainReport, checkChains } from '@plenary/db/audit-check.ts'
import { DataLockedError } from '@plenary/db/data-lock.ts'
import { openDatabase } from '@plenary/db/database.ts'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { faultText } from './fault-text.ts'

// `pnpm audit:verify`: walks the chains of the trail. With hashes that somebody has kept it also says where they are.

const EMBEDDED = 'embedded:'

class NothingToCheck extends Error {}

try {
  const isWhole = await verify(readConfig(process.env), process.argv.slice(2))
  process.exitCode = isWhole ? 0 : 1
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 2
}

async function verify({ databaseUrl }: Config, keptHashes: readonly string[]): Promise<boolean> {
  if (!exists(databaseUrl)) throw new NothingToCheck('There is no database in DATA_DIR.')
  const { db, close } = await openDatabase(databaseUrl)
  const wanted = new Set(keptHashes.map((hash) => hash.toLowerCase()))
  const foundAt = new Map<string, string>()
  let chains = 0
  let broken = 0
  try {
    // One state of all chains, whatever a running server writes meanwhile.
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        const onRow = ({ chain, seq, hash }: { chain: string; seq: number; hash: string }) => {
          if (wanted.has(hash)) foundAt.set(hash, `chain ${chain} row ${seq}`)
        }
        for await (const report of checkChains(trx, onRow)) {
          chains += 1
          if (report.fault) broken += 1
          say(lineOf(report))
        }
      })
  } finally {
    await close()
  }
  for (const hash of wanted) say(`${hash}: ${foundAt.get(hash) ?? 'no row that is right has this hash'}`)
  say(summary(chains, broken))
  return broken === 0 && [...wanted].every((hash) => foundAt.has(hash))
}

/** Opening an embedded database would make one. */
function exists(databaseUrl: string): boolean {
  return !databaseUrl.startsWith(EMBEDDED) || existsSync(join(databaseUrl.slice(EMBEDDED.length), 'postgres'))
}

function lineOf({ chain, rows, lastHash, fault }: ChainReport): string {
  if (fault) return `chain ${chain} ${faultText(fault)}`
  return `chain ${chain} is whole: ${rows === 1 ? '1 row' : `${rows} rows`}, last hash ${lastHash}`
}

function summary(chains: number, broken: number): string {
  if (chains === 0) return 'Nothing has been written down yet.'
  if (broken === 0) return 'Every chain is whole.'
  return `${broken} of ${chains} chains ${broken === 1 ? 'is' : 'are'} broken: above is the first place of each.`
}

function explain(error: unknown): string {
  if (error instanceof NothingToCheck) return error.message
  if (error instanceof ConfigError) return `The configuration has faults:\n${error.message}`
  if (error instanceof DataLockedError) {
    return `${error.folder} is in use by a running Plenary (process ${error.pid}), and an embedded database has one user at a time: stop it, then check again.`
  }
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === '42P01')
    return 'This database has no trail yet: start the server once, which makes its tables.'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
    return 'The database of DATABASE_URL does not answer: check that PostgreSQL runs and that the address is right.'
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
