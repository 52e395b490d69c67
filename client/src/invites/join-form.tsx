import { Trans, useLingui } from '@lingui/react/macro'
import { type AcceptInvite, acceptInviteSchema, type OwnRequest } from '@plenary/shared/invites.ts'
import { ORGANIZATION_NAME_MAX_CHARS, PERSON_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import { type FailureCode, failureCode } from '../api.ts'
import { problemText } from '../problem-text.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import field from '../ui/text-field.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { useLocale } from '../ui/use-locale.ts'
import styles from './join-form.module.css'
import { SignedInAs } from './signed-in-as.tsx'
import { type OpenInvite, useAcceptInvite } from './use-own-requests.ts'

interface JoinFormProps {
  token: string
  invite: OpenInvite
  /** The account that is signed in here already, if there is one. */
  account: { name: string; email: string | null } | null
  onAsked: (request: OwnRequest) => void
  /** The link has ended since it was opened. */
  onEnded: () => void
}

/** How one takes part: for which organisation, under which name. Accepting is what uses the link. */
export function JoinForm(props: JoinFormProps) {
  const { t } = useLingui()
  const { invite, account } = props
  const form = useJoinForm(props)
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <h2 className={text.panel}>
        <Trans>How will you take part?</Trans>
      </h2>
      {account && <SignedInAs account={account} />}
      {invite.organization ? (
        <FixedOrganization organization={invite.organization} />
      ) : (
        <TextField
          {...form.field('organizationName')}
          label={t`Which organisation do you speak for?`}
          help={t`Its name, as the others know it.`}
          autoComplete="organization"
          dir="auto"
          maxLength={ORGANIZATION_NAME_MAX_CHARS}
        />
      )}
      <TextField
        {...form.field('displayName')}
        label={t`Name shown`}
        help={t`A pseudonym is fine. Your legal name is never needed.`}
        autoComplete="nickname"
        dir="auto"
        maxLength={PERSON_NAME_MAX_CHARS}
      />
      {asksEmail(props) && (
        <TextField
          {...form.field('email')}
          label={t`E-mail address`}
          help={t`The one to which the link was sent. It is checked, and shown to nobody.`}
          type="email"
          autoComplete="email"
          spellCheck={false}
        />
      )}
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <Go needsAdmission={invite.needsAdmission || invite.organization === null} isSending={form.isSending} />
      {!account && <SignInFirst />}
    </form>
  )
}

/** An account with an address is known by it; nobody else's would count. */
function asksEmail({ invite, account }: Pick<JoinFormProps, 'invite' | 'account'>): boolean {
  return invite.isBound && !account?.email
}

function useJoinForm({ token, invite, account, onAsked, onEnded }: JoinFormProps) {
  const hasEmailField = asksEmail({ invite, account })
  const { t, i18n } = useLingui()
  const accept = useAcceptInvite()
  return useForm({
    initial: {
      organizationName: '',
      displayName: account?.name ?? '',
      email: '',
    },
    schema: {
      safeParse: (values) =>
        parse({ token, ...values }, { organizationName: invite.organization === null, email: hasEmailField }),
    },
    send: async (input) => {
      try {
        onAsked(await accept.mutateAsync(input))
      } catch (error) {
        if (failureCode(error) !== 'link-ended') throw error
        onEnded()
      }
    },
    fieldOf: (code) => (code === 'wrong-address' && hasEmailField ? 'email' : undefined),
    faultText: (name, code: FailureCode) => {
      if (code !== 'invalid-input') {
        const { happened, advice } = problemText(i18n, code)
        return `${happened} ${advice}`
      }
      switch (name) {
        case 'organizationName':
          return t`Write the name of the organisation.`
        case 'displayName':
          return t`Write a name, in the letters of one alphabet.`
        case 'email':
          return t`Write the e-mail address to which the link was sent.`
      }
    },
  })
}

/** What the contract leaves open and this link asks for is missing when it is empty. */
function parse(
  values: Record<keyof AcceptInvite, string>,
  isAsked: Record<'organizationName' | 'email', boolean>,
) {
  const parsed = acceptInviteSchema.safeParse(values)
  if (!parsed.success) return parsed
  const missing = (['organizationName', 'email'] as const).filter(
    (name) => isAsked[name] && parsed.data[name] === null,
  )
  if (missing.length === 0) return parsed
  return { success: false as const, error: { issues: missing.map((name) => ({ path: [name] })) } }
}

function FixedOrganization({ organization }: { organization: Organization }) {
  const name = organization.name[useLocale()]
  return (
    <div className={field.field}>
      <p className={field.label}>
        <Trans>You speak for</Trans>
      </p>
      <p className={styles.organization}>
        <OrganizationMark hue={organization.hue} letters={organization.letters} name={name} isDecorative />
        <bdi className={text.medium}>{name}</bdi>
      </p>
    </div>
  )
}

function Go({ needsAdmission, isSending }: { needsAdmission: boolean; isSending: boolean }) {
  const { t } = useLingui()
  return (
    <div className={styles.go}>
      <Button
        type="submit"
        variant="primary"
        isWide
        isWorking={isSending}
        workingLabel={needsAdmission ? t`Asking` : t`Joining`}
      >
        {needsAdmission ? <Trans>Ask to join</Trans> : <Trans>Join</Trans>}
      </Button>
      <p className={text.help}>
        {needsAdmission ? (
          <Trans>A coordinator lets you in. Nothing opens before that.</Trans>
        ) : (
          <Trans>It opens at once. The link is used when you join, not before.</Trans>
        )}
      </p>
    </div>
  )
}

/** In a tab of its own: the link stays here, and reaches no address that a server writes down. */
function SignInFirst() {
  return (
    <p className={classNames(text.help, styles.account)}>
      <Trans>
        You need no account.{' '}
        <a href="/sign-in" target="_blank" rel="noreferrer">
          If you have one, sign in first
        </a>
        , then come back to this tab.
      </Trans>
    </p>
  )
}
