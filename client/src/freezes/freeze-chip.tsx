import type { FreezeLevel } from '@plenary/shared/permissions.ts'
import styles from './freeze-chip.module.css'
import { useFreezeWords } from './freeze-words.ts'

/** Says in a list that a document is frozen, and how far. */
export function FreezeChip({ level }: { level: FreezeLevel }) {
  const { icon: Icon, name } = useFreezeWords()[level]
  return (
    <span className={styles.chip}>
      <Icon aria-hidden size={16} strokeWidth={2} />
      {name}
    </span>
  )
}
