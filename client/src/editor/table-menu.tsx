import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Table } from 'lucide-react'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { chainOnText } from './chain-on-text.ts'
import { keepCaret } from './keep-caret.ts'

/** Puts a table in, and inside one adds and takes away rows and columns. */
export function TableMenu({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('menu')
  const isInside = useEditorState({ editor, selector: () => editor.isActive('table') })
  const chain = () => chainOnText(editor, trigger)
  const insert = () => chain().insertTable().run()
  return (
    <>
      <IconButton
        icon={Table}
        label={t`Table`}
        isDense
        isOn={isInside}
        onMouseDown={keepCaret}
        {...trigger.props}
      />
      <Menu trigger={trigger} label={t`Table`} placement="bottom start">
        {isInside ? (
          <>
            <MenuItem onAction={() => chain().addRowBefore().run()}>{t`Row above`}</MenuItem>
            <MenuItem onAction={() => chain().addRowAfter().run()}>{t`Row below`}</MenuItem>
            <MenuItem onAction={() => chain().addColumnBefore().run()}>{t`Column before`}</MenuItem>
            <MenuItem onAction={() => chain().addColumnAfter().run()}>{t`Column after`}</MenuItem>
            <MenuItem onAction={() => chain().toggleHeaderRow().run()}>{t`Heading row on or off`}</MenuItem>
            <MenuLine />
            <MenuItem isDanger onAction={() => chain().deleteRow().run()}>{t`Delete the row`}</MenuItem>
            <MenuItem isDanger onAction={() => chain().deleteColumn().run()}>{t`Delete the column`}</MenuItem>
            <MenuItem isDanger onAction={() => chain().deleteTable().run()}>{t`Delete the table`}</MenuItem>
          </>
        ) : (
          <MenuItem onAction={insert}>{t`Insert a table, three by three`}</MenuItem>
        )}
      </Menu>
    </>
  )
}
