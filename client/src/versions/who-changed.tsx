import { Plural, Trans } from '@lingui/react/macro'
import type { Organization } from '@plenary/shared/organizations.ts'
import { wholeNumber } from '../formats.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import type { Share } from './authored-view.ts'
import styles from './who-changed.module.css'

interface WhoChangedProps {
  shares: readonly Share[]
  organizations: readonly Organization[]
  /** Words more, or fewer, of the newer text. */
  difference: number
}

/** How much of a comparison is whose: words added to one side of a line, words removed to the other. */
export function WhoChanged({ shares, organizations, difference }: WhoChangedProps) {
  const locale = useLocale()
  const most = Math.max(1, ...shares.map(({ added, removed }) => Math.max(added, removed)))
  const words = Math.abs(difference)
  const shownWords = wholeNumber(words, locale)
  return (
    <section aria-labelledby="who-changed">
      <div className={styles.head}>
        <h2 id="who-changed" className={text.head}>
          <Trans>Who changed what</Trans>
        </h2>
        <p className={styles.sum}>
          {difference === 0 && <Trans>as many words</Trans>}
          {difference > 0 && (
            <Plural value={words} one={`${shownWords} word more`} other={`${shownWords} words more`} />
          )}
          {difference < 0 && (
            <Plural value={words} one={`${shownWords} word fewer`} other={`${shownWords} words fewer`} />
          )}
        </p>
      </div>
      {shares.length === 0 ? (
        <p className={text.help}>
          <Trans>No organisation added or removed words here.</Trans>
        </p>
      ) : (
        <>
          <ul className={styles.shares}>
            {shares.map((share) => {
              const organization = organizations[share.author]
              return organization && <ShareRow key={organization.id} {...{ share, organization, most }} />
            })}
          </ul>
          <p className={styles.legend} aria-hidden>
            <span>
              <i className={styles.removedKey} /> <Trans>words removed</Trans>
            </span>
            <span>
              <i className={styles.addedKey} /> <Trans>words added</Trans>
            </span>
          </p>
        </>
      )}
    </section>
  )
}

interface ShareRowProps {
  share: Share
  organization: Organization
  most: number
}

function ShareRow({ share: { added, removed, changes }, organization, most }: ShareRowProps) {
  const locale = useLocale()
  const width = (words: number) => (words / most) * 50
  return (
    <li data-org={organization.hue} className={styles.share}>
      <OrganizationMark
        hue={organization.hue}
        letters={organization.letters}
        name={organization.name[locale]}
        isDecorative
      />
      <div className={styles.who}>
        <b>
          <bdi>{organization.shortName}</bdi>
        </b>
        <span>
          <Plural value={changes} one="# change" other="# changes" />
        </span>
      </div>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" className={styles.bar}>
        <rect x={50 - width(removed)} y="0" width={width(removed)} height="10" className={styles.removed} />
        <rect x="50" y="0" width={width(added)} height="10" className={styles.added} />
        <rect x="49.6" y="0" width="0.8" height="10" className={styles.middle} />
      </svg>
      <p className={styles.words}>
        <span>+{wholeNumber(added, locale)}</span>
        <span>−{wholeNumber(removed, locale)}</span>
      </p>
    </li>
  )
}
