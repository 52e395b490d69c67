import type { Room } from '@plenary/shared/rooms.ts'
import type { SignedVersion } from '@plenary/shared/sign-offs.ts'
import { Fingerprint } from '../rounds/fingerprint.tsx'
import { PurgedNote } from '../versions/purged-note.tsx'
import { textPath } from '../versions/use-snapshots.ts'

/** The fingerprint of a version, and the bytes of which it is. */
export function VersionPrint({ room, version }: { room: Room; version: SignedVersion }) {
  return (
    <>
      <Fingerprint hash={version.hash} textPath={textPath(room.id, version.id)} />
      {version.isPurged && <PurgedNote />}
    </>
  )
}
