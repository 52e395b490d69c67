import { Trans } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { useState } from 'react'
import styles from '../freezes/freeze-button.module.css'
import { withMessages } from '../i18n.ts'
import { LatePart } from '../ui/late-part.tsx'

const loadDialog = () =>
  withMessages(['exports', 'versions', 'rounds'], import('../exports/export-dialog.tsx')).then(
    ({ ExportDialog }) => ExportDialog,
  )

/** The way to take the text out as a file. */
export function ExportButton({ room }: { room: Room }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" aria-haspopup="dialog" className={styles.button} onClick={() => setOpen(true)}>
        <Trans>Export</Trans>
      </button>
      <LatePart load={loadDialog} isWanted={isOpen}>
        {(ExportDialog) => isOpen && <ExportDialog room={room} onClose={() => setOpen(false)} />}
      </LatePart>
    </>
  )
}
