import { Trans } from '@lingui/react/macro'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { LastHash } from './last-hash.tsx'
import styles from './trail-page.module.css'

/** What the trail is, and by what it can be told that nobody has rewritten it. */
export function AboutTrail({ lastHash }: { lastHash: string | null }) {
  return (
    <section aria-labelledby="about-trail" className={styles.about}>
      <h2 id="about-trail" className={text.head}>
        <Trans>Changing it leaves a trace</Trans>
      </h2>
      <p className={classNames(text.small, text.soft)}>
        <Trans>
          Each act carries the fingerprint of the one before it. Whoever changes one, takes one out or puts
          one in breaks this chain, and the check that the people who run the server can make names the place.
        </Trans>
      </p>
      {lastHash !== null && (
        <>
          <LastHash hash={lastHash} />
          <p className={text.help}>
            <Trans>
              Note it outside Plenary now and then. With it the check also finds a chain that was written anew
              from end to end.
            </Trans>
          </p>
        </>
      )}
    </section>
  )
}
