import { useLingui } from '@lingui/react/macro'
import type { ComponentProps } from 'react'
import { TextField } from '../ui/text-field.tsx'

/** The code that an account asks for beside its password: of the app, or one of the recovery codes. */
export function CodeField(props: Omit<ComponentProps<typeof TextField>, 'type' | 'end' | 'label' | 'help'>) {
  const { t } = useLingui()
  return (
    <TextField
      {...props}
      label={t`Code`}
      help={t`The six digits that your code app shows now, or one of your recovery codes.`}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}
