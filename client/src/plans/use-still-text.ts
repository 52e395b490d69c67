import { useLingui } from '@lingui/react/macro'
import { standsStill } from '@plenary/shared/plans.ts'
import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { useEffect, useRef } from 'react'
import { showToast } from '../ui/toast.ts'
import { usePlanOfRoom } from './plan-context.ts'

/** Keeps an editor out of the sections that stand still; its code comes with the first of them. */
export function useStillText(editor: Editor | null): void {
  const { t } = useLingui()
  const { plan } = usePlanOfRoom()
  const refusal = useRef('')
  refusal.current = t`This section is frozen: its text does not change.`
  const still = plan?.sections.filter(({ state }) => standsStill(state)).map(({ heading }) => heading) ?? []
  const key = still.join(' ')
  useEffect(() => {
    if (!editor || key === '') return
    let isCurrent = true
    void import('./still-text.ts').then(({ stillText }) => {
      if (!isCurrent || editor.isDestroyed) return
      const headings = new Set(key.split(' '))
      keep(
        editor,
        stillText(headings, () => showToast(refusal.current)),
      )
    })
    return () => {
      isCurrent = false
      if (!editor.isDestroyed) keep(editor, null)
    }
  }, [editor, key])
}

function keep(editor: Editor, aid: Editor['storage']['aidSlots']['still']): void {
  editor.storage.aidSlots.still = aid
  // What was done before would be undone in a section that takes no change.
  if (aid) yUndoPluginKey.getState(editor.state)?.undoManager.clear()
  editor.view.dispatch(editor.state.tr)
}
