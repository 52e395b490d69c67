import { Trans, useLingui } from '@lingui/react/macro'
import type { ErrorCode } from '@plenary/shared/errors.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { problemText } from '../problem-text.ts'
import { ownWordsOf } from '../sync/own-words.ts'
import type { RoomProvider, RoomStatus } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'
import { Button } from '../ui/button.tsx'
import { downloadFile } from '../ui/download-file.ts'
import styles from './room-notice.module.css'
import { UnsavedWords } from './unsaved-words.tsx'
import { writes } from './use-writing.ts'

interface RoomNoticeProps {
  provider: RoomProvider
  room: Room
  /** Whether the text can only be read, because of what this page does not know. */
  isHeld: boolean
}

/** Says, across the page, why the text cannot be changed here any more, and how to keep what one wrote. */
export function RoomNotice({ provider, room, isHeld }: RoomNoticeProps) {
  const closedBy = useRoomStatus(provider, closeReason)
  const isStuck = useRoomStatus(provider, hasStuckWords)
  // Where one's role lets one write, the document is frozen.
  const isFrozen = useRoomStatus(provider, ({ hello }) => hello !== null && writes(hello.role))
  // A frozen document says what becomes of them in its own place.
  const isAtRisk = isStuck && (!isFrozen || closedBy !== null || isHeld)
  if (closedBy === null && !isHeld && !isAtRisk) return null
  return (
    <div role="alert" className={styles.notice}>
      <TriangleAlert aria-hidden size={20} strokeWidth={1.75} />
      {closedBy !== null && <ClosedWords code={closedBy} />}
      {closedBy === null && (isHeld ? <HeldWords isAtRisk={isAtRisk} /> : <DemotedWords />)}
      <div className={styles.acts}>
        {isAtRisk && closedBy === null && !isHeld && (
          <UnsavedWords getWords={() => ownWordsOf(provider)} isDense />
        )}
        {isAtRisk && (closedBy !== null || isHeld) && (
          <Button isDense onClick={() => saveCopy(room.title)}>
            <Trans>Save a copy of the text</Trans>
          </Button>
        )}
        {(closedBy !== null || isHeld) && (
          <Button isDense onClick={() => window.location.reload()}>
            {closedBy === null && room.abilities.includes('write-text') ? (
              <Trans>Reload to edit</Trans>
            ) : (
              <Trans>Reload</Trans>
            )}
          </Button>
        )}
      </div>
    </div>
  )
}

function closeReason({ line, closedBy }: RoomStatus): ErrorCode | null {
  return line === 'closed' ? (closedBy ?? 'unexpected') : null
}

/** Where the line still takes words they are stored in a moment, and nothing is to be said at any key. */
function hasStuckWords({ line, hello, unsavedSince }: RoomStatus): boolean {
  return unsavedSince !== null && (line === 'closed' || hello?.canWrite === false)
}

function ClosedWords({ code }: { code: ErrorCode }): ReactNode {
  const { i18n } = useLingui()
  const { happened, advice } = problemText(i18n, code)
  return (
    <p>
      <b>{happened}</b> {advice}
    </p>
  )
}

function HeldWords({ isAtRisk }: { isAtRisk: boolean }): ReactNode {
  return (
    <p>
      <b>
        <Trans>This document needs a newer version of this page.</Trans>
      </b>{' '}
      {isAtRisk ? (
        <Trans>Your last words are only in this tab: save a copy first.</Trans>
      ) : (
        <Trans>Nothing is lost, and you can read all of it here.</Trans>
      )}
    </p>
  )
}

function DemotedWords(): ReactNode {
  return (
    <p>
      <b>
        <Trans>You can only read here now.</Trans>
      </b>{' '}
      <Trans>The last words that you wrote could not be stored: they are only in this tab.</Trans>
    </p>
  )
}

/** The text as it stands in this tab, as a web page that any program opens. It goes nowhere but to the disk. */
function saveCopy(title: string): void {
  const text = document.getElementById('text')
  if (!text) return
  const page = document.implementation.createHTMLDocument(title)
  const charset = page.createElement('meta')
  charset.setAttribute('charset', 'utf-8')
  page.head.prepend(charset)
  page.body.append(page.importNode(text, true))
  const file = new Blob([`<!doctype html>${page.documentElement.outerHTML}`], { type: 'text/html' })
  downloadFile(`${title}.html`, file)
}
