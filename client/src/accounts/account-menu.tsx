import { useLingui } from '@lingui/react/macro'
import { ChevronDown } from 'lucide-react'
import { classNames } from '../ui/class-names.ts'
import { LatePart } from '../ui/late-part.tsx'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './account-menu.module.css'
import { useMe } from './use-me.ts'

const loadPanel = () => import('./account-panel.tsx').then(({ AccountPanel }) => AccountPanel)

/** Who is signed in and for whom they speak; behind it language, theme, the server, and the way out. */
export function AccountMenu() {
  const { t } = useLingui()
  const locale = useLocale()
  const { account, acting } = useMe()
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
        <bdi className={classNames(text.small, text.medium, styles.name)}>{person}</bdi>
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
