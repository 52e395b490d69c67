import type { Editor } from '@tiptap/core'
import { useEffect, useMemo, useRef } from 'react'
import { useLocale } from '../ui/use-locale.ts'
import { blockActs } from './blocks/block-acts.ts'
import { BlockHandle } from './blocks/block-handle.tsx'
import { wantsFrenchTypography } from './characters/french-choice.ts'
import { typingAid } from './characters/typing-aid.ts'
import { SlashMenu } from './slash/slash-menu.tsx'

/** What helps while one writes: the menu of blocks, the handle beside them, the typography of French. */
export function TextAids({ editor, isSuggesting }: { editor: Editor; isSuggesting: () => boolean }) {
  const blocks = useMemo(() => blockActs(editor, isSuggesting), [editor, isSuggesting])
  const locale = useRef('')
  locale.current = useLocale()
  useEffect(() => {
    const { aid, stop } = typingAid(editor, { isOn: wantsFrenchTypography, locale: () => locale.current })
    editor.storage.aidSlots.characters = aid
    return () => {
      stop()
      if (!editor.isDestroyed) editor.storage.aidSlots.characters = null
    }
  }, [editor])
  return (
    <>
      <SlashMenu editor={editor} />
      <BlockHandle editor={editor} acts={blocks} />
    </>
  )
}
