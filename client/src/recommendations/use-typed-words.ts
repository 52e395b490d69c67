import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { UndoManager, type XmlElement } from 'yjs'
import { editWords, placeAfter, plainWords, withBoth } from './edit-words.ts'

/** Tells edits of such a field from others of this page, so that its undo takes back nothing else. */
const TYPED = Symbol('typed in a field')

/**
 * Binds a field of plain text to the words of a block: what is typed goes into the block at once, and what others write
 * comes into the field, the caret staying where it was among the words. While an input method composes, which a change
 * of the field would end, it stands still, and what came meanwhile is joined afterwards.
 */
export function useTypedWords(element: XmlElement, field: RefObject<HTMLTextAreaElement | null>) {
  const undoing = useMemo(() => new UndoManager(element, { trackedOrigins: new Set([TYPED]) }), [element])
  /** The words of the block that the field has shown, on top of which somebody types. */
  const shown = useRef(plainWords(element))
  const isComposing = useRef(false)
  const show = () => {
    if (!field.current || isComposing.current) return
    shown.current = plainWords(element)
    showWords(field.current, shown.current)
  }
  useEffect(() => {
    element.observeDeep(show)
    return () => element.unobserveDeep(show)
  })
  useEffect(() => () => undoing.destroy(), [undoing])
  const take = () => {
    const input = field.current
    if (!input || isComposing.current) return
    const typed = { words: input.value, caret: input.selectionStart }
    const merged = withBoth(shown.current, typed, plainWords(element))
    element.doc?.transact(() => editWords(element, merged), TYPED)
    show()
  }
  return {
    take,
    setComposing: (composes: boolean) => {
      isComposing.current = composes
      take()
    },
    undo: () => undoing.undo(),
    redo: () => undoing.redo(),
  }
}

function showWords(input: HTMLTextAreaElement, words: string): void {
  if (input.value === words) return
  const [start, end] = [input.selectionStart, input.selectionEnd].map((at) =>
    placeAfter(at, { before: input.value, after: words }),
  )
  input.value = words
  input.setSelectionRange(start ?? 0, end ?? 0)
}
