import { Trans, useLingui } from '@lingui/react/macro'
import type { SnapshotId } from '@plenary/shared/ids.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import dialog from '../rounds/open-round-dialog.module.css'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { showToast } from '../ui/toast.ts'
import { snapshotsQuery } from '../versions/use-snapshots.ts'
import { useVersionName } from '../versions/version-names.ts'
import { ProofGivenUp } from '../with-proof.ts'
import { useAdopt } from './use-reviews.ts'

/** Makes a version the coalition's own. */
export function AdoptDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useLingui()
  const nameOf = useVersionName()
  const { data: versions, error } = useQuery(snapshotsQuery(room.id))
  const adopt = useAdopt(room.id)
  const [wanted, setWanted] = useState<SnapshotId | null>(null)
  // What the server keeps by itself goes with time: what is adopted has to stay.
  const kept = versions?.items.filter(({ kind }) => kind !== 'automatic') ?? []
  const chosen = kept.find(({ id }) => id === wanted)?.id ?? kept[0]?.id
  const isRefused = adopt.error && !(adopt.error instanceof ProofGivenUp)
  return (
    <Dialog title={t`Adopt a version`} subtitle={<bdi>{room.title}</bdi>} isOpen onOpenChange={onClose}>
      <div className={dialog.form}>
        <p>
          <Trans>
            It becomes the text of the coalition, with the organisations that have signed exactly this version
            by now. A review that is open ends with it.
          </Trans>
        </p>
        {error && <ProblemNote error={error} />}
        {!versions && !error && (
          <LoadingLines label={t`Opening the versions`} slowLabel={t`The server is slow to answer.`} />
        )}
        {versions && !chosen && (
          <p>
            <Trans>
              There is no version to adopt yet:{' '}
              <Link to="/r/$room/versions" params={{ room: room.id }}>
                take a snapshot
              </Link>{' '}
              first.
            </Trans>
          </p>
        )}
        {chosen && (
          <SelectField
            label={t`Version`}
            choices={kept.map((version) => ({
              id: version.id,
              label: t`Version ${version.number}: ${nameOf(version)}`,
            }))}
            chosen={chosen}
            onChoose={setWanted}
          />
        )}
        {isRefused && <ProblemNote error={adopt.error} />}
        <DialogActions>
          {chosen && (
            <Button
              variant="primary"
              isWorking={adopt.isPending}
              workingLabel={t`Adopting`}
              onClick={() =>
                adopt.mutate(chosen, {
                  onSuccess: () => {
                    showToast(t`The version is adopted`)
                    onClose()
                  },
                })
              }
            >
              <Trans>Adopt it</Trans>
            </Button>
          )}
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
