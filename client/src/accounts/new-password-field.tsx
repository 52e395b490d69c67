import { Plural, Trans } from '@lingui/react/macro'
import { PASSWORD_MAX_CHARS, PASSWORD_MIN_CHARS } from '@plenary/shared/limits.ts'
import type { ComponentProps } from 'react'
import text from '../ui/text.module.css'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { PasswordField } from './password-field.tsx'

/** A password that is being made, with how to make a good one. */
export function NewPasswordField(props: Omit<ComponentProps<typeof PasswordField>, 'help' | 'maxLength'>) {
  return (
    <PasswordField
      {...props}
      help={<PasswordHelp length={props.value.length} />}
      autoComplete="new-password"
      maxLength={PASSWORD_MAX_CHARS}
    />
  )
}

/** How to make a password, and what is still missing. Only the moment it is long enough is announced. */
function PasswordHelp({ length }: { length: number }) {
  const missing = PASSWORD_MIN_CHARS - length
  return (
    <>
      <Trans>
        {PASSWORD_MIN_CHARS} characters or more. Four or five words that do not belong together are easy to
        keep in mind and hard to guess.
      </Trans>
      <p aria-hidden className={text.numbers}>
        {length > 0 && missing > 0 && (
          <Plural value={missing} one="# more character needed" other="# more characters needed" />
        )}
        {length > 0 && missing <= 0 && <Trans>Long enough</Trans>}
      </p>
      <VisuallyHidden>
        <span role="status">{length > 0 && missing <= 0 && <Trans>Long enough</Trans>}</span>
      </VisuallyHidden>
    </>
  )
}
