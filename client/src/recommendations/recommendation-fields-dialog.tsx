import { Trans, useLingui } from '@lingui/react/macro'
import { RECOMMENDATION_STATUSES, type RecommendationField } from '@plenary/shared/document/recommendation.ts'
import { type RecommendationValues, valuesOf } from '@plenary/shared/recommendations/listed.ts'
import { languageOfWords, smartCheck } from '@plenary/shared/recommendations/smart.ts'
import { type SubmitEvent, useId, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { LongTextField } from '../ui/long-text-field.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { GoalsField } from './goals-field.tsx'
import styles from './recommendation-fields-dialog.module.css'
import { SmartList } from './smart-list.tsx'
import { useStatusNames } from './use-recommendation-words.ts'
import { useVerbChoices } from './use-verb-choices.ts'

/** An organisation that may lead on a recommendation. */
export type LeadOrganization = { id: string; name: string; shortName: string; letters: string; hue: number }

export interface RecommendationFieldsDialogProps {
  /** "R3". */
  number: string
  words: string
  /** Of the words, where they are marked. */
  lang?: string | null
  values: RecommendationValues
  organizations: readonly LeadOrganization[]
  /** What stands in other recommendations of the text, to be taken up. */
  suggestions: { addressees: readonly string[]; themes: readonly string[] }
  onSave: (values: RecommendationValues) => void
  onClose: () => void
}

/** As much as a field of a text may hold with room to spare (`MAX_ATTRIBUTE_CHARS`). */
const MAX_CHARS = 500

/** All that a recommendation says besides its words, with what it still lacks, while one fills it in. */
export function RecommendationFieldsDialog(props: RecommendationFieldsDialogProps) {
  const { number, words, lang = null, organizations, suggestions, onSave, onClose } = props
  const { t } = useLingui()
  const statuses = useStatusNames()
  const id = useId()
  const [values, setValues] = useState(props.values)
  const verbs = useVerbChoices(values.verb)
  const fields = valuesOf((field) => values[field])
  const smart = smartCheck({ words, fields, language: languageOfWords(lang, words) })
  const field = (name: RecommendationField) => ({
    name,
    value: values[name] ?? '',
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
    dir: 'auto',
    autoComplete: 'off',
    maxLength: MAX_CHARS,
  })
  const choice = (name: RecommendationField) => ({
    chosen: values[name] ?? '',
    onChoose: (value: string) => setValues((before) => ({ ...before, [name]: value || null })),
  })
  const handleSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSave(fields)
    onClose()
  }
  return (
    <Dialog isWide isOpen title={t`Recommendation ${number}`} onOpenChange={(isOpen) => isOpen || onClose()}>
      <form noValidate className={styles.form} onSubmit={handleSubmit}>
        <blockquote dir="auto" lang={lang ?? undefined} className={styles.words}>
          {words === '' ? t`It has no words yet.` : words}
        </blockquote>
        <SmartList smart={smart} />
        <div className={styles.fields}>
          <TextField {...field('addressee')} list={`${id}-addressees`} label={t`Addressed to`} />
          <SelectField {...choice('verb')} label={t`Action verb`} choices={verbs} />
          <TextField
            {...field('deadline')}
            label={t`Deadline`}
            help={t`A day such as 2028-12-31, or words such as “12 months”.`}
          />
          <TextField
            {...field('indicator')}
            label={t`Indicator`}
            help={t`By what one will see that it was done.`}
          />
          <TextField {...field('theme')} list={`${id}-themes`} label={t`Theme`} />
          <TextField
            {...field('groups')}
            label={t`People concerned`}
            help={t`Several are parted by commas.`}
          />
        </div>
        <LongTextField
          label={t`Basis`}
          name="basis"
          value={values.basis ?? ''}
          onChange={(value) => setValues((before) => ({ ...before, basis: value.slice(0, MAX_CHARS) }))}
          help={t`What it rests on: an article, an earlier recommendation.`}
        />
        <GoalsField field={values.sdgs} onChange={(sdgs) => setValues((before) => ({ ...before, sdgs }))} />
        <div className={styles.fields}>
          <SelectField
            {...choice('lead')}
            label={t`Lead organisation`}
            choices={[
              { id: '', label: t`Not set` },
              ...organizations.map((organization) => ({ id: organization.id, label: organization.name })),
            ]}
          />
          <SelectField
            {...choice('status')}
            label={t`Status`}
            help={t`Seen in the room, never in what is published.`}
            choices={[
              { id: '', label: t`Not set` },
              ...RECOMMENDATION_STATUSES.map((status) => ({ id: status, label: statuses[status] })),
            ]}
          />
        </div>
        <Suggestions id={`${id}-addressees`} words={suggestions.addressees} />
        <Suggestions id={`${id}-themes`} words={suggestions.themes} />
        <DialogActions>
          <Button type="submit" variant="primary">
            <Trans>Save</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function Suggestions({ id, words }: { id: string; words: readonly string[] }) {
  return (
    <datalist id={id}>
      {words.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  )
}
