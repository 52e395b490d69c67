import type { Db } from '@plenary/db/database.ts'
import { checkSnapshots, type SnapshotFault, type SnapshotReport } from '@plenary/db/snapshot-check.ts'
import { runCheck } from '../check-database.ts'

// `pnpm versions:verify`: walks the versions of every room.

await runCheck(verify)

async function verify(db: Db): Promise<boolean> {
  let rooms = 0
  let broken = 0
  for await (const report of checkSnapshots(db)) {
    rooms += 1
    if (report.fault) broken += 1
    say(lineOf(report))
  }
  if (rooms === 0) say('No version has been kept yet.')
  else if (broken === 0) say('Every version is what it was.')
  else say(`Versions of ${broken} of ${rooms} rooms are not what they were: above is the first of each.`)
  return broken === 0
}

function lineOf({ roomId, versions, lastHash, purged, fault }: SnapshotReport): string {
  if (fault) return `room ${roomId} ${faultText(fault)}`
  const count = versions === 1 ? '1 version' : `${versions} versions`
  const onPurpose = purged.length > 0 ? `, purged on purpose: ${purged.join(', ')}` : ''
  return `room ${roomId} is whole: ${count}${onPurpose}, last hash ${lastHash}`
}

function faultText({ kind, number }: SnapshotFault): string {
  switch (kind) {
    case 'changed':
      return `is broken at version ${number}: what is said of it was changed, or it is not where it was`
    case 'missing':
      return `is broken: version ${number} is missing`
    case 'text-changed':
      return `is broken at version ${number}: its text was changed`
    case 'text-missing':
      return `is broken at version ${number}: its text is missing`
    case 'text-came-back':
      return `is broken at version ${number}: it was thinned out, and has a text again`
    case 'purge-changed':
      return `is broken after version ${number}: what is said of a purge was changed, or it is not where it was`
    case 'end-changed':
      return `is broken after version ${number}: its end is not where it was`
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
