import { Trans, useLingui } from '@lingui/react/macro'
import { Copy, Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import text from '../ui/text.module.css'
import styles from './recovery-codes.module.css'

interface RecoveryCodesProps {
  codes: readonly string[]
  onDone: () => void
}

/** The recovery codes, this once: to copy, to download, or to write down. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const { t } = useLingui()
  const [copy, setCopy] = useState<'done' | 'refused' | null>(null)
  const handleCopy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopy('done'),
      () => setCopy('refused'),
    )
  return (
    <div className={styles.codes}>
      <p>
        <Trans>
          Each of these codes works once, in place of a code of the app. Keep them apart from this device:
          they are not shown again.
        </Trans>
      </p>
      {/* Takes the focus, so that what is new in the dialog is read out. */}
      <ul ref={focus} tabIndex={-1} aria-label={t`Recovery codes`} className={styles.list}>
        {codes.map((code) => (
          <li key={code} translate="no">
            {code}
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button isDense onClick={() => void handleCopy()}>
          <Copy aria-hidden size={16} strokeWidth={2} />
          <Trans>Copy</Trans>
        </Button>
        <Button isDense onClick={() => download(t`Recovery codes for ${window.location.host}`, codes)}>
          <Download aria-hidden size={16} strokeWidth={2} />
          <Trans>Download</Trans>
        </Button>
        <span role="status" className={text.help}>
          {copy === 'done' && <Trans>Copied</Trans>}
          {copy === 'refused' && <Trans>The browser does not allow it: select the codes.</Trans>}
        </span>
      </div>
      <div className={styles.done}>
        <Button variant="primary" onClick={onDone}>
          <Trans>I have kept them</Trans>
        </Button>
      </div>
    </div>
  )
}

/** It goes nowhere but to the disk. */
function download(title: string, codes: readonly string[]): void {
  const file = new Blob([`${title}\n\n${codes.join('\n')}\n`], { type: 'text/plain' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = 'plenary-recovery-codes.txt'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href))
}

function focus(element: HTMLElement | null): void {
  element?.focus()
}
