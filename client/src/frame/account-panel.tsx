import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { LifeBuoy, LogOut, Server, UserRound } from 'lucide-react'
import { useActFor } from '../accounts/use-acting.ts'
import { useMe } from '../accounts/use-me.ts'
import { useSignOut } from '../accounts/use-session.ts'
import { chooseLocale } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { LOCALE_NAMES } from '../ui/locale-switch.tsx'
import { Menu, MenuChoices, MenuItem, MenuLine } from '../ui/menu.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { chooseTheme, type Theme, useTheme } from '../ui/theme.ts'
import { useLocale } from '../ui/use-locale.ts'
import type { OverlayTrigger } from '../ui/use-overlay-trigger.ts'
import styles from './account-menu.module.css'
import { MandateChoices } from './mandate-choices.tsx'

interface AccountPanelProps {
  trigger: OverlayTrigger
  person: string
  organization: string | undefined
}

/** What the account button opens. */
export function AccountPanel({ trigger, person, organization }: AccountPanelProps) {
  const { t } = useLingui()
  const me = useMe()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const actFor = useActFor()
  return (
    <>
      <Menu
        trigger={trigger}
        label={t`Account`}
        header={<Header person={person} organization={organization} hasFailed={signOut.isError} />}
      >
        <MandateChoices me={me} onChoose={(memberId) => actFor.mutate(memberId)} />
        <Appearance />
        <MenuLine />
        <MenuItem icon={UserRound} onAction={() => void navigate({ to: '/account' })}>
          {t`Your account`}
        </MenuItem>
        <MenuItem icon={LifeBuoy} onAction={() => void navigate({ to: '/stay-safe' })}>
          {t`Stay safe here`}
        </MenuItem>
        <MenuItem icon={Server} onAction={() => void navigate({ to: '/about-this-server' })}>
          {t`About this server`}
        </MenuItem>
        {/* Stays open: if signing out fails, the words for it stand above. */}
        <MenuItem icon={LogOut} shouldCloseOnSelect={false} onAction={() => signOut.mutate()}>
          {t`Sign out`}
        </MenuItem>
      </Menu>
      {actFor.error && (
        <ProblemNote error={actFor.error}>
          <Trans>You still speak for the same organisation as before.</Trans>
          <Button isDense onClick={actFor.reset}>
            <Trans>Close</Trans>
          </Button>
        </ProblemNote>
      )}
    </>
  )
}

function Appearance() {
  const { t } = useLingui()
  const locale = useLocale()
  const theme = useTheme()
  const themes: { id: Theme; label: string }[] = [
    { id: 'system', label: t`As on this device` },
    { id: 'light', label: t`Light` },
    { id: 'dark', label: t`Dark` },
  ]
  return (
    <>
      <MenuChoices
        title={t`Language`}
        choices={LOCALE_NAMES}
        chosen={locale}
        onChoose={(choice) => void chooseLocale(choice)}
      />
      <MenuChoices title={t`Theme`} choices={themes} chosen={theme} onChoose={chooseTheme} />
    </>
  )
}

function Header({
  person,
  organization,
  hasFailed,
}: Omit<AccountPanelProps, 'trigger'> & { hasFailed: boolean }) {
  return (
    <>
      <bdi className={text.medium}>{person}</bdi>
      {organization && (
        <p className={text.help}>
          <Trans>
            speaks for <bdi>{organization}</bdi>
          </Trans>
        </p>
      )}
      {hasFailed && (
        <p role="alert" className={styles.failed}>
          <Trans>Signing out did not reach the server: you are still signed in. Try again.</Trans>
        </p>
      )}
    </>
  )
}
