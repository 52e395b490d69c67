import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Seal } from '@plenary/shared/seals.ts'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { ProofGivenUp } from '../with-proof.ts'
import styles from './seals.module.css'
import { usePublish } from './use-seals.ts'

interface PublishDialogProps {
  room: Room
  seal: Seal
  onClose: () => void
}

/** Makes a sealed text public, once it is clear what everybody can see then. */
export function PublishDialog({ room, seal, onClose }: PublishDialogProps) {
  const { t } = useLingui()
  const [isListed, setListed] = useState(false)
  const publish = usePublish(room.id, seal.id, onPublished)
  const problem = publish.error instanceof ProofGivenUp ? null : publish.error
  function onPublished() {
    showToast(t`The text is public`)
    onClose()
  }
  return (
    <Dialog title={t`Publish the sealed text`} isOpen onOpenChange={onClose}>
      <div className={styles.dialog}>
        <p>
          <Trans>
            Everybody with the address can read the text, the names of the organisations that signed openly,
            and their reservations. No person is named but in the text itself.
          </Trans>{' '}
          {seal.withheld > 0 && (
            <Plural
              value={seal.withheld}
              one="# organisation appears as a number alone."
              other="# organisations appear as a number alone."
            />
          )}
        </p>
        <p>
          <Trans>
            You can take the page back at any time. Copies that others made until then are not taken back by
            it.
          </Trans>
        </p>
        <CheckField
          label={t`Search engines may list it`}
          help={t`Otherwise only who has the address finds it.`}
          isChecked={isListed}
          onChange={setListed}
        />
        {problem && <ProblemNote error={problem} />}
        <DialogActions>
          <Button
            variant="primary"
            isWorking={publish.isPending}
            workingLabel={t`Publishing`}
            onClick={() => publish.mutate({ isListed })}
          >
            <Trans>Publish</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
