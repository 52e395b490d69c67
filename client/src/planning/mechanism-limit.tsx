import { Plural, Trans } from '@lingui/react/macro'
import type { Mechanism } from '@plenary/shared/mechanisms.ts'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { hostOf, partialDate } from './dates.ts'
import styles from './mechanism-limit.module.css'

type Limited = Pick<Mechanism, 'limit' | 'sources' | 'checkedOn'>

/** The limit of a mechanism, never without where it was read and when; no number where nobody has confirmed one. */
export function MechanismLimit({ mechanism }: { mechanism: Limited }) {
  const { unit, max } = mechanism.limit
  return (
    <span className={styles.limit}>
      {max === null ? (
        <span>
          <Trans>Enter the limit from your session note</Trans>
        </span>
      ) : (
        <b className={text.numbers}>
          {unit === 'words' ? (
            <Plural value={max} one="# word" other="# words" />
          ) : (
            <Plural value={max} one="# page" other="# pages" />
          )}
        </b>
      )}
      <Sources mechanism={mechanism} />
    </span>
  )
}

/** Where the rules of a mechanism were read, and when. */
export function Sources({ mechanism: { sources, checkedOn } }: { mechanism: Omit<Limited, 'limit'> }) {
  const locale = useLocale()
  return (
    <span className={classNames(text.tiny, text.quiet, styles.sources)}>
      {sources.length === 0 && <Trans>No source is written down.</Trans>}
      {sources.map((source) => (
        <Source key={source} source={source} />
      ))}
      {checkedOn !== null ? (
        <span>
          <Trans>read {partialDate(checkedOn, locale)}</Trans>
        </span>
      ) : (
        sources.length > 0 && (
          <span>
            <Trans>day not written down</Trans>
          </span>
        )
      )}
    </span>
  )
}

function Source({ source }: { source: string }) {
  const host = hostOf(source)
  if (host === null) return <span dir="auto">{source}</span>
  return (
    <a href={source} target="_blank" rel="noreferrer noopener" title={source}>
      {host}
    </a>
  )
}
