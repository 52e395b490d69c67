import { Trans, useLingui } from '@lingui/react/macro'
import text from '../ui/text.module.css'
import { SafetySection } from './safety-section.tsx'
import styles from './stay-safe-page.module.css'

/** Public help for people and organisations at risk. None of it belongs to Plenary. */
export function HelpLines() {
  const { t } = useLingui()
  const lines = [
    {
      name: 'Access Now, Digital Security Helpline',
      purpose: t`People who help, free of charge, at any hour of any day.`,
      address: 'https://www.accessnow.org/help/helpline-faq/',
    },
    {
      name: 'Security in a Box',
      purpose: t`Guides for devices, accounts and backups, also for when something was taken.`,
      address: 'https://securityinabox.org/default/welcome',
    },
    {
      name: 'Amnesty International, Security Lab',
      purpose: t`Which attacks there are on people who defend rights, and what helps against each.`,
      address: 'https://securitylab.amnesty.org/digital-resources/',
    },
    {
      name: 'Project Shield',
      purpose: t`For those who run a server: free protection against being flooded with traffic.`,
      address: 'https://support.google.com/projectshield',
    },
  ]
  return (
    <SafetySection id="help" title={<Trans>Public help</Trans>}>
      <p>
        <Trans>
          These are other people’s pages. Whoever watches your network sees that you open them, as with any
          page.
        </Trans>
      </p>
      <ul className={styles.lines}>
        {lines.map(({ name, purpose, address }) => (
          <li key={address}>
            <p className={text.medium}>{name}</p>
            <p>{purpose}</p>
            <a href={address} rel="noopener noreferrer nofollow" dir="ltr" className={styles.address}>
              {address}
            </a>
          </li>
        ))}
      </ul>
    </SafetySection>
  )
}
