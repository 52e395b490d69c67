import { Trans, useLingui } from '@lingui/react/macro'
import type { Coalition } from '@plenary/shared/coalitions.ts'
import { Plus, UserPlus } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { PageTitle } from '../ui/page-frame.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import type { OpenDialog } from './members-dialogs.tsx'
import styles from './members-page.module.css'

interface MembersHeadProps {
  coalition: Coalition
  onOpen: (dialog: OpenDialog) => void
}

/** The head of the page: of which coalition, and what one may do for it. */
export function MembersHead({ coalition, onOpen }: MembersHeadProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const { abilities } = coalition.acting
  const canInvite = abilities.includes('invite-anyone') || abilities.includes('invite-own-organization')
  return (
    <header className={styles.head}>
      <div>
        <div className={classNames(text.small, text.quiet, styles.place)}>
          <bdi>{coalition.name[locale]}</bdi>
          {abilities.includes('change-coalition') && (
            <Button
              isDense
              variant="bare"
              aria-label={t`Rename the coalition`}
              onClick={() => onOpen({ kind: 'rename-coalition' })}
            >
              <Trans>Rename</Trans>
            </Button>
          )}
        </div>
        <PageTitle>
          <Trans>Members</Trans>
        </PageTitle>
      </div>
      <div className={styles.acts}>
        {abilities.includes('manage-organizations') && (
          <Button isDense onClick={() => onOpen({ kind: 'add-organization' })}>
            <Plus aria-hidden size={16} strokeWidth={2} />
            <Trans>Add an organisation</Trans>
          </Button>
        )}
        {canInvite && (
          <Button isDense variant="primary" onClick={() => onOpen({ kind: 'invite' })}>
            <UserPlus aria-hidden size={16} strokeWidth={2} />
            <Trans>Invite</Trans>
          </Button>
        )}
      </div>
    </header>
  )
}
