import { useLingui } from '@lingui/react/macro'
import { PASSWORD_MIN_CHARS } from '@plenary/shared/limits.ts'
import type { FailureCode } from '../api.ts'
import { problemText } from '../problem-text.ts'

/** The fields that several forms of an account have. */
type AccountField = 'name' | 'email' | 'password'

/** What is wrong with a field of an account, and what to do, in words. */
export function useFaultText() {
  const { t, i18n } = useLingui()
  return (name: AccountField, code: FailureCode): string => {
    if (code !== 'invalid-input') {
      const { happened, advice } = problemText(i18n, code)
      return `${happened} ${advice}`
    }
    switch (name) {
      case 'name':
        return t`Write the name by which others will know you.`
      case 'email':
        return t`Write an e-mail address, such as name@example.org.`
      case 'password':
        return t`Use at least ${PASSWORD_MIN_CHARS} characters.`
    }
  }
}

/** The field that a refusal of the server is about, where it is about one. */
export function accountFieldOf(code: FailureCode): 'email' | 'password' | undefined {
  if (code === 'email-taken') return 'email'
  return code === 'weak-password' ? 'password' : undefined
}
