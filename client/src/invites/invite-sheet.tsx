import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Clock } from 'lucide-react'
import { dayAndTime } from '../formats.ts'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './invite-sheet.module.css'
import type { OpenInvite } from './use-own-requests.ts'
import { WhatItMeans } from './what-it-means.tsx'

interface InviteSheetProps {
  invite: OpenInvite
  /** Whoever reads it has used the link: how long it works for others is nothing to them. */
  isUsed?: boolean
}

/** The invitation itself: who invites, to what, what one will see, and who will see one's name. */
export function InviteSheet({ invite, isUsed = false }: InviteSheetProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const { displayName, organization, isCoordinator } = invite.invitedBy
  const name = organization.name[locale]
  return (
    <>
      <div className={styles.from}>
        <OrganizationMark hue={organization.hue} letters={organization.letters} name={name} isDecorative />
        <p>
          <bdi className={text.medium}>{displayName}</bdi>
          <span className={text.help}>{isCoordinator ? t`${name}, coordinator` : <bdi>{name}</bdi>}</span>
        </p>
      </div>
      <h1 tabIndex={-1} className={styles.title}>
        <Title name={invite.coalition.name[locale]} />
      </h1>
      {invite.note && (
        <blockquote dir="auto" className={styles.note}>
          {t`“${invite.note}”`}
        </blockquote>
      )}
      <WhatItMeans invite={invite} />
      {!isUsed && (
        <p className={classNames(text.help, styles.until)}>
          <Clock aria-hidden size={16} strokeWidth={2} />
          <span>
            <Until invite={invite} />
          </span>
        </p>
      )}
    </>
  )
}

function Title({ name }: { name: string }) {
  // A name that begins with its own article takes no second one.
  return /^the\s/i.test(name) ? (
    <Trans>
      You are invited to <bdi>{name}</bdi>
    </Trans>
  ) : (
    <Trans>
      You are invited to the <bdi>{name}</bdi>
    </Trans>
  )
}

function Until({ invite }: { invite: OpenInvite }) {
  const { t } = useLingui()
  const { day, time, zone } = dayAndTime(invite.expiresAt, useLocale())
  const uses = invite.usesLeft
  return uses === 1
    ? t`This link works once, until ${day}, ${time} (${zone}).`
    : t`This link works for ${plural(uses, { one: '# more person', other: '# more people' })}, until ${day}, ${time} (${zone}).`
}
