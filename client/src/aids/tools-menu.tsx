import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { BookOpenText, FileInput, Focus, Hash, Keyboard, Languages, Omega, Search } from 'lucide-react'
import { useMemo } from 'react'
import { chainOnText } from '../editor/chain-on-text.ts'
import { keysText } from '../ui/keys-text.ts'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { Popover } from '../ui/popover.tsx'
import { type OverlayTrigger, useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { blockActs } from './blocks/block-acts.ts'
import { BlockItems } from './blocks/block-items.tsx'
import { CharacterPalette } from './characters/character-palette.tsx'
import { LanguagePanel } from './language/language-panel.tsx'
import type { Aids } from './use-aids.ts'

interface ToolsMenuProps {
  aids: Aids
  editor: Editor
  /** The button that opens it. */
  menu: OverlayTrigger
}

/** What the last button of the bar opens: what helps with a text, beside its formatting. */
export function ToolsMenu({ aids, editor, menu }: ToolsMenuProps) {
  const { t } = useLingui()
  const signs = useOverlayTrigger('dialog')
  const languages = useOverlayTrigger('dialog')
  const { isSuggesting, open, isFocusMode, toggleFocusMode } = aids
  const blocks = useMemo(() => blockActs(editor, isSuggesting), [editor, isSuggesting])
  // The panels stand at the button of the menu, and give the focus back to it.
  const palette = { ...signs, ref: menu.ref }
  const languagePanel = { ...languages, ref: menu.ref }
  return (
    <>
      <Menu trigger={menu} label={t`More tools`} placement="bottom end">
        <MenuItem icon={Search} shortcut={keysText('Mod+F')} onAction={() => open('find')}>
          {t`Find and replace`}
        </MenuItem>
        <MenuItem icon={Omega} onAction={() => signs.setOpen(true)}>
          {t`Special characters`}
        </MenuItem>
        <MenuItem icon={Languages} onAction={() => languages.setOpen(true)}>
          {t`Language and direction`}
        </MenuItem>
        <MenuItem icon={BookOpenText} onAction={() => open('reading')}>
          {t`How easily it reads`}
        </MenuItem>
        <MenuItem icon={Hash} onAction={() => open('reference')}>
          {t`Reference to a number`}
        </MenuItem>
        <MenuItem icon={FileInput} onAction={() => open('import')}>
          {t`Import a document`}
        </MenuItem>
        <MenuLine />
        <BlockItems editor={editor} acts={blocks} panel={menu} unit={blocks.current()} />
        <MenuLine />
        <MenuItem
          icon={Focus}
          shortcut={keysText('Ctrl+Alt+O')}
          onAction={() => {
            chainOnText(editor, menu)
            toggleFocusMode()
          }}
        >
          {isFocusMode ? t`Show the outline and the margin` : t`The text alone`}
        </MenuItem>
        <MenuItem icon={Keyboard} shortcut={keysText('Mod+/')} onAction={() => open('keys')}>
          {t`Keys`}
        </MenuItem>
      </Menu>
      <Popover trigger={palette} label={t`Special characters`} placement="bottom end">
        <CharacterPalette editor={editor} panel={palette} />
      </Popover>
      <Popover trigger={languagePanel} label={t`Language and direction`} placement="bottom end">
        <LanguagePanel editor={editor} panel={languagePanel} />
      </Popover>
    </>
  )
}
