import { Trans, useLingui } from '@lingui/react/macro'
import type { Template } from '@plenary/shared/templates.ts'
import { useId } from 'react'
import text from '../ui/text.module.css'
import field from '../ui/text-field.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './template-picker.module.css'
import { idOf } from './use-templates.ts'

/** What a document begins from when it begins from nothing. */
export const BLANK = 'blank'

interface TemplatePickerProps {
  templates: readonly Template[]
  chosen: string
  onChoose: (id: string) => void
}

/** A blank page, or one of the templates: those that come with the server, and the coalition's own. */
export function TemplatePicker({ templates, chosen, onChoose }: TemplatePickerProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const choices = templates.filter((template) => idOf(template) !== BLANK)
  return (
    <fieldset>
      <legend className={field.label}>
        <Trans>Begin from</Trans>
      </legend>
      <div className={styles.cards}>
        <Card
          {...{ id: BLANK, chosen, onChoose }}
          name={t`Blank page`}
          description={t`Nothing but a place to write.`}
        />
        {choices.map((template) => (
          <Card
            key={idOf(template)}
            {...{ id: idOf(template), chosen, onChoose }}
            name={template.name[locale]}
            description={template.description[locale]}
            isOwn={'own' in template.choice}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface CardProps {
  id: string
  chosen: string
  onChoose: (id: string) => void
  name: string
  description: string
  isOwn?: boolean
}

function Card({ id, chosen, onChoose, name, description, isOwn = false }: CardProps) {
  const base = useId()
  return (
    <label className={styles.card}>
      <input
        type="radio"
        name="template"
        checked={id === chosen}
        onChange={() => onChoose(id)}
        aria-labelledby={isOwn ? `${base}-name ${base}-own` : `${base}-name`}
        aria-describedby={description ? `${base}-description` : undefined}
      />
      <span className={styles.name}>
        <bdi id={`${base}-name`}>{name}</bdi>
        {isOwn && (
          <span id={`${base}-own`} className={styles.own}>
            <Trans>Ours</Trans>
          </span>
        )}
      </span>
      {description && (
        <span id={`${base}-description`} dir="auto" className={text.help}>
          {description}
        </span>
      )}
    </label>
  )
}
