import { Trans, useLingui } from '@lingui/react/macro'
import { PageTitle } from '../ui/page-frame.tsx'
import text from '../ui/text.module.css'
import styles from './no-coalition-page.module.css'

/** What a fresh account sees: honestly nothing, why, and what to do. */
export function NoCoalitionPage({ email }: { email: string }) {
  const { t } = useLingui()
  return (
    <div className={styles.page}>
      <title>{`${t`No coalition yet`} · Plenary`}</title>
      <PageTitle>
        <Trans>You are in no coalition yet</Trans>
      </PageTitle>
      <p>
        <Trans>
          Documents belong to a coalition, and only its coordinators can bring people in. Your account is
          ready for that.
        </Trans>
      </p>
      <p>
        <Trans>
          Tell a coordinator the address of your account, <b className={text.medium}>{email}</b>, and for
          which organisation you will speak. Once they have let you in, reload this page.
        </Trans>
      </p>
    </div>
  )
}
