import { useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InviteForm } from './invite-form.tsx'
import { useInviteForm } from './use-invite-form.ts'

interface InviteDialogProps {
  coalitionSlug: string
  /** The room to which it invites; without one, to the coalition. */
  room?: { id: RoomId; title: string }
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Makes a link that lets somebody in, and shows it once. What was typed is still there when it opens again. */
export function InviteDialog({ coalitionSlug, room, isOpen, onOpenChange }: InviteDialogProps) {
  const { t } = useLingui()
  const form = useInviteForm({ coalitionSlug, room, isOpen })
  const handleOpenChange = (isNowOpen: boolean) => {
    if (!isNowOpen) form.startAnother()
    onOpenChange(isNowOpen)
  }
  return (
    <Dialog
      title={room ? t`Invite a partner` : t`Invite to the coalition`}
      subtitle={room && <bdi>{room.title}</bdi>}
      isWide
      isOpen={isOpen}
      onOpenChange={handleOpenChange}
    >
      <InviteForm form={form} />
    </Dialog>
  )
}
