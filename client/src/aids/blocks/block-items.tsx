import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react'
import { chainOnText } from '../../editor/chain-on-text.ts'
import { keysText } from '../../ui/keys-text.ts'
import { MenuItem } from '../../ui/menu.tsx'
import type { OverlayTrigger } from '../../ui/use-overlay-trigger.ts'
import type { BlockActs } from './block-acts.ts'
import type { BlockUnit } from './block-unit.ts'

interface BlockItemsProps {
  editor: Editor
  acts: BlockActs
  /** The menu they stand in. */
  panel: OverlayTrigger
  unit: BlockUnit | null
}

/** What one can do with a block, as items of a menu. */
export function BlockItems({ editor, acts, panel, unit }: BlockItemsProps) {
  const { t } = useLingui()
  if (!unit) return null
  const act = (run: () => void) => () => {
    chainOnText(editor, panel)
    run()
  }
  return (
    <>
      <MenuItem
        icon={ArrowUp}
        shortcut={keysText('Alt+Shift+↑')}
        isDisabled={unit.index === 0}
        onAction={act(() => acts.step(-1, unit))}
      >
        {t`Move up`}
      </MenuItem>
      <MenuItem
        icon={ArrowDown}
        shortcut={keysText('Alt+Shift+↓')}
        isDisabled={unit.index === unit.siblings - 1}
        onAction={act(() => acts.step(1, unit))}
      >
        {t`Move down`}
      </MenuItem>
      <MenuItem icon={Copy} onAction={act(() => acts.duplicate(unit))}>
        {t`Duplicate`}
      </MenuItem>
      <MenuItem icon={Trash2} isDanger onAction={act(() => acts.remove(unit))}>
        {t`Delete`}
      </MenuItem>
    </>
  )
}
