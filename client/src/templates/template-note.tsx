import { Plural, Trans } from '@lingui/react/macro'
import type { Template } from '@plenary/shared/templates.ts'
import { MechanismLimit } from '../planning/mechanism-limit.tsx'
import { Button } from '../ui/button.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './template-note.module.css'

interface TemplateNoteProps {
  template: Template
  /** Null for those who cannot. */
  acts: { onRename: () => void; onRemove: () => void } | null
}

/** What a document will have that begins from a template: the limit that it keeps to, and its sections. */
export function TemplateNote({ template, acts }: TemplateNoteProps) {
  const locale = useLocale()
  const { mechanism } = template
  const sections = template.sections[locale]
  // Without a body that it goes to, a text has no limit to be looked up.
  const hasLimit = mechanism !== null && (mechanism.limit.max !== null || mechanism.sources.length > 0)
  return (
    <div className={styles.note}>
      {hasLimit && (
        <div>
          <p className={styles.mechanism}>
            <bdi>{mechanism.name[locale]}</bdi>
          </p>
          <MechanismLimit mechanism={mechanism} />
        </div>
      )}
      {sections.length > 0 && (
        <details>
          <summary>
            <Plural value={sections.length} one="# section" other="# sections" />
          </summary>
          <ul className={styles.sections}>
            {sections.map((title, at) => (
              <li key={at} dir="auto">
                {title}
              </li>
            ))}
          </ul>
        </details>
      )}
      {acts && (
        <p className={text.help}>
          <Button isDense variant="bare" aria-haspopup="dialog" onClick={acts.onRename}>
            <Trans>Rename template</Trans>
          </Button>
          <Button isDense variant="bare" aria-haspopup="dialog" onClick={acts.onRemove}>
            <Trans>Remove template</Trans>
          </Button>
        </p>
      )}
    </div>
  )
}
