import { Trans, useLingui } from '@lingui/react/macro'
import type { TemplateId } from '@plenary/shared/ids.ts'
import type { Template } from '@plenary/shared/templates.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TemplateForm } from './template-form.tsx'
import { useNameTemplate, useRemoveTemplate } from './use-templates.ts'

interface ActProps {
  slug: string
  id: TemplateId
  template: Template
  onClose: () => void
}

/** Names a template of the coalition anew. */
export function RenameTemplateDialog({ slug, id, template, onClose }: ActProps) {
  const { t } = useLingui()
  const rename = useNameTemplate(slug, id)
  return (
    <Dialog title={t`Rename template`} isOpen onOpenChange={onClose}>
      <TemplateForm
        initial={{ name: template.name.en, description: template.description.en }}
        act={t`Rename`}
        onSend={async (input) => {
          await rename.mutateAsync(input)
          onClose()
        }}
        onClose={onClose}
      />
    </Dialog>
  )
}

/** Removes a template of the coalition, once more asked. */
export function RemoveTemplateDialog({
  slug,
  id,
  template,
  onClose,
  onRemoved,
}: ActProps & { onRemoved: () => void }) {
  const { t } = useLingui()
  const remove = useRemoveTemplate(slug, id)
  return (
    <ConfirmDialog
      title={t`Remove template`}
      isOpen
      onClose={onClose}
      act={t`Remove template`}
      workingLabel={t`Removing`}
      isWorking={remove.isPending}
      problem={remove.error}
      onConfirm={() => remove.mutate(undefined, { onSuccess: onRemoved })}
    >
      <p>
        <Trans>
          “<bdi>{template.name.en}</bdi>” is offered to nobody any more. Documents that began from it stay as
          they are.
        </Trans>
      </p>
    </ConfirmDialog>
  )
}
