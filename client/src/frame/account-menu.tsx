import { useLingui } from '@lingui/react/macro'
import type { Mandate } from '@plenary/shared/members.ts'
import { ChevronDown } from 'lucide-react'
import { useMe } from '../accounts/use-me.ts'
import { classNames } from '../ui/class-names.ts'
import { LatePart } from '../ui/late-part.tsx'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './account-menu.module.css'

const loadPanel = () => import('./account-panel.tsx').then(({ AccountPanel }) => AccountPanel)

interface AccountMenuProps {
  mandate?: Mandate
  /** In a bar with much else, where the organisation's mark stands for both names on all but the widest screens. */
  isTight?: boolean
}

/**
 * Who is signed in and for whom they speak, in any bar; behind it the other mandates, language, theme, the account, the
 * server, and the way out.
 */
export function AccountMenu({ mandate, isTight = false }: AccountMenuProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const me = useMe()
  const { account } = me
  // In a room where the mandate one acts under has no role, another of one's own counts.
  const acting = mandate ?? me.acting
  const trigger = useOverlayTrigger('menu')
  const person = acting?.displayName ?? account.name
  const organization = acting?.organization.name[locale]
  return (
    <div className={styles.menu}>
      <button {...trigger.props} type="button" className={styles.trigger}>
        {acting && organization && (
          <OrganizationMark
            isDecorative
            hue={acting.organization.hue}
            letters={acting.organization.letters}
            name={organization}
          />
        )}
        <span className={classNames(styles.words, isTight && styles.tight)}>
          <bdi className={classNames(text.small, text.medium, styles.name)}>{person}</bdi>
          {acting && (
            <bdi aria-hidden className={classNames(text.tiny, text.quiet, styles.organization)}>
              {acting.organization.shortName}
            </bdi>
          )}
        </span>
        {organization && <VisuallyHidden>{t`, speaking for ${organization}`}</VisuallyHidden>}
        <ChevronDown aria-hidden size={16} strokeWidth={2} />
      </button>
      <div className={styles.late}>
        <LatePart load={loadPanel} isWanted={trigger.isOpen}>
          {(Panel) => <Panel trigger={trigger} person={person} organization={organization} />}
        </LatePart>
      </div>
    </div>
  )
}
