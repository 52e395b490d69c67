import { Trans } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '../ui/button.tsx'
import text from '../ui/text.module.css'
import styles from './no-recommendations.module.css'

/** What stands here while the text asks nobody for anything. */
export function NoRecommendations({ roomId, canWrite }: { roomId: RoomId; canWrite: boolean }) {
  return (
    <div className={styles.empty}>
      <h2 className={text.panel}>
        <Trans>The text has no recommendations yet</Trans>
      </h2>
      <p className={text.soft}>
        <Trans>
          Each paragraph of the document that asks somebody for something can be made a recommendation. They
          are all listed here then, with whom they ask, until when, and how far they are.
        </Trans>
      </p>
      <Link
        to="/r/$room"
        params={{ room: roomId }}
        className={buttonClass({ variant: canWrite ? 'primary' : 'quiet' })}
      >
        {canWrite ? <Trans>Write the first one</Trans> : <Trans>Go to the document</Trans>}
      </Link>
    </div>
  )
}
