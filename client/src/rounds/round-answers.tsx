import { Trans, useLingui } from '@lingui/react/macro'
import type { RoundAnswer, RoundTable } from '@plenary/shared/rounds.ts'
import { CircleCheck, CircleDashed, CircleX, MessageSquare } from 'lucide-react'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './round-answers.module.css'
import { momentParts } from './round-time.ts'
import { useAnswerNames } from './use-round-words.ts'

const ICONS: Record<RoundAnswer, typeof CircleCheck> = {
  commented: MessageSquare,
  'nothing-to-add': CircleCheck,
  agreed: CircleCheck,
  objected: CircleX,
}

/** What each organisation that is asked has answered, and when. */
export function RoundAnswers({ table }: { table: RoundTable }) {
  const { t } = useLingui()
  const locale = useLocale()
  return (
    <section aria-labelledby="answers" className={styles.section}>
      <h2 id="answers" className={text.head}>
        <Trans>Organisations</Trans>
      </h2>
      <ul className={styles.list} aria-label={t`What each organisation has answered`}>
        {table.round.asked.map((asked) => {
          const organization = table.organizations.find(({ id }) => id === asked.organizationId)
          if (!organization) return null
          return (
            <li key={organization.id} className={styles.row}>
              <OrganizationMark
                isDecorative
                hue={organization.hue}
                letters={organization.letters}
                name={organization.name[locale]}
              />
              <bdi className={styles.name}>{organization.name[locale]}</bdi>
              <Answer table={table} asked={asked} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type AnswerProps = { table: RoundTable; asked: RoundTable['round']['asked'][number] }

function Answer({ table: { round }, asked: { answer, answeredAt } }: AnswerProps) {
  const names = useAnswerNames(round.kind)
  const locale = useLocale()
  const Icon = answer ? ICONS[answer] : CircleDashed
  const isOwed = !answer && !round.closedAt && round.kind === 'comments'
  return (
    <div className={styles.answer}>
      <p className={classNames(styles.word, styles[answer ?? (isOwed ? 'owed' : 'none')])}>
        <Icon aria-hidden size={16} strokeWidth={2} />
        {names[answer ?? (round.closedAt ? 'missing' : 'none')]}
      </p>
      {answeredAt && (
        <p className={classNames(text.help, text.numbers)}>{momentParts(answeredAt, locale).moment}</p>
      )}
    </div>
  )
}
