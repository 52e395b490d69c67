import { Trans, useLingui } from '@lingui/react/macro'
import type { Ref } from 'react'
import styles from './name-fields.module.css'
import text from './text.module.css'
import { TextField } from './text-field.tsx'

/** What `useForm` gives for a field. */
export interface FieldProps {
  name: string
  value: string
  onChange: (value: string) => void
  error: string | undefined
  ref: Ref<HTMLInputElement>
}

/** A name in the two languages of the interface, of which one is enough. */
export function NameFields({ field }: { field: (name: 'nameEn' | 'nameFr') => FieldProps }) {
  const { t } = useLingui()
  return (
    <div className={styles.names}>
      <div className={styles.pair}>
        <TextField {...field('nameEn')} label={t`Name in English`} dir="auto" autoComplete="off" />
        <TextField {...field('nameFr')} label={t`Name in French`} dir="auto" autoComplete="off" />
      </div>
      <p className={text.help}>
        <Trans>One language is enough: the other one then shows the same name.</Trans>
      </p>
    </div>
  )
}
