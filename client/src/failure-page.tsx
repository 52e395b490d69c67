import { Trans, useLingui } from '@lingui/react/macro'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { failureCode } from './api.ts'
import styles from './message-page.module.css'
import { NotFoundPage } from './not-found-page.tsx'
import { problemText } from './problem-text.ts'
import { Button, buttonClass } from './ui/button.tsx'
import { LocaleSwitch } from './ui/locale-switch.tsx'
import { PageFrame, PageTitle } from './ui/page-frame.tsx'
import text from './ui/text.module.css'

/** Stands in for a page that could not be shown: what happened, what is safe, what to do. */
export function FailurePage({ error, reset }: ErrorComponentProps) {
  const { t, i18n } = useLingui()
  const router = useRouter()
  const code = failureCode(error)
  if (code === 'not-found' || code === 'no-access') return <NotFoundPage />
  const { happened, advice } = problemText(i18n, code)
  const handleRetry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <PageFrame end={<LocaleSwitch />}>
      <div className={styles.page}>
        <title>{`${t`This page could not be shown`} · Plenary`}</title>
        <PageTitle>
          <Trans>This page could not be shown</Trans>
        </PageTitle>
        <p role="alert">
          {happened} {advice}
        </p>
        <div className={styles.acts}>
          <Button variant="primary" onClick={handleRetry}>
            <Trans>Try again</Trans>
          </Button>
          <Link to="/" className={buttonClass()}>
            <Trans>Go to the first page</Trans>
          </Link>
        </div>
        <details className={styles.details}>
          <summary className={text.small}>
            <Trans>Details</Trans>
          </summary>
          <pre dir="ltr">{`${code}\n${String(error)}`}</pre>
        </details>
      </div>
    </PageFrame>
  )
}
