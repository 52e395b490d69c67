import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomPlan } from '@plenary/shared/plans.ts'
import { Link } from '@tanstack/react-router'
import type { Outline } from '../editor/outline.ts'
import { wholeNumber } from '../formats.ts'
import { countedWords, loadsOf, WORDS_PER_PAGE } from '../plans/figures.ts'
import { Button } from '../ui/button.tsx'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { LimitNote } from './limit-note.tsx'
import styles from './word-panel.module.css'

interface WordPanelProps {
  outline: Outline
  plan: RoomPlan | null
  /** Of the coalition. */
  slug: string
  /** Opens what the room follows. */
  onPlan: () => void
}

/** How the words are counted, what counts against the limit and where that comes from, and who writes how much. */
export function WordPanel({ outline, plan, slug, onPlan }: WordPanelProps) {
  return (
    <div className={styles.panel}>
      <h2 className={text.head}>
        <Trans>Word count</Trans>
      </h2>
      <Figures outline={outline} plan={plan} />
      {plan?.mechanism && <LimitNote plan={plan} mechanism={plan.mechanism} slug={slug} />}
      {plan && <Loads outline={outline} plan={plan} />}
      <p className={text.help}>
        <Trans>
          Counted as a word processor does: by the spaces, so that “l’État” is one word. Hints do not count.
          Going over never stops your typing.
        </Trans>
      </p>
      {plan?.canPlan && (
        <Button isDense onClick={onPlan}>
          {plan.mechanism ? <Trans>Mechanism and limit…</Trans> : <Trans>Choose a mechanism…</Trans>}
        </Button>
      )}
      {plan && !plan.canPlan && plan.mechanism && (
        <Link to="/c/$coalition/mechanisms" params={{ coalition: slug }} className={text.small}>
          <Trans>All mechanisms</Trans>
        </Link>
      )}
    </div>
  )
}

function Figures({ outline: { words, withSuggestions }, plan }: { outline: Outline; plan: RoomPlan | null }) {
  const { t } = useLingui()
  const inWords = plan?.limit?.unit === 'words' ? plan.limit.max : null
  const inPages = plan?.limit?.unit === 'pages' ? plan.limit.max : null
  const suggested = countedWords(withSuggestions, plan)
  const all = words.text + words.notes
  return (
    <table className={styles.figures}>
      <tbody>
        <Row name={t`Text only`} words={words.text} max={inWords} />
        <Row name={t`With notes`} words={all} max={inWords} />
        {suggested !== countedWords(words, plan) && (
          <Row name={t`With every suggestion`} words={suggested} max={inWords} />
        )}
        {inWords !== null && <Row name={t`Limit`} words={inWords} max={null} />}
        {inPages !== null && (
          <>
            <Row
              name={t`Pages, about`}
              words={Math.ceil(countedWords(words, plan) / WORDS_PER_PAGE)}
              max={inPages}
            />
            <Row name={t`Limit in pages`} words={inPages} max={null} />
          </>
        )}
      </tbody>
    </table>
  )
}

function Row({ name, words, max }: { name: string; words: number; max: number | null }) {
  const locale = useLocale()
  const over = max === null ? 0 : Math.max(0, words - max)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <b>{wholeNumber(words, locale)}</b>
      </td>
      <td className={over > 0 ? styles.over : undefined}>
        {max !== null && over === 0 && <Trans>{wholeNumber(max - words, locale)} left</Trans>}
        {over > 0 && <Trans>{wholeNumber(over, locale)} over</Trans>}
      </td>
    </tr>
  )
}

/** What each organisation leads, where sections have leads. */
function Loads({ outline, plan }: { outline: Outline; plan: RoomPlan }) {
  const locale = useLocale()
  const loads = loadsOf(outline, plan)
  if (loads.length === 0) return null
  return (
    <table className={styles.figures}>
      <caption>
        <Trans>By who leads</Trans>
      </caption>
      <tbody>
        {loads.map(({ organizationId, words, budget }) => {
          const organization = plan.organizations.find(({ id }) => id === organizationId)
          if (!organization) return null
          const { hue, letters, name, shortName } = organization
          return (
            <tr key={organizationId}>
              <th scope="row">
                <span className={styles.who}>
                  <OrganizationMark
                    hue={hue}
                    letters={letters}
                    name={name[locale]}
                    size="small"
                    isDecorative
                  />
                  <bdi>{shortName}</bdi>
                </span>
              </th>
              <td>
                <b>{wholeNumber(words, locale)}</b>
              </td>
              <td className={budget !== null && words > budget ? styles.over : undefined}>
                {budget !== null && <Trans>of {wholeNumber(budget, locale)}</Trans>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
