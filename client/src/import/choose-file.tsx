import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, FileInput } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { DialogActions } from '../ui/dialog.tsx'
import text from '../ui/text.module.css'
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
  const [isOver, setOver] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // Also when one comes back here, and what had the focus has gone.
  useEffect(() => field.current?.focus(), [])
  function handleDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onChoose(file)
  }
  function handleOver(event: DragEvent) {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div className={styles.parts}>
      {refused && <Refusal {...refused} />}
      <label
        className={classNames(styles.drop, isOver && styles.over)}
        onDragOver={handleOver}
        onDragLeave={() => setOver(false)}
        onDrop={handleDrop}
      >
        <FileInput aria-hidden size={28} strokeWidth={1.5} />
        <span className={text.medium}>
          <Trans>Choose a file, or drop it here</Trans>
        </span>
        <span id="import-kinds" className={text.help}>
          <Trans>Word (.docx) or Markdown (.md), up to about 60 pages</Trans>
        </span>
        <input
          ref={field}
          type="file"
          accept={ACCEPTED_FILES}
          className={styles.file}
          aria-label={t`File`}
          aria-describedby="import-kinds"
          onChange={({ target }) => target.files?.[0] && onChoose(target.files[0])}
        />
      </label>
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
