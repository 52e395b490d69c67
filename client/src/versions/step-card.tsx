import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Step, StepKind } from '@plenary/shared/comparison/view.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './step-card.module.css'
import type { StepFigures } from './step-figures.ts'

interface StepCardProps {
  step: Step
  figures: StepFigures
  organizations: readonly Organization[]
}

/** What the change is that one looks at, whose it is, and where. */
export function StepCard({ step, figures, organizations }: StepCardProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const kinds: Record<StepKind, string> = {
    inserted: t`Added`,
    deleted: t`Removed`,
    moved: t`Moved`,
    changed: t`Changed`,
    restyled: t`Formatted anew`,
    split: t`Split in two`,
    joined: t`Joined`,
  }
  const { added, removed, authors } = figures
  return (
    <section aria-live="polite" className={styles.card}>
      {authors.map((author) => {
        const organization = organizations[author]
        return (
          organization && (
            <p key={organization.id} className={styles.who}>
              <OrganizationMark
                hue={organization.hue}
                letters={organization.letters}
                name={organization.name[locale]}
                isDecorative
              />
              <b>
                <bdi>{organization.name[locale]}</bdi>
              </b>
            </p>
          )
        )
      })}
      <p className={text.small}>
        <b>{kinds[step.kind]}</b>
        {added > 0 && removed > 0 && (
          <>
            {' · '}
            <Trans>
              <Plural value={removed} one="# word" other="# words" /> replaced with {added}
            </Trans>
          </>
        )}
        {added > 0 && removed === 0 && (
          <>
            {' · '}
            <Plural value={added} one="# word added" other="# words added" />
          </>
        )}
        {added === 0 && removed > 0 && (
          <>
            {' · '}
            <Plural value={removed} one="# word removed" other="# words removed" />
          </>
        )}
      </p>
      {step.section && (
        <p className={text.help}>
          <bdi>{step.section}</bdi>
        </p>
      )}
    </section>
  )
}
