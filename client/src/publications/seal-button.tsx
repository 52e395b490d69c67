import { Trans } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { LatePart } from '../ui/late-part.tsx'

const loadDialog = () => import('./seal-dialog.tsx').then(({ SealDialog }) => SealDialog)

/** The way to seal the text as it is now. */
export function SealButton({ room }: { room: Room }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <ShieldCheck aria-hidden size={20} strokeWidth={1.75} />
        <Trans>Seal this version…</Trans>
      </Button>
      <LatePart load={loadDialog} isWanted={isOpen}>
        {(SealDialog) => isOpen && <SealDialog room={room} onClose={() => setOpen(false)} />}
      </LatePart>
    </>
  )
}
