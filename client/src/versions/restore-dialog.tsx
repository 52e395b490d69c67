import { Trans, useLingui } from '@lingui/react/macro'
import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { sectionsOf } from '@plenary/shared/document/sections.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Snapshot } from '@plenary/shared/snapshots.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { useKeepVersion } from './use-snapshots.ts'
import { useVersionName } from './version-names.ts'
import styles from './versions-dialog.module.css'

interface RestoreDialogProps {
  room: Room
  snapshot: Snapshot
  /** Its text. */
  document: JsonNode
  onClose: () => void
}

/** Asks what of a version is wanted back, keeps the text of now first, and goes to the document, where it is done. */
export function RestoreDialog({ room, snapshot, document, onClose }: RestoreDialogProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const nameOf = useVersionName()
  const keep = useKeepVersion(room.id)
  const sections = sectionsOf(document)
  const [part, setPart] = useState<'whole' | 'section'>('whole')
  const [section, setSection] = useState(sections[0]?.id ?? '')
  const name = nameOf(snapshot)
  async function handleConfirm() {
    try {
      await keep.mutateAsync({ kind: 'restore', of: snapshot.id })
    } catch {
      // It is said below.
      return
    }
    await navigate({
      to: '/r/$room',
      params: { room: room.id },
      search: { restore: snapshot.id, ...(part === 'section' && { section }) },
    })
  }
  return (
    <Dialog title={t`Go back to “${name}”?`} subtitle={<bdi>{room.title}</bdi>} isOpen onOpenChange={onClose}>
      <div className={styles.form}>
        <p>
          <Trans>
            Today’s text is kept as a version first. Comments stay where they are, others can go on writing,
            and undo takes it back.
          </Trans>
        </p>
        {sections.length > 0 && (
          <ChoiceField
            label={t`What comes back`}
            choices={[
              { id: 'whole', label: t`The whole text` },
              { id: 'section', label: t`One section`, help: t`Everything else stays as it is now.` },
            ]}
            chosen={part}
            onChoose={setPart}
          />
        )}
        {part === 'section' && (
          <SelectField
            label={t`Section`}
            choices={sections.map(({ id, title }) => ({ id, label: title }))}
            chosen={section}
            onChoose={setSection}
          />
        )}
        {keep.error && <ProblemNote error={keep.error} />}
        <DialogActions>
          <Button
            variant="primary"
            isWorking={keep.isPending}
            workingLabel={t`Keeping today’s text`}
            onClick={() => void handleConfirm()}
          >
            <Trans>Restore</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
