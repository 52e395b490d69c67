import type { Coalition } from '@plenary/shared/coalitions.ts'
import type { Member } from '@plenary/shared/members.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { RenameCoalitionDialog } from '../coalitions/rename-coalition-dialog.tsx'
import { InviteDialog } from '../invites/invite-dialog.tsx'
import { OrganizationDialog } from '../organizations/organization-dialog.tsx'
import { MemberActDialog } from './member-act-dialog.tsx'
import { type AskedAct, heirsOf } from './member-acts.ts'
import { RenameDialog } from './rename-dialog.tsx'

/** The title of the list, which takes the focus when what had it is gone. */
export const MEMBERS_TITLE_ID = 'who-speaks-for-whom'

/** Which dialog of the page is open. */
export type OpenDialog =
  | { kind: 'invite' }
  | { kind: 'add-organization' }
  | { kind: 'edit-organization'; organization: OrganizationRecord }
  | { kind: 'rename-coalition' }
  | { kind: 'act'; asked: AskedAct }

interface MembersDialogsProps {
  coalition: Coalition
  members: readonly Member[]
  open: OpenDialog | null
  onClose: () => void
}

/**
 * The dialogs of the page. They stand beside the list and not in it: what they do may take away the row, or the
 * right, from which they were opened.
 */
export function MembersDialogs({ coalition, members, open, onClose }: MembersDialogsProps) {
  // A new one for each organisation that was added: until then what was typed stays.
  const [added, setAdded] = useState(0)
  const handleClose = (isOpen: boolean) => !isOpen && onClose()
  return (
    <>
      <InviteDialog
        coalitionSlug={coalition.slug}
        isOpen={open?.kind === 'invite'}
        onOpenChange={handleClose}
      />
      <OrganizationDialog
        key={added}
        coalitionSlug={coalition.slug}
        isOpen={open?.kind === 'add-organization'}
        onOpenChange={handleClose}
        onSaved={() => {
          setAdded(added + 1)
          onClose()
        }}
      />
      {open?.kind === 'edit-organization' && (
        <OrganizationDialog
          coalitionSlug={coalition.slug}
          organization={open.organization}
          isOpen
          onOpenChange={handleClose}
          onSaved={onClose}
        />
      )}
      {open?.kind === 'rename-coalition' && <RenameCoalitionDialog coalition={coalition} onClose={onClose} />}
      {open?.kind === 'act' && (
        <ActDialog coalition={coalition} members={members} asked={open.asked} onClose={onClose} />
      )}
    </>
  )
}

type ActDialogProps = Omit<MembersDialogsProps, 'open'> & { asked: AskedAct }

function ActDialog({ coalition, members, asked, onClose }: ActDialogProps) {
  if (asked.act === 'rename') {
    return <RenameDialog coalitionSlug={coalition.slug} member={asked.member} onClose={onClose} />
  }
  return (
    <MemberActDialog
      coalition={coalition}
      asked={asked}
      heirs={heirsOf(asked.member.organizationId, coalition.organizations, members)}
      onDone={() => {
        flushSync(onClose)
        // The row with the button from which this was opened is gone.
        if (asked.act === 'remove') document.getElementById(MEMBERS_TITLE_ID)?.focus()
      }}
      onClose={onClose}
    />
  )
}
