import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Outline } from '../editor/outline.ts'
import { wholeNumber } from '../formats.ts'
import { withMessages } from '../i18n.ts'
import { classNames } from '../ui/class-names.ts'
import { LatePart } from '../ui/late-part.tsx'
import { Popover } from '../ui/popover.tsx'
import { useLocale } from '../ui/use-locale.ts'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { countedWords, type Use, useOfLimit } from './figures.ts'
import { usePlanOfRoom } from './plan-context.ts'
import styles from './word-chip.module.css'

const loadWordPanel = () =>
  withMessages('planning', import('../planning/word-panel.tsx')).then(({ WordPanel }) => WordPanel)
const loadPlanDialog = () =>
  withMessages('planning', import('../planning/plan-dialog.tsx')).then(({ PlanDialog }) => PlanDialog)

/**
 * The words of the text against the room's limit, and as they would be with every suggestion if that is another figure;
 * opens how they are counted, and where the limit comes from.
 */
export function WordChip({ outline }: { outline: Outline }) {
  const { t } = useLingui()
  const { plan, room } = usePlanOfRoom()
  const trigger = useOverlayTrigger('dialog')
  const [isPlanning, setPlanning] = useState(false)
  const use = useOfLimit(outline.words, plan)
  const onPlan = () => {
    trigger.setOpen(false)
    setPlanning(true)
  }
  return (
    <>
      <button
        type="button"
        className={classNames(styles.chip, use !== null && use.over > 0 && styles.isOver)}
        {...trigger.props}
      >
        {use && <Ring use={use} />}
        <Figures outline={outline} use={use} />
      </button>
      <Popover trigger={trigger} label={t`Word count`}>
        <LatePart load={loadWordPanel} isWanted={trigger.isOpen}>
          {(WordPanel) => (
            <WordPanel outline={outline} plan={plan} slug={room.coalition.slug} onPlan={onPlan} />
          )}
        </LatePart>
      </Popover>
      {plan?.canPlan && (
        <LatePart load={loadPlanDialog} isWanted={isPlanning}>
          {(PlanDialog) =>
            isPlanning && <PlanDialog room={room} plan={plan} onClose={() => setPlanning(false)} />
          }
        </LatePart>
      )}
    </>
  )
}

function Figures({ outline, use }: { outline: Outline; use: Use | null }) {
  const { plan } = usePlanOfRoom()
  const locale = useLocale()
  const words = countedWords(outline.words, plan)
  const withSuggestions = countedWords(outline.withSuggestions, plan)
  const count = wholeNumber(words, locale)
  const suggested = wholeNumber(withSuggestions, locale)
  const isOther = words !== withSuggestions
  if (use && plan?.limit?.unit === 'pages') {
    const { words: pages, max } = use
    return (
      <span>
        <Trans>
          about <b>{pages}</b> / {max} pages
        </Trans>
      </span>
    )
  }
  return (
    <span>
      <b>{count}</b>
      {use ? (
        <span className={styles.limit}> / {wholeNumber(use.max, locale)}</span>
      ) : (
        <span className={classNames(isOther && styles.oneFigure)}>
          {' '}
          {plural(words, { one: 'word', other: 'words' })}
        </span>
      )}
      {isOther && (
        <span className={styles.suggested}>
          <Trans>, with suggestions {suggested}</Trans>
        </span>
      )}
    </span>
  )
}

const AROUND = 2 * Math.PI * 7

/** How much of the limit is used, as a ring. */
function Ring({ use: { share } }: { use: Use }) {
  return (
    <svg aria-hidden viewBox="0 0 18 18" className={styles.ring}>
      <circle cx="9" cy="9" r="7" />
      <circle cx="9" cy="9" r="7" strokeDasharray={`${share * AROUND} ${AROUND}`} className={styles.part} />
    </svg>
  )
}
