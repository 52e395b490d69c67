import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, FileInput } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { DialogActions } from '../ui/dialog.tsx'
import { FileDrop } from '../ui/file-drop.tsx'
import { ACCEPTED_FILES } from './accepted-files.ts'
import styles from './import.module.css'
import type { RefusalCode } from './import-refusal.ts'
import { REFUSAL_WORDS } from './refusal-words.ts'

interface ChooseFileProps {
  /** The file that was chosen before, and why it was not read. */
  refused: { name: string; code: RefusalCode } | null
  onChoose: (file: File) => void
  onClose: () => void
}

/** One file, chosen or dropped. */
export function ChooseFile({ refused, onChoose, onClose }: ChooseFileProps) {
  const { t } = useLingui()
  return (
    <div className={styles.parts}>
      {refused && <Refusal {...refused} />}
      <FileDrop
        icon={FileInput}
        label={t`File`}
        ask={t`Choose a file, or drop it here`}
        help={t`Word (.docx) or Markdown (.md), up to about 60 pages`}
        accept={ACCEPTED_FILES}
        onChoose={onChoose}
      />
      <DialogActions>
        <Button variant="bare" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}

function Refusal({ name, code }: { name: string; code: RefusalCode }) {
  const { i18n } = useLingui()
  return (
    <div role="alert" className={classNames(styles.note, styles.refused)}>
      <CircleAlert aria-hidden size={20} strokeWidth={1.75} />
      <p>
        <b>
          <Trans>
            <bdi>{name}</bdi> was not imported.
          </Trans>
        </b>{' '}
        {i18n._(REFUSAL_WORDS[code])}
      </p>
    </div>
  )
}
