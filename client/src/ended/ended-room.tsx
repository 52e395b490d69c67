import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import message from '../message-page.module.css'
import { UnsavedWords } from '../rooms/unsaved-words.tsx'
import { ownWordsOf } from '../sync/own-words.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { roomQuery } from '../sync/use-room.ts'
import { BrandSign } from '../ui/brand.tsx'
import { buttonClass } from '../ui/button.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import type { EndCode } from './end-of-access.ts'
import styles from './ended-room.module.css'

interface EndedRoomProps {
  roomId: RoomId
  provider: RoomProvider
  code: EndCode
}

/** In the place of a room that has been closed to somebody: what happened, who can help, what is theirs to keep. */
export function EndedRoom({ roomId, provider, code }: EndedRoomProps) {
  const { t } = useLingui()
  const page = useRef<HTMLElement>(null)
  const [hasUnsaved] = useState(() => ownWordsOf(provider).length > 0)
  // What had the focus is gone with the text.
  useEffect(() => page.current?.querySelector<HTMLElement>('h1')?.focus(), [])
  const isSignedOut = code === 'signed-out'
  const title = isSignedOut ? t`You are signed out` : t`You are not in this document any more`
  return (
    <main ref={page} id="main" tabIndex={-1} className={styles.page}>
      <title>{`${title} · Plenary`}</title>
      <div className={styles.card}>
        <BrandSign />
        <PageTitle>{title}</PageTitle>
        <p>{isSignedOut ? <SignedOutWords /> : <RemovedWords roomId={roomId} />}</p>
        {hasUnsaved ? (
          <div className={styles.unsaved}>
            <p>
              <b>
                <Trans>Your last words were not stored.</Trans>
              </b>{' '}
              <Trans>
                They are only in this tab. The file holds them and nothing else of the document: keep it where
                nobody else reads it.
              </Trans>
            </p>
            <UnsavedWords getWords={() => ownWordsOf(provider)} variant="primary" />
          </div>
        ) : (
          <p className={text.soft}>
            <Trans>Everything that you wrote was stored before.</Trans>
          </p>
        )}
        <div className={message.acts}>
          {/* Loads the page anew, so that nothing of the document stays in the memory of this tab. */}
          {isSignedOut ? (
            <a
              href={`/sign-in?next=${encodeURIComponent(`/r/${roomId}`)}`}
              className={buttonClass({ variant: hasUnsaved ? 'quiet' : 'primary' })}
            >
              <Trans>Sign in</Trans>
            </a>
          ) : (
            <a href="/" className={buttonClass({ variant: hasUnsaved ? 'quiet' : 'primary' })}>
              <Trans>Go to the first page</Trans>
            </a>
          )}
        </div>
      </div>
    </main>
  )
}

function RemovedWords({ roomId }: { roomId: RoomId }) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [name] = useState(() => queryClient.getQueryData(roomQuery(roomId).queryKey)?.coalition.name)
  return name ? (
    <Trans>
      It was closed here at once, and its text is taken off this screen. A coordinator of{' '}
      <bdi>{name[locale]}</bdi> can tell you why, and let you in again.
    </Trans>
  ) : (
    <Trans>
      It was closed here at once, and its text is taken off this screen. A coordinator of the coalition can
      tell you why, and let you in again.
    </Trans>
  )
}

function SignedOutWords() {
  return (
    <Trans>
      Your session has ended, here or from another device. The text is taken off this screen. Sign in to go
      on.
    </Trans>
  )
}
