import { Trans, useLingui } from '@lingui/react/macro'
import {
  RECOMMENDATION_STATUSES,
  type RecommendationStatus,
} from '@plenary/shared/document/recommendation.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { deadlineText } from '@plenary/shared/recommendations/deadline-text.ts'
import { GOALS, goalsIn } from '@plenary/shared/recommendations/goals.ts'
import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleDashed, Lock, SlidersHorizontal, TriangleAlert } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { XmlElement } from 'yjs'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { JoinedLine } from './joined-line.tsx'
import type { LiveRecommendation } from './live-recommendations.ts'
import type { LeadOrganization } from './recommendation-fields-dialog.tsx'
import styles from './recommendation-row.module.css'
import { SmartMeter } from './smart-meter.tsx'
import type { Joined } from './use-joined.ts'
import { useFaultText, useStatusNames } from './use-recommendation-words.ts'
import { WordsField } from './words-field.tsx'

export interface RecommendationRowProps {
  roomId: RoomId
  item: LiveRecommendation
  lead: LeadOrganization | null
  /** Null where nobody was asked to sign it. */
  joined: Joined | null
  organizations: readonly LeadOrganization[]
  /** Where its words are being written here, while they are. */
  edited: XmlElement | null
  canWrite: boolean
  /** Its section is frozen, or agreed. */
  isStill: boolean
  onEdit: (id: string | null) => void
  onFields: (id: string) => void
}

/** A recommendation as a row of the table; on a phone, a block of its own. Memoised: others are typed in all the time. */
export const RecommendationRow = memo(function RecommendationRow(props: RecommendationRowProps) {
  const { roomId, item, lead, joined, organizations, canWrite, isStill, onFields } = props
  const { t } = useLingui()
  const locale = useLocale()
  const { label, values } = item
  const isFlagged = values.status === 'needs-work'
  return (
    <tr className={classNames(styles.row, isFlagged && styles.flagged)}>
      <th scope="row">
        <Link
          to="/r/$room"
          params={{ room: roomId }}
          search={{ block: item.id }}
          title={t`To ${label} in the document`}
          className={classNames(text.numbers, styles.number)}
        >
          {label}
        </Link>
      </th>
      <td className={styles.words}>
        <Words {...props} />
        {isFlagged && <Missing item={item} />}
        {joined && <JoinedLine joined={joined} organizations={organizations} />}
        {item.hasSuggestions && (
          <p className={text.help}>
            <Trans>Changes are suggested. They are settled in the document.</Trans>
          </p>
        )}
      </td>
      <Cell label={t({ message: 'To', context: 'addressee' })}>
        {values.addressee && <bdi>{values.addressee}</bdi>}
      </Cell>
      <Cell label={t`Theme`}>{values.theme && <bdi>{values.theme}</bdi>}</Cell>
      <Cell label={t`SDG`}>
        {values.sdgs && (
          <span className={text.numbers}>
            {goalsIn(values.sdgs).map((goal, at) => (
              <span key={goal} title={GOALS[goal - 1]?.[locale]}>
                {at > 0 && ', '}
                {goal}
              </span>
            ))}
          </span>
        )}
      </Cell>
      <Cell label={t({ message: 'By', context: 'deadline' })}>
        {values.deadline && <bdi className={text.numbers}>{deadlineText(values.deadline, locale)}</bdi>}
      </Cell>
      <td data-label={t`SMART`}>
        <SmartMeter smart={item.smart} />
      </td>
      <Cell label={t`Status`}>{values.status && <Status status={values.status} />}</Cell>
      <Cell label={t`Lead`}>
        {lead && (
          <span className={styles.lead}>
            <OrganizationMark hue={lead.hue} letters={lead.letters} name={lead.name} />
          </span>
        )}
      </Cell>
      {canWrite && (
        <td className={styles.act}>
          {isStill ? (
            <Lock size={16} strokeWidth={2} role="img" aria-label={t`Its section is frozen`} />
          ) : (
            <IconButton
              isDense
              icon={SlidersHorizontal}
              label={t`Fields of ${label}`}
              onClick={() => onFields(item.id)}
            />
          )}
        </td>
      )}
    </tr>
  )
})

/** What nobody has said is said to be so: an empty cell could as well be a fault. */
function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td data-label={label}>
      {children || (
        <span className={text.quiet}>
          <Trans>Not set</Trans>
        </span>
      )}
    </td>
  )
}

function Words({ item, edited, canWrite, isStill, onEdit }: RecommendationRowProps) {
  const { t } = useLingui()
  const { id, label, words, lang, hasSuggestions } = item
  if (edited)
    return (
      <WordsField element={edited} label={t`Words of ${label}`} lang={lang} onClose={() => onEdit(null)} />
    )
  const shown =
    words === '' ? (
      <span className={text.quiet}>{t`It has no words yet.`}</span>
    ) : (
      <span dir="auto" lang={lang ?? undefined} className={styles.text}>
        {words}
      </span>
    )
  if (!canWrite || isStill || hasSuggestions) return shown
  return (
    <button
      type="button"
      id={`words-${id}`}
      title={t`Edit the words`}
      onClick={() => onEdit(id)}
      className={styles.edit}
    >
      {shown}
    </button>
  )
}

function Missing({ item: { smart } }: { item: LiveRecommendation }) {
  const faultText = useFaultText()
  if (smart.faults.length === 0) return null
  return <p className={classNames(text.small, styles.missing)}>{smart.faults.map(faultText).join(' ')}</p>
}

const ICONS = { draft: CircleDashed, agreed: CircleCheck, 'needs-work': TriangleAlert }

function Status({ status }: { status: string }) {
  const names = useStatusNames()
  const known = RECOMMENDATION_STATUSES.find((one) => one === status)
  if (!known) return <bdi>{status}</bdi>
  const Icon = ICONS[known]
  return (
    <span className={classNames(styles.status, styles[LOOKS[known]])}>
      <Icon aria-hidden size={16} strokeWidth={2} />
      {names[known]}
    </span>
  )
}
const LOOKS: Record<RecommendationStatus, string> = { draft: 'draft', agreed: 'agreed', 'needs-work': 'work' }
