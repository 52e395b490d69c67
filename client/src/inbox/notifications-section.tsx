import { Trans, useLingui } from '@lingui/react/macro'
import type { MailRhythm, MailSettings } from '@plenary/shared/mail-settings.ts'
import { AccountSection } from '../accounts/account-section.tsx'
import { clockTime } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { useLocale } from '../ui/use-locale.ts'
import { useChangeMail, useMailSettings } from './use-mail-settings.ts'

/** What of one's notifications comes by mail; where none can, that is said and nothing offered. */
export function NotificationsSection() {
  const { t } = useLingui()
  const { data: settings, error, refetch } = useMailSettings()
  return (
    <AccountSection
      id="notifications"
      title={t`Notifications`}
      help={<Trans>What concerns you stands behind the bell, at the top of each page.</Trans>}
    >
      {error && !settings && (
        <ProblemNote error={error}>
          <Button isDense onClick={() => void refetch()}>
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      )}
      {!settings && !error && (
        <LoadingLines
          label={t`Opening what you have chosen`}
          slowLabel={t`The server is slow to answer. This comes as soon as it does.`}
        />
      )}
      {settings && <Mail settings={settings} />}
    </AccountSection>
  )
}

function Mail({ settings }: { settings: MailSettings }) {
  switch (settings.canMail) {
    case 'no-mail':
      return (
        <p>
          <Trans>This server sends no mail: you find your notifications here, and nowhere else.</Trans>
        </p>
      )
    case 'no-address':
      return (
        <p>
          <Trans>
            Your account has no e-mail address, so nothing comes by mail. You can add one under “Ways in”.
          </Trans>
        </p>
      )
    case 'yes':
      return <MailChoices settings={settings} />
  }
}

function MailChoices({ settings }: { settings: MailSettings }) {
  const { t } = useLingui()
  const locale = useLocale()
  const change = useChangeMail()
  const { rhythm, includesText } = settings
  const save = (wish: Partial<Pick<MailSettings, 'rhythm' | 'includesText'>>) =>
    change.mutate({ rhythm, includesText, locale, ...wish }, { onSuccess: () => showToast(t`Saved`) })
  return (
    <>
      <ChoiceField
        label={t`By mail`}
        choices={useRhythms(settings)}
        chosen={rhythm}
        onChoose={(choice) => save({ rhythm: choice })}
      />
      <CheckField
        look="switch"
        label={t`With titles and words`}
        help={
          <Trans>
            A mail lies on machines of others, and shows on locked screens. Without this it says who did
            something and in which coalition, and holds no title and no word of a document or comment.
          </Trans>
        }
        isChecked={includesText}
        isDisabled={rhythm === 'off'}
        onChange={(isChecked) => save({ includesText: isChecked })}
      />
      {change.error && (
        <ProblemNote error={change.error}>
          <Trans>What you had chosen before still holds.</Trans>
        </ProblemNote>
      )}
    </>
  )
}

function useRhythms({ digestHour }: MailSettings): { id: MailRhythm; label: string; help: string }[] {
  const { t } = useLingui()
  const time = clockTime(todayAt(digestHour), useLocale())
  return [
    { id: 'off', label: t`Nothing`, help: t`Everything is behind the bell.` },
    {
      id: 'daily',
      label: t`Once a day`,
      help: t`One mail, about ${time} your time, if something is unread.`,
    },
    {
      id: 'at-once',
      label: t`Mentions at once`,
      help: t`A mail within minutes when you are mentioned or given something to see to, four in an hour at most. The rest once a day.`,
    },
  ]
}

/** An hour of UTC, today. */
function todayAt(hour: number): Date {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hour))
}
