import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { TriangleAlert } from 'lucide-react'
import { ChoiceField } from '../ui/choice-field.tsx'
import styles from './import.module.css'
import type { ImportWarnings, Reading } from './imported-text.ts'

interface ImportWarningListProps {
  warnings: ImportWarnings
  reading: Reading
  onReading: (reading: Reading) => void
}

/** What somebody should know of a file: changes that were tracked in it, and how they are read; what stays behind. */
export function ImportWarningList({ warnings, reading, onReading }: ImportWarningListProps) {
  const { comments, marginTexts } = warnings
  const hasChanges = warnings.insertions + warnings.deletions + warnings.formatChanges > 0
  if (!hasChanges && comments + marginTexts === 0) return null
  return (
    <>
      <div className={styles.note}>
        <TriangleAlert aria-hidden size={20} strokeWidth={1.75} />
        <ul className={styles.warnings}>
          {hasChanges && <TrackedChanges {...warnings} />}
          {comments > 0 && (
            <li>
              <Plural
                value={comments}
                one="# comment stays in the file: it is not imported."
                other="# comments stay in the file: they are not imported."
              />
            </li>
          )}
          {marginTexts > 0 && (
            <li>
              <Plural
                value={marginTexts}
                one="# header or footer is not imported."
                other="# headers and footers are not imported."
              />
            </li>
          )}
        </ul>
      </div>
      {hasChanges && <ReadingField reading={reading} onReading={onReading} />}
    </>
  )
}

function TrackedChanges({ insertions, deletions, formatChanges }: ImportWarnings) {
  const { t } = useLingui()
  const ins = t`${plural(insertions, { one: '# insertion', other: '# insertions' })}`
  const del = t`${plural(deletions, { one: '# deletion', other: '# deletions' })}`
  return (
    <li>
      <b>
        <Trans>
          Changes are tracked in this file: {ins} and {del}.
        </Trans>
      </b>{' '}
      {formatChanges > 0 && (
        <>
          <Plural
            value={formatChanges}
            one="# change of formatting, too."
            other="# changes of formatting, too."
          />{' '}
        </>
      )}
      <Trans>
        Nobody has decided on them yet. They do not come in as suggestions: choose which text you want.
      </Trans>
    </li>
  )
}

function ReadingField({ reading, onReading }: Pick<ImportWarningListProps, 'reading' | 'onReading'>) {
  const { t } = useLingui()
  return (
    <ChoiceField
      label={t`Tracked changes`}
      choices={[
        {
          id: 'accepted',
          label: t`As if all were accepted`,
          help: t`What was inserted is in, what was deleted is gone.`,
        },
        {
          id: 'original',
          label: t`As before the changes`,
          help: t`What was inserted is gone, what was deleted is in.`,
        },
      ]}
      chosen={reading}
      onChoose={onReading}
    />
  )
}
