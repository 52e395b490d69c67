import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMe } from '../accounts/use-me.ts'
import { failureCode } from '../api.ts'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { longDate } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { AroundTheTable } from './around-the-table.tsx'
import styles from './home-page.module.css'
import { OwedRounds } from './owed-rounds.tsx'
import { RoomList } from './room-list.tsx'

/** The home of a coalition: what is written here, by when, and who sits at the table. */
export function HomePage() {
  const { coalition: slug } = useParams({ from: '/signed-in/frame/c/$coalition' })
  const locale = useLocale()
  const me = useMe()
  const { data: coalition, error, refetch } = useQuery(coalitionQuery(slug))
  // A coalition that is not there, or not for this person, is a page that is not there.
  if (error && !coalition && ['not-found', 'no-access'].includes(failureCode(error))) throw error
  const mandate = me.mandates.find((each) => each.coalition.slug === slug)
  const acting = me.acting?.coalition.slug === slug ? me.acting : mandate
  const name = coalition?.name ?? acting?.coalition.name
  return (
    <div className={styles.home}>
      <div>
        <title>{name ? `${name[locale]} · Plenary` : 'Plenary'}</title>
        <p className={classNames(text.small, text.quiet, styles.date)}>{longDate(new Date(), locale)}</p>
        <div className={styles.title}>
          <PageTitle>
            <bdi>{name?.[locale] ?? slug}</bdi>
          </PageTitle>
        </div>
        {error && !coalition && (
          <ProblemNote error={error}>
            <Button isDense onClick={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          </ProblemNote>
        )}
        <OwedRounds coalitionSlug={slug} />
        {(coalition || !error) && (
          <RoomList
            coalitionSlug={slug}
            organizations={coalition?.organizations ?? []}
            canCreate={(coalition?.acting ?? acting)?.abilities.includes('create-room') ?? false}
          />
        )}
      </div>
      <aside className={styles.side}>{coalition && <AroundTheTable coalition={coalition} />}</aside>
    </div>
  )
}
