import { Trans } from '@lingui/react/macro'
import text from '../ui/text.module.css'

/** Said beside the fingerprint of a version that is not the text of that fingerprint any more. */
export function PurgedNote() {
  return (
    <p className={text.help}>
      <Trans>
        A passage was removed from this version for safety. The fingerprint is that of the text as it was
        signed.
      </Trans>
    </p>
  )
}
