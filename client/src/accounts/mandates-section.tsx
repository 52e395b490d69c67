import { Trans, useLingui } from '@lingui/react/macro'
import type { Mandate } from '@plenary/shared/members.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { del } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { withProof } from '../with-proof.ts'
import styles from './account-section.module.css'
import { AccountSection } from './account-section.tsx'
import { saidProblem } from './said-problem.ts'
import { useMe } from './use-me.ts'

/** For whom one may speak, and how to stop. Nothing for who speaks for nobody. */
export function MandatesSection() {
  const { t } = useLingui()
  const { mandates } = useMe()
  if (mandates.length === 0) return null
  return (
    <AccountSection title={t`For whom you speak`}>
      <ul className={styles.list}>
        {mandates.map((mandate) => (
          <MandateRow key={mandate.memberId} mandate={mandate} />
        ))}
      </ul>
    </AccountSection>
  )
}

function MandateRow({ mandate }: { mandate: Mandate }) {
  const locale = useLocale()
  const { organization, coalition, displayName, role } = mandate
  return (
    <li>
      <OrganizationMark
        isDecorative
        hue={organization.hue}
        letters={organization.letters}
        name={organization.name[locale]}
      />
      <div className={styles.words}>
        <span className={text.medium}>
          <bdi>{organization.name[locale]}</bdi>
        </span>
        <span className={text.help}>
          {role === 'guest' ? (
            <Trans>
              as <bdi>{displayName}</bdi>, a guest of <bdi>{coalition.name[locale]}</bdi>
            </Trans>
          ) : (
            <Trans>
              as <bdi>{displayName}</bdi>, in <bdi>{coalition.name[locale]}</bdi>
            </Trans>
          )}
        </span>
      </div>
      {role === 'guest' ? (
        <LeaveAsGuest mandate={mandate} />
      ) : (
        // There one also says who takes over, where somebody must.
        <Link to="/c/$coalition/members" params={{ coalition: coalition.slug }} className={text.small}>
          <Trans>Name and leaving</Trans>
        </Link>
      )}
    </li>
  )
}

/** Guests have no page of members: they leave here. */
function LeaveAsGuest({ mandate }: { mandate: Mandate }) {
  const { t } = useLingui()
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const leave = useMutation({
    mutationFn: () => withProof(() => del(`/api/members/${mandate.memberId}`, { handOverTo: null })),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  const close = () => {
    leave.reset()
    setAsked(false)
  }
  return (
    <>
      <Button isDense variant="bare" onClick={() => setAsked(true)}>
        <Trans>Leave</Trans>
      </Button>
      <ConfirmDialog
        title={t`Leave ${mandate.coalition.name[locale]}?`}
        isOpen={isAsked}
        onClose={close}
        act={t`Leave`}
        workingLabel={t`Leaving`}
        isWorking={leave.isPending}
        problem={saidProblem(leave.error)}
        onConfirm={() => leave.mutate()}
      >
        <p>
          <Trans>
            What you have open there closes at once. What you wrote stays, under the name of the organisation.
            To come back you need a new link.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  )
}
