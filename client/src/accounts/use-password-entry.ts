import { useLingui } from '@lingui/react/macro'
import { signInSchema } from '@plenary/shared/accounts.ts'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { failureCode } from '../api.ts'
import { problemText } from '../problem-text.ts'
import { useForm } from '../ui/use-form.ts'
import { useSignIn } from './use-session.ts'

/** The way in by password: a form that grows a field for a code once the server asks for one, and keeps the rest. */
export function usePasswordEntry({ onSignedIn }: { onSignedIn: () => void }) {
  const { t, i18n } = useLingui()
  const signIn = useSignIn()
  // The address of the account that asks for one: another may not.
  const [codeFor, setCodeFor] = useState<string | null>(null)
  const isAsked = (email: string) => email.trim().toLowerCase() === codeFor
  const codeInput = useRef<HTMLInputElement>(null)
  const form = useForm({
    initial: { email: '', password: '', code: '' },
    schema: {
      safeParse: ({ code, ...rest }) =>
        signInSchema.safeParse(isAsked(rest.email) ? { ...rest, code } : rest),
    },
    send: async (input) => {
      try {
        await signIn.mutateAsync(input)
      } catch (error) {
        if (failureCode(error) !== 'code-needed') throw error
        flushSync(() => setCodeFor(input.email))
        codeInput.current?.focus()
        return
      }
      onSignedIn()
    },
    faultText: (name, code) => {
      if (name === 'email') return t`Write an e-mail address, such as name@example.org.`
      if (name === 'password') return t`Write your password.`
      if (code !== 'wrong-code') return t`Write the six digits of your code app, or a recovery code.`
      const { happened, advice } = problemText(i18n, code)
      return `${happened} ${advice}`
    },
    fieldOf: (code) => (code === 'wrong-code' ? 'code' : undefined),
  })
  const code = form.field('code')
  return {
    form,
    asksCode: isAsked(form.values.email),
    codeField: {
      ...code,
      ref: (input: HTMLInputElement | null) => {
        codeInput.current = input
        code.ref(input)
      },
    },
  }
}
