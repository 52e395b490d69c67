import { Trans, useLingui } from '@lingui/react/macro'
import type { Organization } from '@plenary/shared/organizations.ts'
import { CircleAlert } from 'lucide-react'
import { type Ref, useId } from 'react'
import check from '../ui/check-field.module.css'
import { OrganizationMark } from '../ui/mark.tsx'
import field from '../ui/text-field.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './asked-field.module.css'

interface AskedFieldProps {
  organizations: readonly Organization[]
  /** The ids of those that are asked, with commas between. */
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  ref?: Ref<HTMLInputElement>
}

/** The organisations to ask: a box for each, in the order of joining. */
export function AskedField({ organizations, value, onChange, error, ref }: AskedFieldProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const id = useId()
  const asked = value ? value.split(',') : []
  const toggle = (organizationId: string, isAsked: boolean) =>
    onChange(
      isAsked
        ? [...asked, organizationId].join(',')
        : asked.filter((each) => each !== organizationId).join(','),
    )
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={field.label}>
        <Trans>Organisations to ask</Trans>
      </legend>
      {organizations.length === 0 && <p>{t`No organisation can be asked here yet.`}</p>}
      <div className={styles.boxes}>
        {organizations.map(({ id: organizationId, hue, letters, name }, at) => (
          <label key={organizationId} className={styles.choice}>
            <input
              ref={at === 0 ? ref : undefined}
              type="checkbox"
              checked={asked.includes(organizationId)}
              aria-describedby={error ? `${id}-error` : undefined}
              onChange={(event) => toggle(organizationId, event.target.checked)}
              className={check.box}
            />
            <OrganizationMark isDecorative size="small" hue={hue} letters={letters} name={name[locale]} />
            <bdi>{name[locale]}</bdi>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className={field.error}>
          <CircleAlert aria-hidden size={16} strokeWidth={2} />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  )
}
