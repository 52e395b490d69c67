import { useLingui } from '@lingui/react/macro'
import { ChoiceField } from '../ui/choice-field.tsx'
import { LOCALE_NAMES } from '../ui/locale-switch.tsx'
import { type FieldProps, NameFields } from '../ui/name-fields.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './organization-fields.module.css'
import type { OrganizationField } from './organization-form.ts'

interface OrganizationFieldsProps {
  field: (name: OrganizationField) => FieldProps
}

/** The fields of an organisation, for the forms that ask for one. */
export function OrganizationFields({ field }: OrganizationFieldsProps) {
  const { t } = useLingui()
  const language = field('language')
  const isListed = field('isListed')
  return (
    <div className={styles.fields}>
      <NameFields field={field} />
      <TextField
        {...field('shortName')}
        label={t`Short name`}
        help={t`For lists, and for the letters of its mark.`}
        dir="auto"
        autoComplete="off"
      />
      <div className={styles.pair}>
        <TextField
          {...field('website')}
          label={t`Website (optional)`}
          type="url"
          autoComplete="off"
          spellCheck={false}
        />
        <SelectField
          label={t`Main language`}
          choices={LOCALE_NAMES}
          chosen={language.value === 'fr' ? 'fr' : 'en'}
          onChoose={language.onChange}
        />
      </div>
      <TextField
        {...field('contact')}
        label={t`Contact (optional)`}
        help={t`A line of the organisation, not of a person. The members of the coalition see it.`}
        dir="auto"
        autoComplete="off"
      />
      <ChoiceField
        label={t`Named in public?`}
        choices={[
          {
            id: 'yes',
            label: t`Listed publicly`,
            help: t`Its name stands beside what the coalition publishes.`,
          },
          { id: 'no', label: t`Name withheld`, help: t`Only the people of this coalition see its name.` },
        ]}
        chosen={isListed.value === 'yes' ? 'yes' : 'no'}
        onChoose={isListed.onChange}
      />
    </div>
  )
}
