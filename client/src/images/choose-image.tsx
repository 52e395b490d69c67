import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, ImagePlus } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { DialogActions } from '../ui/dialog.tsx'
import text from '../ui/text.module.css'
import type { ImageRefusalCode } from './image-refusal.ts'
import styles from './images.module.css'
import { IMAGE_REFUSAL_WORDS } from './refusal-words.ts'

/** What a browser can draw and we know by its first bytes. */
const ACCEPTED = 'image/png,image/jpeg,image/webp,image/gif'

interface ChooseImageProps {
  /** The file that was chosen before, and why it was not taken. */
  refused: { name: string; code: ImageRefusalCode } | null
  onChoose: (file: File) => void
  onClose: () => void
}

/** One picture, chosen or dropped. */
export function ChooseImage({ refused, onChoose, onClose }: ChooseImageProps) {
  const { t, i18n } = useLingui()
  const [isOver, setOver] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // Also when one comes back here, and what had the focus has gone.
  useEffect(() => field.current?.focus(), [])
  const handleDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onChoose(file)
  }
  return (
    <div className={styles.parts}>
      {refused && (
        <div role="alert" className={styles.refused}>
          <CircleAlert aria-hidden size={20} strokeWidth={1.75} />
          <p>
            <b>
              <Trans>
                <bdi>{refused.name}</bdi> was not taken.
              </Trans>
            </b>{' '}
            {i18n._(IMAGE_REFUSAL_WORDS[refused.code])}
          </p>
        </div>
      )}
      <label
        className={classNames(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={handleDrop}
      >
        <ImagePlus aria-hidden size={28} strokeWidth={1.5} />
        <span className={text.medium}>
          <Trans>Choose a picture, or drop it here</Trans>
        </span>
        <span id="picture-kinds" className={text.help}>
          <Trans>PNG, JPEG, WebP or GIF. Where and with what it was taken stays on this device.</Trans>
        </span>
        <input
          ref={field}
          type="file"
          accept={ACCEPTED}
          className={styles.file}
          aria-label={t`Picture`}
          aria-describedby="picture-kinds"
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
