import { Trans, useLingui } from '@lingui/react/macro'
import { type Coalition, coalitionNamesSchema } from '@plenary/shared/coalitions.ts'
import type { Locale, Localized } from '@plenary/shared/localized.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { NameFields } from '../ui/name-fields.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import { useLocale } from '../ui/use-locale.ts'
import styles from './rename-coalition-dialog.module.css'
import { useRenameCoalition } from './use-coalition.ts'
import { useCoalitionFaultText } from './use-coalition-fault-text.ts'

interface RenameCoalitionDialogProps {
  coalition: Coalition
  onClose: () => void
}

/** Gives a coalition another name, in one language or both. */
export function RenameCoalitionDialog({ coalition, onClose }: RenameCoalitionDialogProps) {
  const { t } = useLingui()
  const rename = useRenameCoalition(coalition.slug)
  const faultText = useCoalitionFaultText()
  const form = useForm({
    initial: namesToEdit(coalition.name, useLocale()),
    schema: coalitionNamesSchema,
    send: async (names) => {
      await rename.mutateAsync(names)
      showToast(t`The coalition has its new name.`)
      onClose()
    },
    faultText: (_field, _code, value) => faultText(value),
  })
  return (
    <Dialog title={t`Rename the coalition`} isOpen onOpenChange={onClose}>
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        <NameFields field={form.field} />
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Saving`}>
            <Trans>Save</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** One name for both languages stands in the field of the page's own, so that it is changed in one place. */
function namesToEdit(name: Localized, locale: Locale) {
  const isOneName = name.en === name.fr
  return {
    nameEn: isOneName && locale === 'fr' ? '' : name.en,
    nameFr: isOneName && locale === 'en' ? '' : name.fr,
  }
}
