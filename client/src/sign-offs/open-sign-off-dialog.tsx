import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SignOffList } from '@plenary/shared/sign-offs.ts'
import { BODY_TIME_ZONES } from '@plenary/shared/time-zones.ts'
import { useQuery } from '@tanstack/react-query'
import { AskedField } from '../rounds/asked-field.tsx'
import dialog from '../rounds/open-round-dialog.module.css'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useBodyZones } from '../use-closing.ts'
import { snapshotsQuery } from '../versions/use-snapshots.ts'
import { useVersionName } from '../versions/version-names.ts'
import styles from './open-sign-off-dialog.module.css'
import { TEXT_OF_NOW, useOpenSignOffForm } from './use-open-sign-off-form.ts'

interface OpenSignOffDialogProps {
  room: Room
  list: SignOffList
  onClose: () => void
}

/** Asks organisations to sign a version: which, whom, and until when by whose clocks. */
export function OpenSignOffDialog({ room, list, onClose }: OpenSignOffDialogProps) {
  const { t } = useLingui()
  const form = useOpenSignOffForm({ room, list, onClose })
  const organizations = list.organizations.filter(({ id }) => list.askable.includes(id))
  const isOneOpen = list.items.some(({ closedAt }) => closedAt === null)
  return (
    <Dialog
      title={t`Ask for signatures`}
      subtitle={<bdi>{room.title}</bdi>}
      isWide
      isOpen
      onOpenChange={onClose}
    >
      <form noValidate className={dialog.form} onSubmit={form.handleSubmit}>
        <TextToSign room={room} form={form} />
        <AskedField {...form.field('organizationIds')} organizations={organizations} />
        <Closing form={form} />
        <LongTextField
          {...form.field('note')}
          label={t`Note (optional)`}
          help={t`Everybody in the document sees it.`}
        />
        {!room.freeze && (
          <CheckField
            label={t`Freeze the text while it is being signed`}
            help={t`Comments stay possible. You can unfreeze it at any time; what was signed stays as it was.`}
            isChecked={form.values.isFreezing !== ''}
            onChange={(isFreezing) => form.set('isFreezing', isFreezing ? 'yes' : '')}
          />
        )}
        {isOneOpen && (
          <p className={text.help}>
            <Trans>
              The sign-off that is open is closed by this: there is one text to sign at a time. What was
              signed stays signed, for the version that it was.
            </Trans>
          </p>
        )}
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Asking`}>
            <Trans>Ask for signatures</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

type Form = ReturnType<typeof useOpenSignOffForm>

function TextToSign({ room, form }: { room: Room; form: Form }) {
  const { t } = useLingui()
  const nameOf = useVersionName()
  const { data: versions } = useQuery(snapshotsQuery(room.id))
  // What the server keeps by itself goes with time: what is signed has to stay.
  const kept = versions?.items.filter(({ kind }) => kind !== 'automatic') ?? []
  const choices = [
    { id: TEXT_OF_NOW, label: t`The text as it is now` },
    ...kept.map((version) => ({
      id: version.id as string,
      label: t`Version ${version.number}: ${nameOf(version)}`,
    })),
  ]
  return (
    <>
      <SelectField
        label={t`Text to sign`}
        choices={choices}
        chosen={form.values.version}
        onChoose={(version) => form.set('version', version)}
      />
      {form.values.version === TEXT_OF_NOW && (
        <TextField
          {...form.field('label')}
          label={t`Name of the version`}
          help={t`An exact copy is kept under it, with its fingerprint.`}
          dir="auto"
          autoComplete="off"
        />
      )}
    </>
  )
}

function Closing({ form }: { form: Form }) {
  const { t } = useLingui()
  const names = useBodyZones()
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const bodies = BODY_TIME_ZONES.map((id) => ({ id: id as string, label: names[id] }))
  const isBody = bodies.some(({ id }) => id === own)
  return (
    <fieldset className={styles.closing}>
      <legend className={text.help}>
        <Trans>It closes at this moment by the clocks of the body that the text goes to.</Trans>
      </legend>
      <TextField {...form.field('closesAt')} label={t`Closing day`} type="date" />
      <TextField {...form.field('time')} label={t`Time`} type="time" />
      <SelectField
        label={t`Time of`}
        choices={isBody ? bodies : [...bodies, { id: own, label: t`My own: ${own}` }]}
        chosen={form.values.timeZone}
        onChoose={(zone) => form.set('timeZone', zone)}
      />
    </fieldset>
  )
}
