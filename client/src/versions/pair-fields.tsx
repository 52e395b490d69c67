import { useLingui } from '@lingui/react/macro'
import type { SnapshotList } from '@plenary/shared/snapshots.ts'
import { SelectField } from '../ui/select-field.tsx'
import type { Pair } from './chosen-pair.ts'
import type { VersionKey } from './use-snapshots.ts'
import { useMoment, useVersionName } from './version-names.ts'

interface PairFieldsProps {
  list: SnapshotList
  pair: Pair
  onChoose: (end: 'from' | 'to', version: VersionKey) => void
}

/** The two that are compared, to be chosen where there is no room for a timeline. */
export function PairFields({ list, pair, onChoose }: PairFieldsProps) {
  const { t } = useLingui()
  const nameOf = useVersionName()
  const moment = useMoment()
  const versions: { id: VersionKey; label: string }[] = list.items.map((snapshot) => ({
    id: snapshot.id,
    label: `${nameOf(snapshot)} · ${moment(snapshot.takenAt)}`,
  }))
  return (
    <>
      <SelectField
        label={t`From`}
        choices={versions}
        chosen={pair.from as VersionKey}
        onChoose={(version) => onChoose('from', version)}
      />
      <SelectField
        label={t`To`}
        choices={[{ id: 'live', label: t`Live text` }, ...versions]}
        chosen={pair.to}
        onChoose={(version) => onChoose('to', version)}
      />
    </>
  )
}
