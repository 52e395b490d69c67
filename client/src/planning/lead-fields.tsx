import { useLingui } from '@lingui/react/macro'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import { MAX_CO_LEADS } from '@plenary/shared/limits.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import { CheckField } from '../ui/check-field.tsx'
import { SelectField } from '../ui/select-field.tsx'
import field from '../ui/text-field.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './section-dialog.module.css'

interface LeadFieldsProps {
  organizations: readonly Organization[]
  /** Empty for nobody. */
  lead: string
  coLeads: readonly OrganizationId[]
  onLead: (lead: string) => void
  onCoLeads: (coLeads: OrganizationId[]) => void
}

/** Who leads a section, and who helps. */
export function LeadFields({ organizations, lead, coLeads, onLead, onCoLeads }: LeadFieldsProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const choices = organizations.map(({ id, name }) => ({ id: id as string, label: name[locale] }))
  const others = organizations.filter(({ id }) => id !== lead)
  return (
    <>
      <SelectField
        label={t`Led by`}
        choices={[{ id: '', label: t`Nobody yet` }, ...choices]}
        chosen={lead}
        onChoose={onLead}
      />
      {others.length > 0 && (
        <fieldset>
          <legend className={field.label}>{t`With`}</legend>
          <div className={styles.others}>
            {others.map(({ id, name }) => (
              <CheckField
                key={id}
                label={name[locale]}
                isChecked={coLeads.includes(id)}
                isDisabled={!coLeads.includes(id) && coLeads.length >= MAX_CO_LEADS}
                onChange={(isChecked) =>
                  onCoLeads(isChecked ? [...coLeads, id] : coLeads.filter((each) => each !== id))
                }
              />
            ))}
          </div>
        </fieldset>
      )}
    </>
  )
}
