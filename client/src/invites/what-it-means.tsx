import { Trans, useLingui } from '@lingui/react/macro'
import type { GivenRole } from '@plenary/shared/permissions.ts'
import type { Attribution } from '@plenary/shared/rooms.ts'
import { BookOpen, EyeOff, FileText, type LucideIcon, MessageSquarePlus, Pencil, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OpenInvite } from './use-own-requests.ts'
import styles from './what-it-means.module.css'

const ROLE_ICONS: Record<GivenRole, LucideIcon> = {
  reader: BookOpen,
  commenter: MessageSquarePlus,
  suggester: MessageSquarePlus,
  editor: Pencil,
}

/** What somebody will see and can do once they are in, and what others will see of them. */
export function WhatItMeans({ invite: { room } }: { invite: OpenInvite }) {
  return (
    <dl className={styles.rows}>
      <Row icon={FileText} name={<Trans>You will see</Trans>}>
        {room ? (
          <Trans>
            <bdi>{room.title}</bdi>, as it stands today
          </Trans>
        ) : (
          <Trans>The documents that are open to your organisation, and who takes part in the coalition</Trans>
        )}
      </Row>
      <Row icon={room ? ROLE_ICONS[room.role] : Pencil} name={<Trans>You can</Trans>}>
        {room ? (
          <RoleWords role={room.role} />
        ) : (
          <Trans>Write where your organisation may, and begin documents</Trans>
        )}
      </Row>
      <Row icon={EyeOff} name={<Trans>You will not see</Trans>}>
        {room ? (
          <Trans>Other documents of the coalition, or anybody’s e-mail address</Trans>
        ) : (
          <Trans>Documents that are not open to your organisation, or anybody’s e-mail address</Trans>
        )}
      </Row>
      <Row icon={Users} name={<Trans>Others will see</Trans>}>
        <SeenByOthers attribution={room?.attribution ?? 'named'} />
      </Row>
    </dl>
  )
}

function Row({ icon: Icon, name, children }: { icon: LucideIcon; name: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <Icon aria-hidden size={20} strokeWidth={1.75} />
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function RoleWords({ role }: { role: GivenRole }) {
  const { t } = useLingui()
  switch (role) {
    case 'reader':
      return t`Read the text. You cannot change it.`
    case 'commenter':
      return t`Read the text, and comment on any passage`
    case 'suggester':
      return t`Comment and suggest changes. Only those who may edit accept them.`
    case 'editor':
      return t`Change the text, together with the others`
  }
}

/** A promise: what the room's own rule about names says, and no less than what coordinators see. */
function SeenByOthers({ attribution }: { attribution: Attribution }) {
  const { t } = useLingui()
  switch (attribution) {
    case 'named':
      return t`The name you choose and the organisation you speak for`
    case 'pseudonymous':
      return t`In the document, a pseudonym and the organisation you speak for. Coordinators see the name you choose.`
    case 'unattributed':
      return t`In the document, only the organisation you speak for. Coordinators see the name you choose.`
  }
}
