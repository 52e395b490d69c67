import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import styles from './main-nav.module.css'

/** The pages of a coalition, beside the brand. */
export function MainNav({ coalitionSlug }: { coalitionSlug: string }) {
  const { t } = useLingui()
  return (
    <nav aria-label={t`Main`} className={styles.nav}>
      {/* The router marks the link of the page one is on with aria-current. */}
      <Link to="/c/$coalition" params={{ coalition: coalitionSlug }} className={styles.link}>
        <Trans>Home</Trans>
      </Link>
    </nav>
  )
}
