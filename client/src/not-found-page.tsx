import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import styles from './message-page.module.css'
import { buttonClass } from './ui/button.tsx'
import { LocaleSwitch } from './ui/locale-switch.tsx'
import { PageFrame, PageTitle } from './ui/page-frame.tsx'

/** For addresses that lead nowhere, and for those that one may not know to exist: both look alike. */
export function NotFoundPage() {
  const { t } = useLingui()
  return (
    <PageFrame end={<LocaleSwitch />}>
      <div className={styles.page}>
        <title>{`${t`Nothing here`} · Plenary`}</title>
        <PageTitle>
          <Trans>There is nothing here that you may see</Trans>
        </PageTitle>
        <p>
          <Trans>
            The address may be mistyped, or what stood here is not open to you. Ask the person who gave it to
            you.
          </Trans>
        </p>
        <div className={styles.acts}>
          <Link to="/" className={buttonClass({ variant: 'primary' })}>
            <Trans>Go to the first page</Trans>
          </Link>
        </div>
      </div>
    </PageFrame>
  )
}
