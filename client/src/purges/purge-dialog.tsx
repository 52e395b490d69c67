import { useLingui } from '@lingui/react/macro'
import type { PurgePreview } from '@plenary/shared/purges.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { FoundPassage } from './found-passage.tsx'
import { PassageForm } from './passage-form.tsx'

interface PurgeDialogProps {
  room: Room
  /** What was selected in the text; empty for nothing. */
  words: string
  onClose: () => void
}

/** Removes a passage for safety, in two steps: which words, then where they stand and whether it is meant. */
export function PurgeDialog({ room, words, onClose }: PurgeDialogProps) {
  const { t } = useLingui()
  const [asked, setAsked] = useState(words)
  const [found, setFound] = useState<PurgePreview | null>(null)
  return (
    <Dialog
      title={t`Remove a passage for safety`}
      subtitle={<bdi>{room.title}</bdi>}
      isOpen
      onOpenChange={onClose}
    >
      {found ? (
        <FoundPassage
          room={room}
          words={asked}
          found={found}
          onBack={() => setFound(null)}
          onDone={onClose}
        />
      ) : (
        <PassageForm
          room={room}
          words={asked}
          onFound={(words, preview) => {
            setAsked(words)
            setFound(preview)
          }}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}
