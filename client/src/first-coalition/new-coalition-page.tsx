import { Trans, useLingui } from '@lingui/react/macro'
import { PERSON_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from '../accounts/use-me.ts'
import { useCreateCoalition } from '../coalitions/use-coalition.ts'
import { useCoalitionFaultText } from '../coalitions/use-coalition-fault-text.ts'
import { OrganizationFields } from '../organizations/organization-fields.tsx'
import { ORGANIZATION_FIELDS } from '../organizations/organization-form.ts'
import { useOrganizationFaultText } from '../organizations/use-organization-fault-text.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { NameFields } from '../ui/name-fields.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { useLocale } from '../ui/use-locale.ts'
import { newCoalitionForm, newCoalitionValues } from './new-coalition-form.ts'
import styles from './new-coalition-page.module.css'

/** Begins a coalition: its name, the organisation one speaks for, and one's name there. Then goes to its home. */
export function NewCoalitionPage() {
  const { t } = useLingui()
  const { account, canCreateCoalition } = useMe()
  return (
    <div className={styles.page}>
      <title>{`${t`New coalition`} · Plenary`}</title>
      <PageTitle>
        <Trans>New coalition</Trans>
      </PageTitle>
      {canCreateCoalition ? (
        <>
          <p className={styles.lead}>
            <Trans>
              A coalition is the place where organisations write and sign texts together. You become its first
              coordinator; the others come in by your links.
            </Trans>
          </p>
          <NewCoalitionForm accountName={account.name} />
        </>
      ) : (
        <p className={styles.lead}>
          <Trans>
            On this server, coalitions are begun by those who run it. Tell them what yours is for, or ask a
            coordinator for a link into one that exists.
          </Trans>
        </p>
      )}
    </div>
  )
}

function NewCoalitionForm({ accountName }: { accountName: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const create = useCreateCoalition()
  const form = useForm({
    initial: newCoalitionValues(accountName, useLocale()),
    schema: newCoalitionForm,
    send: async (input) => {
      const { slug } = await create.mutateAsync(input)
      await navigate({ to: '/c/$coalition', params: { coalition: slug } })
    },
    faultText: useFaultText(),
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <Part title={t`The coalition`}>
        <NameFields field={(name) => form.field(`coalition.${name}`)} />
      </Part>
      <Part title={t`Your organisation`}>
        <OrganizationFields field={(name) => form.field(`organization.${name}`)} />
      </Part>
      <Part title={t`You`}>
        <TextField
          {...form.field('displayName')}
          label={t`Your name in this coalition`}
          help={t`The one you choose; it may be another than elsewhere. A pseudonym is fine.`}
          dir="auto"
          autoComplete="off"
        />
      </Part>
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.go}>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Creating`}>
          <Trans>Create the coalition</Trans>
        </Button>
        <Link to="/" className={buttonClass({ variant: 'bare' })}>
          <Trans>Cancel</Trans>
        </Link>
      </div>
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend className={text.head}>{title}</legend>
      {children}
    </fieldset>
  )
}

function useFaultText() {
  const { t } = useLingui()
  const coalitionFault = useCoalitionFaultText()
  const organizationFault = useOrganizationFaultText()
  return (name: keyof ReturnType<typeof newCoalitionValues>, _code: unknown, value: string): string => {
    if (name === 'coalition.nameEn' || name === 'coalition.nameFr') return coalitionFault(value)
    const field = ORGANIZATION_FIELDS.find((each) => name === `organization.${each}`)
    if (field) return organizationFault(field, value)
    return value.trim().length > PERSON_NAME_MAX_CHARS
      ? t`Use at most ${PERSON_NAME_MAX_CHARS} characters.`
      : t`Write the name by which others will know you, each word in letters of one alphabet.`
  }
}
