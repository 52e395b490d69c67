import { useState } from 'react'
import { ConfirmAccount } from './confirm-account.tsx'
import { ConfirmEmail } from './confirm-email.tsx'
import { linkToken } from './link-token.ts'

/**
 * What a link of a mail leads to: `/confirm?for=account#…` to a new account, `?for=email` to a new address of one.
 * Opening it does nothing, since mail programs open links too.
 */
export function ConfirmPage() {
  const [token] = useState(linkToken)
  const [isEmail] = useState(() => new URLSearchParams(window.location.search).get('for') === 'email')
  return isEmail ? <ConfirmEmail token={token} /> : <ConfirmAccount token={token} />
}
