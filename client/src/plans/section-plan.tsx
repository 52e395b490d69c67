import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type SectionPlan, standsStill } from '@plenary/shared/plans.ts'
import { Check, Eye, Lock, type LucideIcon, Pencil } from 'lucide-react'
import type { Section } from '../editor/outline.ts'
import { nameList, wholeNumber } from '../formats.ts'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { OrganizationMark } from '../ui/mark.tsx'
import { useLocale } from '../ui/use-locale.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { countedWords, planOf, type Use, useOf } from './figures.ts'
import { mayChange } from './may-change.ts'
import { usePlanOfRoom } from './plan-context.ts'
import styles from './section-plan.module.css'
import { useStateWords } from './use-state-words.ts'

/** In the row of a section: who leads it, how it stands, and its words against its budget. */
export function SectionPlanPart({ section }: { section: Section }) {
  const { plan } = usePlanOfRoom()
  const locale = useLocale()
  const planned = planOf(plan, section.id)
  const words = countedWords({ text: section.words, notes: section.notes }, plan)
  const leads = planned ? [planned.lead, ...planned.coLeads] : []
  const marks = leads.flatMap((id) => plan?.organizations.find((each) => each.id === id) ?? [])
  const hasLine = planned !== null && (planned.budget !== null || planned.state !== 'open')
  return (
    <>
      <span className={styles.marks}>
        {marks.map(({ id, hue, letters, name }) => (
          <OrganizationMark
            key={id}
            hue={hue}
            letters={letters}
            name={name[locale]}
            size="small"
            isDecorative
          />
        ))}
        {!hasLine && <Figure>{wholeNumber(words, locale)}</Figure>}
      </span>
      {hasLine && <PlanLine planned={planned} words={words} hue={marks[0]?.hue} />}
      <SpokenPlan planned={planned} words={words} leads={marks.map(({ name }) => name[locale])} />
    </>
  )
}

function Figure({ children }: { children: string }) {
  return (
    <span aria-hidden className={styles.figure}>
      {children}
    </span>
  )
}

const STATE_ICONS = { review: Eye, frozen: Lock, agreed: Check } as const satisfies Record<string, LucideIcon>

type PlanLineProps = { planned: SectionPlan; words: number; hue: number | undefined }

function PlanLine({ planned: { state, budget }, words, hue }: PlanLineProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const Icon = state === 'open' ? null : STATE_ICONS[state]
  const use = budget === null ? null : useOf(words, budget)
  const shown = wholeNumber(words, locale)
  return (
    <span
      aria-hidden
      data-org={hue}
      className={classNames(styles.line, use !== null && use.over > 0 && styles.isOver)}
    >
      {Icon && <Icon size={14} strokeWidth={2} className={styles.state} />}
      {use ? <BudgetBar use={use} /> : <span />}
      <span className={styles.figure}>
        {use === null && shown}
        {use !== null && use.over > 0 && t`${wholeNumber(use.over, locale)} over`}
        {use !== null && use.over === 0 && `${shown} / ${wholeNumber(use.max, locale)}`}
      </span>
    </span>
  )
}

function BudgetBar({ use: { words, max, over } }: { use: Use }) {
  // What is over stands behind a gap, as long as the bar has place for it.
  const whole = Math.max(words, max)
  return (
    <span className={styles.bar}>
      <span style={{ inlineSize: `${(Math.min(words, max) / whole) * 100}%` }} className={styles.used} />
      {over > 0 && <span className={styles.over} />}
    </span>
  )
}

type SpokenPlanProps = { planned: SectionPlan | null; words: number; leads: readonly string[] }

function SpokenPlan({ planned, words, leads }: SpokenPlanProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const states = useStateWords()
  const budget = planned?.budget ?? null
  const over = budget === null ? 0 : useOf(words, budget).over
  return (
    <VisuallyHidden>
      {budget === null && t`, ${plural(words, { one: '# word', other: '# words' })}`}
      {budget !== null && t`, ${words} of ${plural(budget, { one: '# word', other: '# words' })}`}
      {over > 0 && t`, ${plural(over, { one: '# word over', other: '# words over' })}`}
      {leads.length > 0 && t`, led by ${nameList(leads, locale)}`}
      {planned && planned.state !== 'open' && `, ${states[planned.state]}`}
    </VisuallyHidden>
  )
}

/** Beside the row of a section, for those who may change what is planned of it. */
export function SectionPlanAct({ section }: { section: Section }) {
  const { t } = useLingui()
  const { room, plan, onPlan } = usePlanOfRoom()
  if (!plan || section.id === '') return null
  const planned = planOf(plan, section.id)
  if (!plan.canPlan && !mayChange(room, planned)) return null
  return (
    <span className={styles.act}>
      <IconButton
        icon={planned && standsStill(planned.state) ? Lock : Pencil}
        label={t`Plan the section “${section.title}”`}
        isDense
        onClick={() => onPlan(section.id)}
      />
    </span>
  )
}
