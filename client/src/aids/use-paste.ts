import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import { onFirstUse } from '../ui/first-use.ts'

const load = () => import('./paste/clean-html.ts')

/** What is pasted comes clean. Its code comes with the first key or press; a paste that is faster waits for it. */
export function usePaste(editor: Editor | null): void {
  useEffect(() => {
    if (!editor) return
    const { aidSlots } = editor.storage
    aidSlots.paste = {
      handlePaste: (view, event) => {
        const html = event.clipboardData?.getData('text/html')
        if (!html || !view.editable || html.includes('data-pm-slice')) return false
        event.preventDefault()
        const paste = (clean: string) => editor.isDestroyed || view.pasteHTML(clean, event)
        load().then(
          ({ cleanHtml }) => paste(cleanHtml(html)),
          // Without it the schema still keeps out what is foreign.
          () => paste(html),
        )
        return true
      },
    }
    return onFirstUse(() => {
      load().then(
        ({ cleanHtml }) => {
          aidSlots.paste = { transformPastedHTML: cleanHtml }
        },
        () => {},
      )
    })
  }, [editor])
}
