import { Trans, useLingui } from '@lingui/react/macro'
import type { CallChange } from '@plenary/shared/document/call-changes.ts'
import { callChanges } from '@plenary/shared/document/call-changes.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Adoption } from '@plenary/shared/reviews.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { calendarDate } from '../formats.ts'
import { LoadingLines } from '../ui/loading-lines.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { comparedTextsQuery, type VersionKey } from '../versions/use-snapshots.ts'
import { useChangeWords } from './use-review-words.ts'
import styles from './year-by-year.module.css'
import { callsOf, type Year } from './years.ts'

interface YearByYearProps {
  room: Room
  /** The newest first. */
  adoptions: readonly Adoption[]
  hasReview: boolean
}

/** What has become of each call from one adopted text to the next, and in the text of now while it is reviewed. */
export function YearByYear({ room, adoptions, hasReview }: YearByYearProps) {
  const { t } = useLingui()
  const years = useYears(room.id, adoptions, hasReview)
  if (adoptions.length + (hasReview ? 1 : 0) < 2) return null
  return (
    <section aria-labelledby="years" className={styles.section}>
      <h2 id="years" className={text.head}>
        <Trans>Year by year</Trans>
      </h2>
      {years ? (
        <Table room={room} years={years} />
      ) : (
        <LoadingLines
          label={t`Comparing the adopted texts`}
          slowLabel={t`A long text takes some seconds to compare.`}
        />
      )}
    </section>
  )
}

function Table({ room, years }: { room: Room; years: readonly Year[] }) {
  const { t } = useLingui()
  const locale = useLocale()
  const words = useChangeWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached with the keyboard.
    <section aria-label={t`What has become of each call`} tabIndex={0} className={styles.scroll}>
      <table className={styles.years}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Call</Trans>
            </th>
            {years.map((year) => (
              <th key={year.to} scope="col">
                <Link
                  to="/r/$room/versions"
                  params={{ room: room.id }}
                  search={{ from: year.from, to: year.to }}
                >
                  {year.at === null ? t`Under review` : calendarDate(new Date(year.at), locale)}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {callsOf(years).map(({ id, title }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{title}</bdi>
              </th>
              {years.map((year) => (
                <td key={year.to}>
                  <Cell change={year.changes.find((change) => change.id === id) ?? null} words={words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ change, words }: { change: CallChange | null; words: (change: CallChange) => string }) {
  return change ? <span className={styles[change.state]}>{words(change)}</span> : <span aria-hidden>–</span>
}

/** Each adopted text beside the one before, and the text of now beside the last; null while they are on their way. */
function useYears(id: RoomId, adoptions: readonly Adoption[], hasReview: boolean): Year[] | null {
  const oldestFirst = adoptions.toReversed()
  const steps = oldestFirst.flatMap(({ version }, at) => {
    const next = oldestFirst[at + 1]
    const to: VersionKey | null = next ? next.version.id : hasReview ? 'live' : null
    return to ? [{ from: version.id, to, at: next?.at ?? null }] : []
  })
  const texts = useQueries({ queries: steps.map(({ from, to }) => comparedTextsQuery(id, { from, to })) })
  const years = steps.flatMap((step, at) => {
    const data = texts[at]?.data
    if (!data) return []
    return [{ ...step, changes: callChanges(JSON.parse(data.from.document), JSON.parse(data.to.document)) }]
  })
  return years.length === steps.length ? years : null
}
