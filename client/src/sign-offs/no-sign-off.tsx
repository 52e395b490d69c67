import { Trans } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import empty from '../rounds/round-list.module.css'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { PageTitle } from '../ui/page-frame.tsx'
import text from '../ui/text.module.css'

/** What sign-off is, where there is none yet. */
export function NoSignOff({ room, onOpen }: { room: Room; onOpen: (() => void) | null }) {
  return (
    <>
      <header className={empty.head}>
        <div>
          <p className={classNames(text.small, text.quiet, text.document)}>
            <bdi>{room.title}</bdi>
          </p>
          <PageTitle>
            <Trans>Sign-off</Trans>
          </PageTitle>
        </div>
      </header>
      <div className={empty.empty}>
        <b>
          <Trans>Nothing to sign yet</Trans>
        </b>
        <p className={text.help}>
          <Trans>
            When the text is ready, a coordinator asks organisations to sign one exact version of it. Each
            reads it, signs, adds a reservation or declines; what changes afterwards is shown to them.
          </Trans>
        </p>
        {onOpen && (
          <Button variant="primary" aria-haspopup="dialog" onClick={onOpen}>
            <Trans>Ask for signatures</Trans>
          </Button>
        )}
      </div>
    </>
  )
}
