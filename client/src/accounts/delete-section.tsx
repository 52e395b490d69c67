import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import text from '../ui/text.module.css'
import styles from './account-section.module.css'
import { AccountSection } from './account-section.tsx'
import { saidProblem } from './said-problem.ts'
import { useDeleteAccount } from './use-account.ts'

/** The way out for good, with what goes and what stays. */
export function DeleteSection() {
  const { t } = useLingui()
  const [isAsked, setAsked] = useState(false)
  const remove = useDeleteAccount()
  const close = () => {
    remove.reset()
    setAsked(false)
  }
  return (
    <AccountSection title={t`Delete your account`}>
      <WhatGoesAndStays />
      <div>
        <Button variant="danger" onClick={() => setAsked(true)}>
          <Trans>Delete your account</Trans>
        </Button>
      </div>
      <ConfirmDialog
        title={t`Delete your account?`}
        isOpen={isAsked}
        onClose={close}
        act={t`Delete it for good`}
        workingLabel={t`Deleting`}
        isWorking={remove.isPending || remove.isSuccess}
        problem={saidProblem(remove.error)}
        onConfirm={() => remove.mutate()}
      >
        <WhatGoesAndStays />
        <p className={text.medium}>
          <Trans>Nobody can bring it back.</Trans>
        </p>
      </ConfirmDialog>
    </AccountSection>
  )
}

function WhatGoesAndStays() {
  return (
    <ul className={classNames(styles.plain)}>
      <li>
        <Trans>
          These go: your name, your e-mail address, your keys, and every place where you are signed in. You
          leave your coalitions.
        </Trans>
      </li>
      <li>
        <Trans>
          These stay: what you wrote in documents, and your comments, under the name of your organisation; and
          in the record of who did what, your acts without your name.
        </Trans>
      </li>
    </ul>
  )
}
