import { Trans, useLingui } from '@lingui/react/macro'
import type { ExportForm } from '@plenary/shared/exports.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { useLocale } from '../ui/use-locale.ts'
import { snapshotsQuery, type VersionKey } from '../versions/use-snapshots.ts'
import { useVersionName } from '../versions/version-names.ts'
import styles from '../versions/versions-dialog.module.css'
import { printPath } from './print-path.ts'
import { useExport } from './use-export.ts'

interface ExportDialogProps {
  room: Room
  onClose: () => void
}

/** Takes a text out as a file: that of now or a version, in the form in which it is needed. */
export function ExportDialog({ room, onClose }: ExportDialogProps) {
  const { t } = useLingui()
  const [form, setForm] = useState<ExportForm | 'pdf'>('docx')
  const [of, setOf] = useState<VersionKey>('live')
  const texts = useTexts(room)
  const locale = useLocale()
  const toExport = useExport(room, onClose)
  function handleSubmit(event: SubmitEvent) {
    event.preventDefault()
    if (form !== 'pdf') {
      if (!toExport.isPending) toExport.mutate({ form, of })
      return
    }
    window.open(printPath(room, of, locale), '_blank', 'noopener')
    onClose()
  }
  const forms: { id: ExportForm | 'pdf'; label: string; help: string }[] = [
    { id: 'docx', label: t`Word`, help: t`To submit and to print: cover, contents, numbers and footnotes.` },
    { id: 'pdf', label: t`PDF`, help: t`Opens the pages as they are printed; your browser saves them.` },
    { id: 'html', label: t`Web page`, help: t`One file that opens and prints anywhere.` },
    { id: 'md', label: t`Markdown`, help: t`Plain text, to work on elsewhere.` },
    {
      id: 'json',
      label: t`JSON`,
      help: t`Everything you see here: with the live text, comments and versions too.`,
    },
  ]
  return (
    <Dialog title={t`Export`} subtitle={<bdi>{room.title}</bdi>} isOpen onOpenChange={onClose}>
      <form className={styles.form} onSubmit={handleSubmit}>
        <ChoiceField label={t`Form`} choices={forms} chosen={form} onChoose={setForm} />
        <SelectField
          label={t`Text`}
          choices={texts}
          chosen={of}
          onChoose={setOf}
          help={<Trans>Suggestions that wait are left out, except in JSON.</Trans>}
        />
        {toExport.error !== null && <ProblemNote error={toExport.error} />}
        <DialogActions>
          <Button
            type="submit"
            variant="primary"
            isWorking={toExport.isPending}
            workingLabel={t`Making the file`}
          >
            {form === 'pdf' ? <Trans>Open the pages</Trans> : <Trans>Download</Trans>}
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** The texts that can be taken out, the live one first. */
function useTexts(room: Room): { id: VersionKey; label: string }[] {
  const nameOf = useVersionName()
  const { data } = useQuery(snapshotsQuery(room.id))
  const versions = data?.items ?? []
  return [
    { id: 'live', label: nameOf(null) },
    ...versions.map((version) => ({
      id: version.id,
      label: `${version.number} · ${nameOf(version)}`,
    })),
  ]
}
