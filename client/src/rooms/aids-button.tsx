import { useLingui } from '@lingui/react/macro'
import { Ellipsis } from 'lucide-react'
import type { Aids } from '../aids/use-aids.ts'
import { keepCaret } from '../editor/keep-caret.ts'
import { withMessages } from '../i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'

const loadMenu = () =>
  withMessages('aids', import('../aids/tools-menu.tsx')).then(({ ToolsMenu }) => ToolsMenu)

/** The last button of the bar, with what helps with a text beside its formatting. */
export function AidsButton({ aids }: { aids: Aids }) {
  const { t } = useLingui()
  const menu = useOverlayTrigger('menu')
  const { editor } = aids
  return (
    <>
      <IconButton icon={Ellipsis} label={t`More tools`} isDense onMouseDown={keepCaret} {...menu.props} />
      <LatePart load={loadMenu} isWanted={menu.isOpen}>
        {(ToolsMenu) => editor && <ToolsMenu aids={aids} editor={editor} menu={menu} />}
      </LatePart>
    </>
  )
}
