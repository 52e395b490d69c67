import { Trans, useLingui } from '@lingui/react/macro'
import { LocaleSwitch } from '../ui/locale-switch.tsx'
import { PageFrame, PageTitle } from '../ui/page-frame.tsx'
import text from '../ui/text.module.css'
import { HelpLines } from './help-lines.tsx'
import { LostDevice } from './lost-device.tsx'
import { Names } from './names.tsx'
import { Phishing } from './phishing.tsx'
import { NoProtection, Protection } from './protection.tsx'
import { QuickActs } from './quick-acts.tsx'
import styles from './stay-safe-page.module.css'

/** What Plenary protects and what it does not, what to do when something has happened, and who helps. For everybody. */
export function StaySafePage() {
  const { t } = useLingui()
  const title = t`Stay safe here`
  return (
    <PageFrame end={<LocaleSwitch />}>
      <title>{`${title} · Plenary`}</title>
      <div className={styles.page}>
        <header className={styles.head}>
          <PageTitle>{title}</PageTitle>
          <p className={text.soft}>
            <Trans>
              What Plenary protects, what it cannot protect, and what to do when something has happened.
            </Trans>
          </p>
        </header>
        <aside aria-labelledby="at-once" className={styles.panel}>
          <h2 id="at-once" className={text.head}>
            <Trans>Has something happened?</Trans>
          </h2>
          <QuickActs />
          <ul className={styles.ways}>
            <li>
              <a href="#lost-device">
                <Trans>A device is taken or lost</Trans>
              </a>
            </li>
            <li>
              <a href="#phishing">
                <Trans>A page asks for my password</Trans>
              </a>
            </li>
            <li>
              <a href="#help">
                <Trans>I need somebody who helps</Trans>
              </a>
            </li>
          </ul>
        </aside>
        <article className={styles.article}>
          <Protection />
          <NoProtection />
          <Names />
          <LostDevice />
          <Phishing />
          <HelpLines />
        </article>
      </div>
    </PageFrame>
  )
}
