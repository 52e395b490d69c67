import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Invite } from '@plenary/shared/invites.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { Button } from '../ui/button.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import styles from './invite-roster.module.css'
import { InviteTable } from './invite-table.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { invitesQuery } from './use-invites.ts'

interface InviteRosterProps {
  coalitionSlug: string
  /** Only the links to this room. */
  roomId?: RoomId
}

/** The links of a coalition, for every member to see: live ones first, those that have ended folded. */
export function InviteRoster({ coalitionSlug, roomId }: InviteRosterProps) {
  const { t } = useLingui()
  const { data: invites, error, refetch, dataUpdatedAt } = useQuery(invitesQuery(coalitionSlug, roomId))
  const { data: coalition } = useQuery(coalitionQuery(coalitionSlug))
  const [revoking, setRevoking] = useState<Invite | null>(null)
  if (!invites) {
    return error ? (
      <ProblemNote error={error}>
        <Button isDense onClick={() => void refetch()}>
          <Trans>Try again</Trans>
        </Button>
      </ProblemNote>
    ) : (
      <LoadingLines label={t`Opening the list of links`} slowLabel={t`The server is slow to answer.`} />
    )
  }
  const live = invites.filter(({ state }) => state === 'live')
  const ended = invites.filter(({ state }) => state !== 'live')
  const table = {
    organizations: coalition?.organizations ?? [],
    selfId: coalition?.acting.memberId,
    showsPlace: roomId === undefined,
    nowMs: dataUpdatedAt,
    onRevoke: setRevoking,
  }
  return (
    <div className={styles.roster}>
      <p className={text.help} role="status">
        <Counts live={live.length} ended={ended.length} />
      </p>
      {live.length > 0 && <InviteTable {...table} caption={t`Live links`} invites={live} />}
      {live.some(({ canRevoke }) => canRevoke) && (
        <p className={text.help}>
          <Trans>Revoking closes the link at once, also for people who are here through it.</Trans>
        </p>
      )}
      {ended.length > 0 && (
        <details>
          <summary className={styles.summary}>
            <Plural value={ended.length} one="# ended" other="# ended" />
          </summary>
          <InviteTable {...table} caption={t`Links that have ended`} invites={ended} />
        </details>
      )}
      <RevokeDialog
        coalitionSlug={coalitionSlug}
        invite={revoking}
        organizations={table.organizations}
        onClose={() => setRevoking(null)}
      />
    </div>
  )
}

function Counts({ live, ended }: { live: number; ended: number }) {
  if (live === 0 && ended === 0) return <Trans>No links yet. Each one that is made is listed here.</Trans>
  if (live === 0) return <Trans>No link lets anybody in at the moment.</Trans>
  return <Plural value={live} one="# link is live." other="# links are live." />
}
