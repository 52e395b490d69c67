import { Trans } from '@lingui/react/macro'
import type { KnownMechanism } from '@plenary/shared/mechanisms.ts'
import type { RoomPlan } from '@plenary/shared/plans.ts'
import { Info } from 'lucide-react'
import { calendarDate } from '../formats.ts'
import { WORDS_PER_PAGE } from '../plans/figures.ts'
import { useLocale } from '../ui/use-locale.ts'
import styles from './limit-note.module.css'
import { Sources } from './mechanism-limit.tsx'

interface LimitNoteProps {
  plan: RoomPlan
  mechanism: KnownMechanism
  slug: string
}

/** Where the limit of a room comes from, and what of it is not known. */
export function LimitNote({ plan, mechanism }: LimitNoteProps) {
  const { limit } = plan
  const isUnsure = limit === null || mechanism.counts.notes === null || limit.unit === 'pages'
  return (
    <div className={isUnsure ? styles.unsure : styles.note}>
      <Info aria-hidden size={18} strokeWidth={1.75} />
      <div className={styles.words}>
        <Name mechanism={mechanism} />
        {limit === null && (
          <p>
            <Trans>Its limit is not confirmed: enter the limit from your session note.</Trans>
          </p>
        )}
        {limit?.set && <SetLimit set={limit.set} />}
        <Counting notes={mechanism.counts.notes} />
        {limit?.unit === 'pages' && (
          <p>
            <Trans>Pages are an estimate, at {WORDS_PER_PAGE} words a page.</Trans>
          </p>
        )}
        <Sources mechanism={mechanism} />
      </div>
    </div>
  )
}

function Name({ mechanism: { name } }: { mechanism: KnownMechanism }) {
  const locale = useLocale()
  return (
    <p>
      <b>
        <bdi>{name[locale]}</bdi>
      </b>
    </p>
  )
}

function SetLimit({ set: { reason, by, at } }: { set: NonNullable<NonNullable<RoomPlan['limit']>['set']> }) {
  const locale = useLocale()
  return (
    <p>
      <Trans>
        This limit was set for this document by <bdi>{by.shortName}</bdi> on{' '}
        {calendarDate(new Date(at), locale)}: “<bdi>{reason}</bdi>”
      </Trans>
    </p>
  )
}

function Counting({ notes }: { notes: boolean | null }) {
  if (notes === null) {
    return (
      <p>
        <Trans>The source does not say whether notes count.</Trans>
      </p>
    )
  }
  return (
    <p>
      {notes ? (
        <Trans>Notes count towards the limit.</Trans>
      ) : (
        <Trans>Notes do not count towards the limit.</Trans>
      )}
    </p>
  )
}
