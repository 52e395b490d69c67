import { Trans, useLingui } from '@lingui/react/macro'
import { Link2, Lock } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { CreatedLink } from './created-link.tsx'
import styles from './invite-form.module.css'
import { InviteNote } from './invite-note.tsx'
import { RoleCards } from './role-cards.tsx'
import type { InviteForm as Form } from './use-invite-form.ts'
import { useLinkChoices } from './use-link-choices.ts'

/** Makes a link: what it lets somebody do, for whom, for how long; then shows it, once. */
export function InviteForm({ form }: { form: Form }) {
  const { t } = useLingui()
  const { coalition } = form
  if (form.created) return <CreatedLink created={form.created} onAnother={form.startAnother} />
  if (coalition.error && !coalition.data) {
    return (
      <ProblemNote error={coalition.error}>
        <Button isDense onClick={() => void coalition.refetch()}>
          <Trans>Try again</Trans>
        </Button>
      </ProblemNote>
    )
  }
  if (!coalition.data) {
    return <LoadingLines label={t`Opening the form`} slowLabel={t`The server is slow to answer.`} />
  }
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <WhatTheyCan form={form} />
      <ForWhom form={form} />
      <InviteNote form={form} />
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.foot}>
        <Admission form={form} />
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Creating`}>
          <Link2 aria-hidden size={20} strokeWidth={1.75} />
          <Trans>Create link</Trans>
        </Button>
      </div>
    </form>
  )
}

/** Whether somebody looks at who comes. Where it cannot be otherwise, that is said, and there is nothing to switch. */
function Admission({ form }: { form: Form }) {
  const { t } = useLingui()
  if (form.mayOpenAtOnce) {
    return (
      <CheckField
        look="switch"
        label={t`Wait for a coordinator`}
        help={
          form.needsAdmission
            ? t`The link alone opens nothing.`
            : t`Whoever has the link comes in, without anybody looking.`
        }
        isChecked={form.needsAdmission}
        onChange={form.setWaits}
      />
    )
  }
  return (
    <div className={styles.locked}>
      <Lock aria-hidden size={20} strokeWidth={1.75} />
      <div>
        <p className={text.medium}>
          <Trans>Waits for a coordinator</Trans>
        </p>
        <p className={text.help}>
          {form.rights.mayInviteAnyone ? (
            <Trans>
              The link alone opens nothing: whoever says themselves for whom they speak is looked at first.
            </Trans>
          ) : (
            <Trans>The link alone opens nothing. Only coordinators can make one that does.</Trans>
          )}
        </p>
      </div>
    </div>
  )
}

function WhatTheyCan({ form }: { form: Form }) {
  const { roles } = form
  if (!form.room) {
    return (
      <p className={text.soft}>
        <Trans>
          Whoever comes becomes a member of the coalition: they see what is open to their organisation.
        </Trans>
      </p>
    )
  }
  const chosen = roles.find((role) => role === form.values.role) ?? roles[0]
  if (chosen === undefined) return null
  return <RoleCards roles={roles} chosen={chosen} onChoose={(role) => form.set('role', role)} />
}

function ForWhom({ form }: { form: Form }) {
  const { t } = useLingui()
  const locale = useLocale()
  const { hours, uses } = useLinkChoices()
  const { values, set } = form
  const isBound = values.email.trim() !== ''
  return (
    <div className={styles.columns}>
      {form.rights.mayInviteAnyone ? (
        <SelectField
          label={t`For which organisation?`}
          choices={[
            { id: '', label: t`Let them say` },
            ...(form.coalition.data?.organizations ?? []).map(({ id, name }) => ({
              id: id as string,
              label: name[locale],
            })),
          ]}
          chosen={values.organizationId}
          onChoose={(id) => set('organizationId', id)}
        />
      ) : (
        <OwnOrganization name={form.coalition.data?.acting.organization.name[locale] ?? ''} />
      )}
      <SelectField
        label={t`Works until`}
        choices={hours}
        chosen={values.hours}
        onChoose={(id) => set('hours', id)}
      />
      <SelectField
        label={t`How many people`}
        choices={uses}
        chosen={isBound ? '1' : values.uses}
        isDisabled={isBound}
        onChoose={(id) => set('uses', id)}
      />
    </div>
  )
}

/** Not a list of one: there is nothing to choose. */
function OwnOrganization({ name }: { name: string }) {
  return (
    <div className={styles.own}>
      <p className={text.medium}>
        <Trans>For which organisation?</Trans>
      </p>
      <p>
        <bdi>{name}</bdi>
      </p>
      <p className={text.help}>
        <Trans>You invite for your own.</Trans>
      </p>
    </div>
  )
}
