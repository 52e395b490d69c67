import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { FreezeButton } from '../freezes/freeze-button.tsx'
import { withMessages } from '../i18n.ts'
import { AdmissionQueue } from '../invites/admission-queue.tsx'
import { InviteForm } from '../invites/invite-form.tsx'
import { InviteRoster } from '../invites/invite-roster.tsx'
import { useInviteForm } from '../invites/use-invite-form.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { PurgeButton } from './purge-button.tsx'
import { RenameRoom } from './rename-room.tsx'
import styles from './share-dialog.module.css'
import { ShareNames } from './share-names.tsx'
import { SharePeople } from './share-people.tsx'
import { ShareTabs } from './share-tabs.tsx'
import { TemplateButton } from './template-button.tsx'

const loadTemplateDialog = () =>
  withMessages('templates', import('../templates/save-template-dialog.tsx')).then(
    ({ SaveTemplateDialog }) => SaveTemplateDialog,
  )

interface ShareDialogProps {
  room: Room
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Opens the dialog that freezes it; null for those who cannot. */
  onFreeze: (() => void) | null
  /** Opens the dialog that removes a passage; null for those who cannot. */
  onPurge: (() => void) | null
}

/** Who can come into a document, to do what, for how long, and under which name. Each sees what they may. */
export function ShareDialog({ room, isOpen, onOpenChange, onFreeze, onPurge }: ShareDialogProps) {
  const { t } = useLingui()
  const [isKeeping, setKeeping] = useState(false)
  const [isRenaming, setRenaming] = useState(false)
  const {
    data: coalition,
    error,
    refetch,
  } = useQuery({ ...coalitionQuery(room.coalition.slug), enabled: isOpen })
  const form = useInviteForm({ coalitionSlug: room.coalition.slug, room, isOpen })
  const may = coalition?.acting.abilities ?? []
  const mayInvite = room.abilities.includes('invite-to-room') && may.includes('invite-own-organization')
  const close = () => {
    form.startAnother()
    setRenaming(false)
    onOpenChange(false)
  }
  const tabs = [
    {
      id: 'invite',
      label: mayInvite ? t`Invite` : t`Links`,
      isShown: mayInvite || may.includes('see-invites'),
      content: (
        <div className={styles.stack}>
          {mayInvite && <InviteForm form={form} />}
          {may.includes('see-invites') && <Links room={room} hasForm={mayInvite} />}
        </div>
      ),
    },
    {
      id: 'people',
      label: t`People and organisations`,
      isShown: room.abilities.includes('see-access'),
      content: <SharePeople room={room} />,
    },
    { id: 'names', label: t`Names`, isShown: true, content: <ShareNames room={room} /> },
  ]
  return (
    <>
      <Dialog
        title={t`Share`}
        subtitle={
          <RoomTitle room={room} onRename={isRenaming ? null : () => setRenaming(true)}>
            {onFreeze && (
              <FreezeButton
                isFrozen={room.freeze !== null}
                onFreeze={() => {
                  close()
                  onFreeze()
                }}
              />
            )}
            {may.includes('edit-templates') && (
              <TemplateButton
                onSave={() => {
                  close()
                  setKeeping(true)
                }}
              />
            )}
            {onPurge && (
              <PurgeButton
                onPurge={() => {
                  close()
                  onPurge()
                }}
              />
            )}
          </RoomTitle>
        }
        isWide
        isOpen={isOpen}
        onOpenChange={close}
      >
        <div className={styles.stack}>
          {isRenaming && <RenameRoom room={room} onDone={() => setRenaming(false)} />}
          {may.includes('admit') && <AdmissionQueue coalitionSlug={room.coalition.slug} roomId={room.id} />}
          {/* What one may do decides which part comes first, so it is known before any is shown. */}
          {!coalition && <Opening error={error} onRetry={() => void refetch()} />}
          {coalition && <ShareTabs label={t`Share`} tabs={tabs.filter(({ isShown }) => isShown)} />}
        </div>
      </Dialog>
      <LatePart load={loadTemplateDialog} isWanted={isKeeping}>
        {(SaveTemplateDialog) =>
          isKeeping && <SaveTemplateDialog room={room} onClose={() => setKeeping(false)} />
        }
      </LatePart>
    </>
  )
}

function Opening({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLingui()
  return error ? (
    <ProblemNote error={error}>
      <Button isDense onClick={onRetry}>
        <Trans>Try again</Trans>
      </Button>
    </ProblemNote>
  ) : (
    <LoadingLines label={t`Opening`} slowLabel={t`The server is slow to answer.`} />
  )
}

interface RoomTitleProps {
  room: Room
  onRename: (() => void) | null
  children: ReactNode
}

function RoomTitle({ room, onRename, children }: RoomTitleProps) {
  return (
    <span className={styles.title}>
      <bdi>{room.title}</bdi>
      {onRename && room.abilities.includes('rename-room') && (
        <button type="button" className={styles.rename} onClick={onRename}>
          <Trans>Rename</Trans>
        </button>
      )}
      {children}
    </span>
  )
}

function Links({ room, hasForm }: { room: Room; hasForm: boolean }) {
  return (
    <section aria-labelledby="room-links" className={hasForm ? styles.below : undefined}>
      <h3 id="room-links" className={text.head}>
        <Trans>Links to this document</Trans>
      </h3>
      <InviteRoster coalitionSlug={room.coalition.slug} roomId={room.id} />
    </section>
  )
}
