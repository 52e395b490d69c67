import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SealForm } from './seal-form.tsx'
import styles from './seals.module.css'
import { sealDraftQuery } from './use-seals.ts'

/** Seals the text as it is now, once it is clear who has signed exactly this and who has not. */
export function SealDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useLingui()
  const { data: draft, error, refetch } = useQuery(sealDraftQuery(room.id))
  return (
    <Dialog title={t`Seal this version`} subtitle={<bdi>{room.title}</bdi>} isOpen onOpenChange={onClose}>
      <div className={styles.dialog}>
        {error && !draft && (
          <ProblemNote error={error}>
            <Button isDense onClick={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          </ProblemNote>
        )}
        {!error && !draft && (
          <LoadingLines label={t`Reading the text`} slowLabel={t`The server is slow to answer.`} />
        )}
        {draft && <SealForm room={room} draft={draft} onLookAgain={() => void refetch()} onClose={onClose} />}
      </div>
    </Dialog>
  )
}
