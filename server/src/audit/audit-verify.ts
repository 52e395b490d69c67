import { type ChainReport, checkChains } from '@plenary/db/audit-check.ts'
import type { Db } from '@plenary/db/database.ts'
import { runCheck } from '../check-database.ts'
import { faultText } from './fault-text.ts'

// `pnpm audit:verify`: walks the chains of the trail. With hashes that somebody has kept it also says where they are.

await runCheck((db) => verify(db, process.argv.slice(2)))

async function verify(db: Db, keptHashes: readonly string[]): Promise<boolean> {
  const wanted = new Set(keptHashes.map((hash) => hash.toLowerCase()))
  const foundAt = new Map<string, string>()
  let chains = 0
  let broken = 0
  const onRow = ({ chain, seq, hash }: { chain: string; seq: number; hash: string }) => {
    if (wanted.has(hash)) foundAt.set(hash, `chain ${chain} row ${seq}`)
  }
  for await (const report of checkChains(db, onRow)) {
    chains += 1
    if (report.fault) broken += 1
    say(lineOf(report))
  }
  for (const hash of wanted) say(`${hash}: ${foundAt.get(hash) ?? 'no row that is right has this hash'}`)
  say(summary(chains, broken))
  return broken === 0 && [...wanted].every((hash) => foundAt.has(hash))
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

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
