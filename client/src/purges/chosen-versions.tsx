import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { SnapshotId } from '@plenary/shared/ids.ts'
import type { PurgePreview } from '@plenary/shared/purges.ts'
import { CheckField } from '../ui/check-field.tsx'
import text from '../ui/text.module.css'
import { useMoment, useVersionName } from '../versions/version-names.ts'
import styles from './purge-dialog.module.css'

interface ChosenVersionsProps {
  versions: PurgePreview['versions']
  /** Those that keep the words. */
  spared: ReadonlySet<SnapshotId>
  onSpare: (spared: ReadonlySet<SnapshotId>) => void
}

/** The versions that hold the words, all of them chosen at first: what is forgotten here stays for ever. */
export function ChosenVersions({ versions, spared, onSpare }: ChosenVersionsProps) {
  const { t } = useLingui()
  const nameOf = useVersionName()
  const momentOf = useMoment()
  const choose = (id: SnapshotId, isChosen: boolean) => {
    const next = new Set(spared)
    if (isChosen) next.delete(id)
    else next.add(id)
    onSpare(next)
  }
  return (
    <fieldset className={styles.versions}>
      <legend className={text.medium}>{t`Remove it from these versions too`}</legend>
      {versions.map(({ snapshot, count }) => {
        const places = t`${plural(count, { one: '# place', other: '# places' })}`
        return (
          <CheckField
            key={snapshot.id}
            label={nameOf(snapshot)}
            help={`${momentOf(snapshot.takenAt)} · ${places}`}
            isChecked={!spared.has(snapshot.id)}
            onChange={(isChosen) => choose(snapshot.id, isChosen)}
          />
        )
      })}
    </fieldset>
  )
}
