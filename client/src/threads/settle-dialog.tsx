import { Trans, useLingui } from '@lingui/react/macro'
import { REASON_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Disposition, Thread } from '@plenary/shared/threads.ts'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useDispositionWords } from './settlement-line.tsx'
import { useThreadRoom } from './thread-room.ts'
import { useAct } from './use-act.tsx'

interface SettleDialogProps {
  thread: Thread
  disposition: Disposition
  onClose: () => void
}

/** Says what became of a thread, and why: those who asked for something should be able to read it. */
export function SettleDialog({ thread, disposition, onClose }: SettleDialogProps) {
  const { t } = useLingui()
  const { acts } = useThreadRoom()
  const { run, isWorking, problem } = useAct()
  const [reason, setReason] = useState('')
  const words = useDispositionWords()
  const isTooLong = reason.length > REASON_MAX_CHARS
  const send = () => {
    if (isTooLong) return
    run(async () => {
      await acts.settle(thread.id, { disposition, reason: reason.trim() || null })
      onClose()
    })
  }
  return (
    <Dialog title={words[disposition]} isOpen onOpenChange={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <TextField
          label={t`Why, in a sentence`}
          help={t`Everybody who sees the comment reads it. You may leave it empty.`}
          value={reason}
          onChange={setReason}
          error={isTooLong ? t`Write ${REASON_MAX_CHARS} characters at most.` : undefined}
          dir="auto"
          autoComplete="off"
        />
        {problem}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={isWorking} workingLabel={t`Saving`}>
            <Trans>Settle it so</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
