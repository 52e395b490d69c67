import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Round } from '@plenary/shared/rounds.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { useCloseRound } from './use-rounds.ts'

interface CloseRoundDialogProps {
  room: Room
  round: Round
  onClose: () => void
}

/** Says what closing a round before its time means, and does it. */
export function CloseRoundDialog({ room, round, onClose }: CloseRoundDialogProps) {
  const { t } = useLingui()
  const close = useCloseRound(room.id, round.id)
  async function handleConfirm() {
    try {
      await close.mutateAsync()
    } catch {
      // It is said below.
      return
    }
    showToast(t`The round is closed`)
    onClose()
  }
  return (
    <Dialog title={t`Close the round now?`} subtitle={<bdi>{round.title}</bdi>} isOpen onOpenChange={onClose}>
      <p>
        {round.kind === 'silence' ? (
          <Trans>
            Its time has not come. Organisations that have said nothing could still object, so that their
            silence will count for nothing. This cannot be taken back.
          </Trans>
        ) : (
          <Trans>
            Its time has not come. Organisations that still owe their comments will have given none. This
            cannot be taken back.
          </Trans>
        )}
      </p>
      {close.error && <ProblemNote error={close.error} />}
      <DialogActions>
        <Button
          variant="danger"
          isWorking={close.isPending}
          workingLabel={t`Closing`}
          onClick={() => void handleConfirm()}
        >
          <Trans>Close the round</Trans>
        </Button>
        <Button variant="bare" onClick={onClose}>
          <Trans>Keep it open</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  )
}
