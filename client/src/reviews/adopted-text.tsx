import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Adoption, ReviewList } from '@plenary/shared/reviews.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { Stamp } from 'lucide-react'
import { useState } from 'react'
import { calendarDate } from '../formats.ts'
import { Fingerprint } from '../rounds/fingerprint.tsx'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { LatePart } from '../ui/late-part.tsx'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { PurgedNote } from '../versions/purged-note.tsx'
import { textPath } from '../versions/use-snapshots.ts'
import styles from './adopted-text.module.css'

const loadStart = () => import('./start-review-dialog.tsx').then(({ StartReviewDialog }) => StartReviewDialog)

interface AdoptedTextProps {
  room: Room
  list: ReviewList
  adoption: Adoption
  /** Null where nothing is to be adopted or reviewed from here. */
  onAdopt: (() => void) | null
}

/** The text that stands: which version, since when, and who had signed it. */
export function AdoptedText({ room, list, adoption, onAdopt }: AdoptedTextProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const [isStarting, setStarting] = useState(false)
  const { version, at } = adoption
  const day = calendarDate(new Date(at), locale)
  const name = version.label ?? t`Confirmed text`
  return (
    <section aria-labelledby="adopted" className={styles.card}>
      <h2 id="adopted" className={classNames(text.head, styles.title)}>
        <Stamp aria-hidden size={20} strokeWidth={1.75} />
        <Trans>Adopted on {day}</Trans>
      </h2>
      <p className={text.numbers}>
        <Trans>
          <bdi>{name}</bdi>, version {version.number}
        </Trans>
        , <Plural value={version.words} one="# word" other="# words" />
      </p>
      <Signatories list={list} adoption={adoption} />
      <Fingerprint hash={version.hash} textPath={textPath(room.id, version.id)} />
      {version.isPurged && <PurgedNote />}
      {onAdopt && (
        <div className={styles.acts}>
          <Button variant="primary" aria-haspopup="dialog" onClick={() => setStarting(true)}>
            <Trans>Start a review</Trans>
          </Button>
          <Button aria-haspopup="dialog" onClick={onAdopt}>
            <Trans>Adopt another version</Trans>
          </Button>
        </div>
      )}
      <LatePart load={loadStart} isWanted={isStarting}>
        {(StartReviewDialog) =>
          isStarting && <StartReviewDialog room={room} onClose={() => setStarting(false)} />
        }
      </LatePart>
    </section>
  )
}

function Signatories({ list, adoption }: { list: ReviewList; adoption: Adoption }) {
  const { t } = useLingui()
  const locale = useLocale()
  const { signatories, confidential } = adoption
  const signed = signatories.flatMap(({ organizationId, decision }) => {
    const organization = list.organizations.find(({ id }) => id === organizationId)
    return organization ? [{ organization, decision }] : []
  })
  if (signed.length === 0 && confidential === 0)
    return (
      <p className={text.help}>
        <Trans>No organisation had signed exactly this text.</Trans>
      </p>
    )
  return (
    <>
      <ul aria-label={t`Signed by`} className={styles.signatories}>
        {signed.map(({ organization, decision }) => (
          <li key={organization.id} className={styles.signatory}>
            <OrganizationMark
              isDecorative
              size="small"
              hue={organization.hue}
              letters={organization.letters}
              name={organization.name[locale]}
            />
            <bdi>{organization.shortName}</bdi>
            {decision === 'reserved' && (
              <span className={text.help}>
                <Trans>with a reservation</Trans>
              </span>
            )}
            {(decision === 'partly' || decision === 'excepting') && (
              <span className={text.help}>
                <Trans>in part</Trans>
              </span>
            )}
          </li>
        ))}
      </ul>
      {confidential > 0 && (
        <p className={text.help}>
          <Plural value={confidential} one="and # more in confidence" other="and # more in confidence" />
        </p>
      )}
    </>
  )
}
