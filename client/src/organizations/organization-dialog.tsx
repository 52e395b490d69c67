import { Trans, useLingui } from '@lingui/react/macro'
import { type OrganizationRecord, organizationInputSchema } from '@plenary/shared/organizations.ts'
import { isolate } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import { useLocale } from '../ui/use-locale.ts'
import styles from './organization-dialog.module.css'
import { OrganizationFields } from './organization-fields.tsx'
import {
  noOrganization,
  type OrganizationValues,
  organizationOfValues,
  valuesOfOrganization,
} from './organization-form.ts'
import { useOrganizationFaultText } from './use-organization-fault-text.ts'
import { useAddOrganization, useChangeOrganization } from './use-organizations.ts'

const schema = {
  safeParse: (values: OrganizationValues) => organizationInputSchema.safeParse(organizationOfValues(values)),
}

interface OrganizationDialogProps {
  coalitionSlug: string
  /** The one that is edited; without one, another is added. */
  organization?: OrganizationRecord
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onSaved: () => void
}

/** Adds an organisation to a coalition, or changes one. What was typed outlives closing and opening again. */
export function OrganizationDialog({
  coalitionSlug,
  organization,
  isOpen,
  onOpenChange,
  onSaved,
}: OrganizationDialogProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const add = useAddOrganization(coalitionSlug)
  const change = useChangeOrganization(coalitionSlug)
  const faultText = useOrganizationFaultText()
  const form = useForm({
    initial: organization ? valuesOfOrganization(organization) : noOrganization(locale),
    schema,
    send: async (input) => {
      const name = isolate(input.shortName)
      if (organization) await change.mutateAsync({ id: organization.id, input })
      else await add.mutateAsync(input)
      showToast(organization ? t`${name} has been changed.` : t`${name} is at the table.`)
      onSaved()
    },
    faultText: (field, _code, value) => faultText(field, value),
  })
  return (
    <Dialog
      title={organization ? t`Edit the organisation` : t`Add an organisation`}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        <OrganizationFields field={form.field} />
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          {organization ? (
            <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Saving`}>
              <Trans>Save</Trans>
            </Button>
          ) : (
            <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Adding`}>
              <Trans>Add</Trans>
            </Button>
          )}
          <Button variant="bare" onClick={() => onOpenChange(false)}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
