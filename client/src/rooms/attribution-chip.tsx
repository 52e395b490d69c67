import type { Attribution } from '@plenary/shared/rooms.ts'
import { VenetianMask } from 'lucide-react'
import { Popover } from '../ui/popover.tsx'
import text from '../ui/text.module.css'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { useAttributionWords } from '../use-attribution-words.ts'
import styles from './attribution-chip.module.css'

/** Says that people do not bear their names here; opens what that means. Nothing where they do. */
export function AttributionChip({ attribution }: { attribution: Attribution }) {
  const trigger = useOverlayTrigger('dialog')
  const { name, short, promise } = useAttributionWords()[attribution]
  if (attribution === 'named') return null
  return (
    <>
      <button type="button" className={styles.chip} {...trigger.props}>
        <VenetianMask aria-hidden size={16} strokeWidth={2} />
        {short}
      </button>
      <Popover trigger={trigger} label={name}>
        <h2 className={text.head}>{name}</h2>
        <p className={text.small}>{promise}</p>
      </Popover>
    </>
  )
}
