import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, ImagePlus } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import { FileDrop } from '../ui/file-drop.tsx'
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
      <FileDrop
        icon={ImagePlus}
        label={t`Picture`}
        ask={t`Choose a picture, or drop it here`}
        help={t`PNG, JPEG, WebP or GIF. Where and with what it was taken stays on this device.`}
        accept={ACCEPTED}
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
