import { Trans } from '@lingui/react/macro'
import type { OwnRequest } from '@plenary/shared/invites.ts'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './invite-sheet.module.css'

/** In the place of an invitation that cannot be shown again, since one's own request has used it. */
export function RequestSheet({ request }: { request: OwnRequest }) {
  const coalition = request.coalitionName[useLocale()]
  return (
    <>
      <h1 tabIndex={-1} className={styles.title}>
        <bdi>{request.roomTitle ?? coalition}</bdi>
      </h1>
      <p className={text.soft}>
        {request.roomTitle === null ? (
          <Trans>You asked to join this coalition.</Trans>
        ) : (
          <Trans>
            You asked to join this document of <bdi>{coalition}</bdi>.
          </Trans>
        )}
      </p>
    </>
  )
}
