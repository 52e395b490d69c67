import { Trans, useLingui } from '@lingui/react/macro'
import type { InviteEnd, OwnRequest } from '@plenary/shared/invites.ts'
import { Link } from '@tanstack/react-router'
import { Link2Off } from 'lucide-react'
import { nextPath } from '../accounts/next-path.ts'
import { buttonClass } from '../ui/button.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './ended-sheet.module.css'
import sheet from './invite-sheet.module.css'
import { shortDay } from './link-time.ts'

interface EndedSheetProps {
  why: InviteEnd | 'incomplete'
  /** The newest request made from this browser, with whatever link: it may be what somebody looks for. */
  earlier?: OwnRequest | undefined
}

/** A link that lets nobody in: why, and what to do. */
export function EndedSheet({ why, earlier }: EndedSheetProps) {
  const { happened, advice } = useEndWords(why)
  return (
    <div className={styles.ended}>
      <span aria-hidden className={styles.icon}>
        <Link2Off size={28} strokeWidth={1.75} />
      </span>
      <h1 tabIndex={-1} className={sheet.title}>
        {happened}
      </h1>
      <p className={text.soft}>{advice}</p>
      {earlier && <Earlier request={earlier} />}
      <Link to="/" className={buttonClass()}>
        <Trans>Go to the first page</Trans>
      </Link>
    </div>
  )
}

function useEndWords(why: EndedSheetProps['why']): { happened: string; advice: string } {
  const { t } = useLingui()
  switch (why) {
    case 'used-up':
      return {
        happened: t`This link has been used`,
        advice: t`It works only for as many people as it was made for. If it was meant for you, tell the person who sent it: somebody else may have opened it first. They can make a new one.`,
      }
    case 'expired':
      return {
        happened: t`This link has run out`,
        advice: t`Links work for a short time, so that an old one found by somebody opens nothing. Ask the person who sent it for a new one.`,
      }
    case 'revoked':
      return {
        happened: t`This link has been closed`,
        advice: t`Somebody in the coalition has closed it. Nothing is wrong with your device. Ask the person who sent it for a new one.`,
      }
    case 'unknown':
      return {
        happened: t`This link leads nowhere`,
        advice: t`A part of it may be missing. Open it once more from the message in which it came, or ask the person who sent it.`,
      }
    case 'incomplete':
      return {
        happened: t`This address is not complete`,
        advice: t`A link to Plenary has a long code at its end, after the sign #. Open it once more from the message in which it came, or copy all of it.`,
      }
  }
}

function Earlier({ request }: { request: OwnRequest }) {
  const { t } = useLingui()
  const locale = useLocale()
  const day = shortDay(request.askedAt, locale)
  const place = request.roomTitle ?? request.coalitionName[locale]
  const path = request.state === 'admitted' && nextPath(request.destination)
  if (path) {
    return (
      <p>
        <Trans>
          You have been let in before, to <Link to={path}>{place}</Link>.
        </Trans>
      </p>
    )
  }
  if (request.state !== 'declined') return null
  return <p>{t`Your request of ${day} to join ${place} was declined.`}</p>
}
