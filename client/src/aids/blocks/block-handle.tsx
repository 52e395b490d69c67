import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { GripVertical } from 'lucide-react'
import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { classNames } from '../../ui/class-names.ts'
import { Menu } from '../../ui/menu.tsx'
import { useOverlayTrigger } from '../../ui/use-overlay-trigger.ts'
import type { BlockActs } from './block-acts.ts'
import styles from './block-handle.module.css'
import { BlockItems } from './block-items.tsx'
import { useBlockDrag } from './use-block-drag.ts'
import { useBlockKeys } from './use-block-keys.ts'
import { useHandledBlock } from './use-handled-block.ts'

interface BlockHandleProps {
  editor: Editor
  acts: BlockActs
}

/**
 * The handle beside the block under the pointer, or with the caret: a press opens what one can do with it, a pull moves
 * it. No stop of the Tab key, which would lead through every block: the same is in the bar of tools and on keys.
 */
export function BlockHandle({ editor, acts }: BlockHandleProps) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('menu')
  const [said, say] = useState('')
  const place = useHandledBlock(editor, trigger.isOpen)
  const button = useRef<HTMLButtonElement>(null)
  const drag = useBlockDrag({ editor, acts, place })
  useBlockKeys(editor, (by) => {
    if (acts.step(by)) say(by < 0 ? t`Moved up` : t`Moved down`)
  })
  const sheet = editor.view.dom.closest('article')
  if (!sheet) return null
  const handle = place && (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t`Move or change this block`}
      {...trigger.props}
      ref={(element) => {
        button.current = element
        trigger.ref.current = element
      }}
      {...drag.handlers}
      onClick={() => drag.wasPulled() || trigger.props.onClick()}
      className={classNames(styles.handle, drag.lineTop !== null && styles.pulled)}
      style={{ '--top': `${place.top}px` } as React.CSSProperties}
    >
      <GripVertical aria-hidden size={16} strokeWidth={2} />
    </button>
  )
  return createPortal(
    <>
      {handle}
      {drag.lineTop !== null && (
        <div className={styles.line} style={{ '--top': `${drag.lineTop}px` } as React.CSSProperties} />
      )}
      {place && (
        <Menu trigger={trigger} label={t`This block`} placement="bottom start">
          <BlockItems editor={editor} acts={acts} panel={trigger} unit={place.unitNow()} />
        </Menu>
      )}
      <span role="status" className={styles.unseen}>
        {said}
      </span>
    </>,
    sheet,
  )
}
