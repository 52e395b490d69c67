import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toast.ts'
import { TemplateForm } from './template-form.tsx'
import { useSaveTemplate } from './use-templates.ts'

/** Keeps the outline of a document for others to begin from. */
export function SaveTemplateDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useLingui()
  const save = useSaveTemplate(room.coalition.slug, room.id)
  return (
    <Dialog title={t`Save as template`} isOpen onOpenChange={onClose}>
      <TemplateForm
        help={
          <Trans>
            Headings, hints, heads of tables, empty recommendations and word budgets are kept. What people
            wrote in paragraphs, lists, notes, cells and recommendations is not.
          </Trans>
        }
        initial={{ name: '', description: '' }}
        act={t`Save template`}
        onSend={async (input) => {
          await save.mutateAsync(input)
          showToast(t`The template is saved. It is offered where a new document begins.`)
          onClose()
        }}
        onClose={onClose}
      />
    </Dialog>
  )
}
