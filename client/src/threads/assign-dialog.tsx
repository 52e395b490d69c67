import { Trans, useLingui } from '@lingui/react/macro'
import type { MemberId, OrganizationId } from '@plenary/shared/ids.ts'
import type { AssignmentInput, RoomParties, Thread } from '@plenary/shared/threads.ts'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useThreadRoom } from './thread-room.ts'
import { useAct } from './use-act.tsx'

const NOBODY = 'nobody'

/** Gives a thread to somebody to see to, by a day if one likes. */
export function AssignDialog({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const { t } = useLingui()
  const { acts, parties } = useThreadRoom()
  const { run, isWorking, problem } = useAct()
  const { assignment } = thread
  const [to, setTo] = useState<string>(assignment?.memberId ?? assignment?.organizationId ?? NOBODY)
  const [dueOn, setDueOn] = useState(assignment?.dueOn ?? '')
  const choices = [
    { id: NOBODY, label: t`Nobody` },
    ...(parties?.organizations ?? []).map(({ id, shortName }) => ({ id: id as string, label: shortName })),
    ...(parties?.people ?? []).map(({ memberId, name, organizationId }) => ({
      id: memberId as string,
      label: `${name} · ${parties?.organizations.find(({ id }) => id === organizationId)?.shortName ?? ''}`,
    })),
  ]
  return (
    <Dialog title={t`Give to somebody`} isOpen onOpenChange={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          run(async () => {
            await acts.assign(thread.id, assignmentTo(to, dueOn, parties))
            onClose()
          })
        }}
      >
        <SelectField label={t`Who is to see to it`} choices={choices} chosen={to} onChoose={setTo} />
        <TextField
          label={t`By (optional)`}
          type="date"
          value={dueOn}
          onChange={setDueOn}
          disabled={to === NOBODY}
        />
        {problem}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={isWorking} workingLabel={t`Saving`}>
            <Trans>Save</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function assignmentTo(to: string, dueOn: string, parties: RoomParties | undefined): AssignmentInput {
  if (to === NOBODY) return { memberId: null, organizationId: null, dueOn: null }
  const isMember = parties?.people.some(({ memberId }) => memberId === to)
  return {
    memberId: isMember ? (to as MemberId) : null,
    organizationId: isMember ? null : (to as OrganizationId),
    dueOn: dueOn || null,
  }
}
